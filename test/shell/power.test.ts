import { EventEmitter } from 'node:events';
import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { type System, watchForReturn } from '../../electron/shell/power.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const LOOK_MS = 2_000;

/** A computer as far as the app can tell: what its power says, and what its network looks like. */
class FakeSystem implements System {
	readonly clock = new FakeClock();
	readonly events = new EventEmitter();
	readonly power = this.events as unknown as System['power'];
	online = true;
	readonly network = { isOnline: () => this.online, online: true };
	#interfaces: Record<string, NetworkInterfaceInfo[]> = {};

	readonly interfaces = () => this.#interfaces;

	has(addresses: Readonly<Record<string, string>>): void {
		this.#interfaces = Object.fromEntries(
			Object.entries(addresses).map(([name, address]) => [name, [anInterface(name, address)]]),
		);
	}

	get listeners(): number {
		return this.events.eventNames().reduce((sum, name) => sum + this.events.listenerCount(name), 0);
	}
}

function anInterface(name: string, address: string): NetworkInterfaceInfo {
	const rest = { netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
	return { ...rest, address, family: 'IPv4', internal: name === 'lo' };
}

function watched(besides: Readonly<Record<string, string>> = {}) {
	const system = new FakeSystem();
	system.has({ lo: '127.0.0.1', wlan0: '192.168.1.20', ...besides });
	const seen = { returns: 0 };
	const stop = watchForReturn(system, () => (seen.returns += 1));
	return { system, seen, stop };
}

test.each(['resume', 'unlock-screen'])('%s is a return', (event) => {
	const { system, seen } = watched();

	system.events.emit(event);

	expect(seen.returns).toBe(1);
});

test('a network that is there again is a return, and one that goes is none', async () => {
	const { system, seen } = watched();

	system.online = false;
	await system.clock.advanceMs(LOOK_MS);
	expect(seen.returns).toBe(0);
	system.online = true;
	await system.clock.advanceMs(LOOK_MS);
	await system.clock.advanceMs(10 * LOOK_MS);

	expect(seen.returns).toBe(1);
});

test('where a bridge keeps the computer online, the address that comes back is a return', async () => {
	const { system, seen } = watched({ docker0: '172.17.0.1' });
	system.has({ lo: '127.0.0.1', docker0: '172.17.0.1' });
	await system.clock.advanceMs(LOOK_MS);
	expect(seen.returns).toBe(0);

	system.has({ lo: '127.0.0.1', docker0: '172.17.0.1', wlan0: '192.168.1.20' });
	await system.clock.advanceMs(LOOK_MS);

	expect(seen.returns).toBe(1);
});

test('from one network to the next is a return, although it was never offline', async () => {
	const { system, seen } = watched();

	system.has({ lo: '127.0.0.1', wlan0: '10.0.0.7' });
	await system.clock.advanceMs(LOOK_MS);

	expect(seen.returns).toBe(1);
});

test('an address for itself alone is none', async () => {
	const { system, seen } = watched();

	system.has({ lo: '127.0.0.2', wlan0: '192.168.1.20' });
	await system.clock.advanceMs(LOOK_MS);

	expect(seen.returns).toBe(0);
});

test('after the end nobody listens or looks', async () => {
	const { system, seen, stop } = watched();

	stop();
	system.events.emit('resume');
	system.online = false;
	await system.clock.advanceMs(LOOK_MS);
	system.online = true;
	await system.clock.advanceMs(LOOK_MS);

	expect(seen.returns).toBe(0);
	expect(system.listeners).toBe(0);
	expect(system.clock.waiting).toBe(0);
});
