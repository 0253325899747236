/** Time as the app uses it: passed in, so that a test can turn the hands. */
export interface Clock {
	/** Wall-clock time in milliseconds since 1970. Moves on during sleep, unlike timers. */
	now(): number;
	/** Runs once, `delayMs` from now, unless the returned function is called first. */
	after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	after: (delayMs, run) => {
		const timer = setTimeout(run, delayMs);
		return () => {
			clearTimeout(timer);
		};
	},
};
