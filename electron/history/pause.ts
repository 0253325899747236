import type { Clock } from '../ground/clock.ts';

/** A time in which nothing is asked, by the wall clock: sleep counts. It outlives connections. */
export class Pause {
	readonly #clock: Pick<Clock, 'now'>;
	#beganAt = 0;
	#lastsMs = 0;
	#wishedMs = 0;

	constructor(clock: Pick<Clock, 'now'>) {
		this.#clock = clock;
	}

	/** `wishedMs`: how much of it the service itself asked for; more than `lastsMs` makes it longer. */
	begin(lastsMs: number, wishedMs: number): void {
		this.#beganAt = this.#clock.now();
		this.#lastsMs = Math.max(lastsMs, wishedMs);
		this.#wishedMs = wishedMs;
	}

	/** The service is there again: only what it wished still counts. */
	shorten(): void {
		this.#lastsMs = this.#wishedMs;
	}

	get isOn(): boolean {
		const sinceMs = this.#clock.now() - this.#beganAt;
		// A clock that was set back makes no pause longer than it was.
		return sinceMs >= 0 && sinceMs < this.#lastsMs;
	}
}
