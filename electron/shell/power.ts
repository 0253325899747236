/** Notices that the network may be there again: what the system says, and what can be seen of it. */
import type { NetworkInterfaceInfo } from 'node:os';
import type { Net, PowerMonitor } from 'electron';
import type { Clock } from '../ground/clock.ts';

export interface System {
	readonly power: Pick<PowerMonitor, 'on' | 'off'>;
	readonly network: Pick<Net, 'isOnline'>;
	/** As `os.networkInterfaces` answers. */
	readonly interfaces: () => NodeJS.Dict<readonly NetworkInterfaceInfo[]>;
	readonly clock: Clock;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Calls `back` whenever the network may be there again: after sleep, after unlocking, when the system is online or
 * has an address that it had not before. Ends with the returned function.
 */
export function watchForReturn({ power, network, interfaces, clock }: System, back: () => void) {
	power.on('resume', back);
	power.on('unlock-screen', back);
	// The main process has no event for it. The questions cost microseconds, and ask nobody outside.
	let wasOnline = network.isOnline();
	let before = addresses(interfaces());
	const look = (): void => {
		stopLooking = clock.after(LOOK_EVERY_MS, look);
		const isOnline = network.isOnline();
		const now = addresses(interfaces());
		// With a bridge of some virtual machine, a computer counts as online whatever becomes of its real network;
		// and from one network to the next it may never be offline. Both give it an address.
		const isElsewhere = [...now].some((address) => !before.has(address));
		if ((isOnline && !wasOnline) || isElsewhere) back();
		wasOnline = isOnline;
		before = now;
	};
	let stopLooking = clock.after(LOOK_EVERY_MS, look);
	return (): void => {
		power.off('resume', back);
		power.off('unlock-screen', back);
		stopLooking();
	};
}

/** Those by which others may be reached. */
function addresses(interfaces: ReturnType<System['interfaces']>): ReadonlySet<string> {
	return new Set(
		Object.values(interfaces).flatMap((found = []) =>
			found.filter(({ internal }) => !internal).map(({ address }) => address),
		),
	);
}
