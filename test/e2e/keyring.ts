/** The desktop's keyring, as the person and the session handle it: locked, unlocked, ended, begun again. */
import { spawn, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import dbus from 'dbus-next';
import { profileAt } from '../../electron/shell/profile.ts';
import { keyringState } from '../../electron/shell/secret-service.ts';
import { lock, unlock } from '../shell/lock-keyring.ts';

/** What build/desktop/virtual-desktop.ts opened it with. */
export const KEYRING_PASSWORD = 'virtual-desktop';
const SERVICE = 'NFON Call History';

/** Reads an entry as any program of this person could; null: there is none, or it is locked. */
export function keyringEntry(profile: string, entry: string): string | null {
	const { keychainScope } = profileAt(profile, profile);
	const words = ['lookup', 'service', SERVICE, 'account', `${keychainScope}/${entry}`];
	const { stdout } = spawnSync('secret-tool', words, { encoding: 'utf8' });
	return stdout === '' ? null : stdout;
}

export async function lockKeyring(): Promise<void> {
	await lock();
	await expect.poll(keyringState).toBe('locked');
}

/** The person unlocks it; where its program has ended, another one is begun as at a login. */
export async function unlockKeyring(): Promise<void> {
	const state = await keyringState();
	if (state === 'missing') beginKeyring();
	if (state === 'locked') await unlock(KEYRING_PASSWORD);
	await expect.poll(keyringState).toBe('open');
}

/** Another program keeps the secrets from now on, with `data` for its home; null: the person's own again. */
export async function switchKeyring(data: string | null): Promise<void> {
	await endKeyring();
	beginKeyring(data === null ? {} : { XDG_DATA_HOME: data });
	await expect.poll(keyringState).toBe('open');
}

function beginKeyring(env: NodeJS.ProcessEnv = {}): void {
	const daemon = spawn(
		'gnome-keyring-daemon',
		['--foreground', '--unlock', '--components=secrets'],
		// It lives as long as the desktop, which ends whatever bears its mark.
		{ stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: { ...process.env, ...env } },
	);
	daemon.stdin.end(KEYRING_PASSWORD);
	daemon.unref();
}

/** The program that keeps the keyring is gone, as after a crash. */
export async function endKeyring(): Promise<void> {
	if ((await keyringState()) === 'missing') return;
	const bus = dbus.sessionBus();
	try {
		const question = new dbus.Message({
			destination: 'org.freedesktop.DBus',
			path: '/org/freedesktop/DBus',
			interface: 'org.freedesktop.DBus',
			member: 'GetConnectionUnixProcessID',
			signature: 's',
			body: ['org.freedesktop.secrets'],
		});
		const pid: unknown = (await bus.call(question))?.body[0];
		process.kill(Number(pid), 'SIGKILL');
	} finally {
		bus.disconnect();
	}
	await expect.poll(keyringState).toBe('missing');
}
