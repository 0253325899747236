/** Notices by wall clock that a stream says nothing, and that the computer slept: timers stand still in sleep. */
import type { Clock } from '../clock.ts';

// Silence is normal for minutes, and a frozen server is never noticed by itself (nfon-api.md, The stream).
export const SILENCE_LIMIT_MS = 3 * 60_000;

const LOOK_EVERY_MS = 15_000;

// A timer that comes this late was asleep.
const SLEPT_MS = 30_000;

export interface SilenceWatch {
	/** Bytes arrived. */
	readonly life: () => void;
	readonly stop: () => void;
}

/** Calls `onTick` every few seconds, and `onSuspicion` after a long silence or a sleep. */
export function watchSilence(
	clock: Clock,
	onTick: () => void,
	onSuspicion: () => void,
): SilenceWatch {
	let lastLifeAt = clock.now();
	let lastLookAt = clock.now();
	const look = (): void => {
		const now = clock.now();
		const slept = now - lastLookAt > LOOK_EVERY_MS + SLEPT_MS;
		// A clock that was set back makes both differences small: then the next minutes decide.
		const silent = now - lastLifeAt > SILENCE_LIMIT_MS;
		lastLookAt = now;
		lastLifeAt = Math.min(lastLifeAt, now);
		cancel = clock.after(LOOK_EVERY_MS, look);
		onTick();
		if (!silent && !slept) return;
		lastLifeAt = now;
		onSuspicion();
	};
	let cancel = clock.after(LOOK_EVERY_MS, look);
	return {
		life: () => {
			lastLifeAt = clock.now();
		},
		stop: () => {
			cancel();
		},
	};
}
