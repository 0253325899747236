/** Notices by wall clock that a stream tells nothing, and that the computer slept: timers stand still in sleep. */
import type { Clock } from '../ground/clock.ts';

// Silence is normal for minutes, and a frozen server is never noticed by itself (nfon-api.md, The stream).
export const SILENCE_LIMIT_MS = 3 * 60_000;

// A stream may tell of some calls and not of others; and it never tells that one was deleted.
export const UNCHECKED_LIMIT_MS = 10 * 60_000;

const LOOK_EVERY_MS = 15_000;

// A timer that comes this late was asleep.
const SLEPT_MS = 30_000;

/** Why somebody has to make sure of the stream. */
export type Suspicion = 'silence' | 'sleep';

export interface SilenceWatch {
	/** A call was told. Bytes that tell of none prove only that somebody holds the other end. */
	readonly told: () => void;
	/** Until when this computer was awake for sure: now, or the last look before a sleep that it woke from. */
	readonly awakeUntil: () => number;
	/** Whether it woke from a sleep that nobody has noticed yet; this does. */
	readonly noticeSleep: () => boolean;
	readonly stop: () => void;
}

/** Calls `onTick` every few seconds, and `onSuspicion` before it: after a long silence, a sleep, and now and then. */
export function watchSilence(
	clock: Clock,
	onTick: () => void,
	onSuspicion: (why: Suspicion) => void,
): SilenceWatch {
	let silentMs = 0;
	let uncheckedMs = 0;
	let lastLookAt = clock.now();
	const hasSlept = (): boolean => clock.now() - lastLookAt > LOOK_EVERY_MS + SLEPT_MS;
	const look = (): void => {
		const slept = hasSlept();
		// Whatever was done to the clock, the timer has waited: a clock set back must not make a dead stream young.
		const passedMs = Math.max(clock.now() - lastLookAt, LOOK_EVERY_MS);
		lastLookAt = clock.now();
		silentMs += passedMs;
		uncheckedMs += passedMs;
		cancel = clock.after(LOOK_EVERY_MS, look);
		if (slept || silentMs > SILENCE_LIMIT_MS || uncheckedMs > UNCHECKED_LIMIT_MS) {
			silentMs = 0;
			uncheckedMs = 0;
			onSuspicion(slept ? 'sleep' : 'silence');
		}
		onTick();
	};
	let cancel = clock.after(LOOK_EVERY_MS, look);
	return {
		told: () => {
			silentMs = 0;
		},
		awakeUntil: () => (hasSlept() ? lastLookAt : clock.now()),
		noticeSleep: () => {
			const slept = hasSlept();
			if (slept) lastLookAt = clock.now();
			return slept;
		},
		stop: () => {
			cancel();
		},
	};
}
