/** The desktop's notification service and tray host, exchanged for others or taken away, and put back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dbus from 'dbus-next';
import { expect } from '@playwright/test';

const PROJECT = join(import.meta.dirname, '../..');
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const STATUS_NOTIFIER = 'org.kde.StatusNotifierWatcher';
const XFCE_SERVICE = '/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service';

export type NotificationDaemon = 'dunst' | 'xfce4-notifyd' | null;
export type TrayHost = 'xfce4-panel' | 'trayer' | null;

const DAEMONS: Readonly<Record<Exclude<NotificationDaemon, null>, () => readonly string[]>> = {
	dunst: () => ['dunst', '-conf', join(PROJECT, 'build/desktop/config/dunstrc')],
	// It lies in no folder of programs; the file that would start it knows where.
	'xfce4-notifyd': () => [/^Exec=(.+)$/m.exec(readFileSync(XFCE_SERVICE, 'utf8'))?.[1] ?? ''],
};
const HOSTS: Readonly<Record<Exclude<TrayHost, null>, readonly string[]>> = {
	'xfce4-panel': ['xfce4-panel', '--disable-wm-check'],
	// At the top left, as the panel is, with icons of its size.
	trayer:
		'trayer --edge top --align left --widthtype request --height 30 --expand false --SetDockType true --SetPartialStrut true'.split(
			' ',
		),
};

/** Makes this the one that shows notifications; null: nobody does. */
export async function showNotificationsBy(daemon: NotificationDaemon): Promise<void> {
	await endOwner(NOTIFICATIONS);
	if (daemon === null) return;
	start(DAEMONS[daemon]());
	await expect.poll(() => ownerOf(NOTIFICATIONS), { message: daemon }).not.toBeNull();
}

/** Makes this the one that shows tray icons; null: nobody does. */
export async function showTrayBy(host: TrayHost): Promise<void> {
	await endOwner(STATUS_NOTIFIER);
	for (const running of hosts.splice(0)) await end(running);
	if (host === null) return;
	const [program = '', ...words] = HOSTS[host];
	const child = start([program, ...words]);
	if (host === 'trayer') hosts.push(child);
	else await expect.poll(() => ownerOf(STATUS_NOTIFIER), { message: host }).not.toBeNull();
}

// Those that no name on the bus leads to.
const hosts: ChildProcess[] = [];

function start([program = '', ...words]: readonly string[]): ChildProcess {
	// It lives as long as the desktop, which ends whatever bears its mark.
	const child = spawn(program, words, { stdio: 'ignore', detached: true });
	child.unref();
	return child;
}

async function end(child: ChildProcess): Promise<void> {
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill();
	await gone;
}

/** Ends who owns the name, and who would start it again: the panel's plugins are programs of their own. */
async function endOwner(name: string): Promise<void> {
	for (let owner = await ownerOf(name); owner !== null; owner = await ownerOf(name)) {
		const ended = owner;
		await endProcessOf(ended, name === STATUS_NOTIFIER);
		await expect.poll(() => ownerOf(name), { message: `${name} goes` }).not.toBe(ended);
	}
}

async function endProcessOf(owner: string, isPlugin: boolean): Promise<void> {
	try {
		const pid = Number(await askBus('GetConnectionUnixProcessID', owner));
		process.kill(isPlugin ? parentOf(pid) : pid);
	} catch {
		// Gone meanwhile, which is what we want.
	}
}

function parentOf(pid: number): number {
	return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
}

async function ownerOf(name: string): Promise<string | null> {
	const isOwned = await askBus('NameHasOwner', name);
	if (isOwned !== true) return null;
	try {
		return String(await askBus('GetNameOwner', name));
	} catch {
		return null; // it went between the two questions
	}
}

async function askBus(member: string, name: string): Promise<unknown> {
	return callBus('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', member, [
		name,
	]);
}

/** One question with texts for its words, on a connection of its own. */
export async function callBus(
	destination: string,
	path: string,
	face: string,
	member: string,
	words: readonly string[],
): Promise<unknown> {
	const bus = dbus.sessionBus();
	try {
		const body = [...words];
		const signature = 's'.repeat(body.length);
		const question = new dbus.Message({
			destination,
			path,
			interface: face,
			member,
			signature,
			body,
		});
		return (await bus.call(question))?.body[0] as unknown;
	} finally {
		bus.disconnect();
	}
}
