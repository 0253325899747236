import dbus from 'dbus-next';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Processes } from './processes.ts';
import { waitUntil } from './wait-until.ts';

const START_LIMIT_MS = 20_000;

// What the panel keeps its settings in; the one service that may be started by being called.
const SETTINGS_SERVICE = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';

/** Starts a session bus of its own and returns its address. */
export async function startSessionBus(
	processes: Processes,
	runtimeFolder: string,
	env: NodeJS.ProcessEnv,
): Promise<string> {
	const socket = join(runtimeFolder, 'bus');
	const services = join(runtimeFolder, 'services');
	mkdirSync(services);
	if (existsSync(SETTINGS_SERVICE)) {
		copyFileSync(SETTINGS_SERVICE, join(services, 'org.xfce.Xfconf.service'));
	}
	const config = join(runtimeFolder, 'session-bus.conf');
	writeFileSync(config, filledIn({ SOCKET: socket, SERVICES: services }));
	processes.start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile'], { env });
	await waitUntil('the session bus opens its socket', START_LIMIT_MS, () => {
		processes.assertAllRun();
		return existsSync(socket);
	});
	return `unix:path=${socket}`;
}

/** Waits until somebody on the bus owns the name. */
export async function waitForName(
	bus: dbus.MessageBus,
	name: string,
	processes: Processes,
): Promise<void> {
	await waitUntil(`a program owns ${name} on the session bus`, START_LIMIT_MS, async () => {
		processes.assertAllRun();
		return hasOwner(bus, name);
	});
}

async function hasOwner(bus: dbus.MessageBus, name: string): Promise<boolean> {
	const question = new dbus.Message({
		destination: 'org.freedesktop.DBus',
		path: '/org/freedesktop/DBus',
		interface: 'org.freedesktop.DBus',
		member: 'NameHasOwner',
		signature: 's',
		body: [name],
	});
	const answer = await bus.call(question);
	return answer?.body[0] === true;
}

function filledIn(values: Readonly<Record<string, string>>): string {
	const template = fileURLToPath(new URL('config/session-bus.conf', import.meta.url));
	return readFileSync(template, 'utf8').replace(/@([A-Z]+)@/g, (_all, key: string) => {
		const value = values[key];
		if (value === undefined) throw new Error(`session-bus.conf names @${key}@, which has no value`);
		return value;
	});
}
