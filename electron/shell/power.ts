import { net, powerMonitor } from 'electron';
import type { Clock } from '../clock.ts';

const LOOK_EVERY_MS = 2_000;

/**
 * Calls `back` whenever the network may be there again: after sleep, after unlocking, when the system says so.
 * Ends with the returned function.
 */
export function watchForReturn(clock: Clock, back: () => void): () => void {
	powerMonitor.on('resume', back);
	powerMonitor.on('unlock-screen', back);
	// The main process has no event for it. The question costs microseconds, and asks nobody outside.
	let wasOnline = net.isOnline();
	const look = (): void => {
		const isOnline = net.isOnline();
		if (isOnline && !wasOnline) back();
		wasOnline = isOnline;
		stopLooking = clock.after(LOOK_EVERY_MS, look);
	};
	let stopLooking = clock.after(LOOK_EVERY_MS, look);
	return () => {
		powerMonitor.off('resume', back);
		powerMonitor.off('unlock-screen', back);
		stopLooking();
	};
}
