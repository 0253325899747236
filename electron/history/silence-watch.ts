/** Notices by wall clock that a stream says nothing, and that the computer slept: timers stand still in sleep. */
import type { Clock } from '../ground/clock.ts';

// Silence is normal for minutes, and a frozen server is never noticed by itself (nfon-api.md, The stream).
export const SILENCE_LIMIT_MS = 3 * 60_000;

const LOOK_EVERY_MS = 15_000;

// A timer that comes this late was asleep.
const SLEPT_MS = 30_000;

export interface SilenceWatch {
	/** Bytes arrived. */
	readonly life: () => void;
	/** Until when this computer was awake for sure: now, or the last look before a sleep that it woke from. */
	readonly awakeUntil: () => number;
	readonly stop: () => void;
}

/** Calls `onTick` every few seconds, and `onSuspicion` before it after a long silence or a sleep. */
export function watchSilence(
	clock: Clock,
	onTick: () => void,
	onSuspicion: () => void,
): SilenceWatch {
	let silentMs = 0;
	let lastLookAt = clock.now();
	const look = (): void => {
		const passedMs = clock.now() - lastLookAt;
		lastLookAt = clock.now();
		// Whatever was done to the clock, the timer has waited: a clock set back must not make a dead stream young.
		silentMs += Math.max(passedMs, LOOK_EVERY_MS);
		cancel = clock.after(LOOK_EVERY_MS, look);
		const slept = passedMs > LOOK_EVERY_MS + SLEPT_MS;
		if (slept || silentMs > SILENCE_LIMIT_MS) {
			silentMs = 0;
			onSuspicion();
		}
		onTick();
	};
	let cancel = clock.after(LOOK_EVERY_MS, look);
	return {
		life: () => {
			silentMs = 0;
		},
		awakeUntil: () => {
			const slept = clock.now() - lastLookAt > LOOK_EVERY_MS + SLEPT_MS;
			return slept ? lastLookAt : clock.now();
		},
		stop: () => {
			cancel();
		},
	};
}
