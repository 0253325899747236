import type { Clock } from '../ground/clock.ts';

interface Waiting {
	readonly end: (woken: boolean) => void;
	/** By wall clock, which goes on in sleep, unlike the timer. */
	readonly notBeforeAt: number;
	readonly notBeforeMs: number;
	cancel: () => void;
}

/** One time at most that somebody waits, and the two ways to cut it short. */
export class Wait {
	readonly #clock: Clock;
	#waiting: Waiting | null = null;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	get isOn(): boolean {
		return this.#waiting !== null;
	}

	/**
	 * Resolves after the time (null: never by itself) with false, or with true when it was cut short.
	 * `notBeforeMs`: what `hurry` has to leave of it.
	 */
	for(delayMs: number | null, notBeforeMs: number): Promise<boolean> {
		return new Promise((resolve) => {
			this.#waiting = {
				end: (woken) => {
					this.#waiting?.cancel();
					this.#waiting = null;
					resolve(woken);
				},
				notBeforeAt: this.#clock.now() + notBeforeMs,
				notBeforeMs,
				cancel: delayMs === null ? () => undefined : this.#endAfter(delayMs, false),
			};
		});
	}

	/** Ends it at once. */
	wake(): void {
		this.#waiting?.end(true);
	}

	/** Ends it as soon as may be; answers how many milliseconds that still is, null when it is over. */
	hurry(): number | null {
		if (this.#waiting === null) return null;
		const { notBeforeAt, notBeforeMs } = this.#waiting;
		// A clock that was set back makes no wait longer than it was.
		const leftMs = Math.min(notBeforeAt - this.#clock.now(), notBeforeMs);
		if (leftMs <= 0) {
			this.wake();
			return null;
		}
		this.#waiting.cancel();
		this.#waiting.cancel = this.#endAfter(leftMs, true);
		return leftMs;
	}

	#endAfter(ms: number, woken: boolean): () => void {
		return this.#clock.after(ms, () => {
			this.#waiting?.end(woken);
		});
	}
}
