import type { Clock } from '../ground/clock.ts';

/** A time in which nothing is asked, by the wall clock: sleep counts. It outlives connections. */
export class Pause {
	readonly #clock: Pick<Clock, 'now'>;
	#beganAt = 0;
	#lastsMs = 0;

	constructor(clock: Pick<Clock, 'now'>) {
		this.#clock = clock;
	}

	begin(lastsMs: number): void {
		this.#beganAt = this.#clock.now();
		this.#lastsMs = lastsMs;
	}

	get isOn(): boolean {
		const sinceMs = this.#clock.now() - this.#beganAt;
		// A clock that was set back makes no pause longer than it was.
		return sinceMs >= 0 && sinceMs < this.#lastsMs;
	}
}
