/** The desktop's keyring, as the person and the session handle it: locked, unlocked, ended, begun again. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import dbus from 'dbus-next';
import { profileAt } from '../../electron/shell/profile.ts';
import { keyringState } from '../../electron/shell/secret-service.ts';

/** What build/desktop/virtual-desktop.ts opened it with. */
const PASSWORD = 'virtual-desktop';
const SERVICE = 'NFON Call History';

/** Reads an entry as any program of this person could; null: there is none, or it is locked. */
export function keyringEntry(profile: string, entry: string): string | null {
	const { keychainScope } = profileAt(profile, profile);
	const words = ['lookup', 'service', SERVICE, 'account', `${keychainScope}/${entry}`];
	const { stdout } = spawnSync('secret-tool', words, { encoding: 'utf8' });
	return stdout === '' ? null : stdout;
}

export async function lockKeyring(): Promise<void> {
	execFileSync('dbus-send', [
		...['--session', '--print-reply', '--dest=org.freedesktop.secrets'],
		...['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock'],
		'array:objpath:/org/freedesktop/secrets/aliases/default',
	]);
	await expect.poll(keyringState).toBe('locked');
}

/** As at a login: GNOME's daemon takes a password only when it begins. */
export async function unlockKeyring(): Promise<void> {
	if ((await keyringState()) === 'open') return;
	await endKeyring();
	const daemon = spawn(
		'gnome-keyring-daemon',
		['--foreground', '--unlock', '--components=secrets'],
		// It lives as long as the desktop, which ends whatever bears its mark.
		{ stdio: ['pipe', 'ignore', 'ignore'], detached: true },
	);
	daemon.stdin.end(PASSWORD);
	daemon.unref();
	await expect.poll(keyringState).toBe('open');
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
