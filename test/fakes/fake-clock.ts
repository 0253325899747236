import type { Clock } from '../../electron/ground/clock.ts';

interface Appointment {
	/** The same after a sleep, which moves `at`. */
	readonly made: symbol;
	readonly at: number;
	readonly run: () => void;
}

/** A clock whose hands a test turns. Timers run by `advanceMs` only, as they stand still in sleep. */
export class FakeClock implements Clock {
	#now: number;
	#appointments: readonly Appointment[] = [];
	readonly #turn: () => Promise<void>;

	/** `turn`: lets what a timer brought about happen, before the next one is due. */
	constructor(
		startsAt: number | string = '2025-06-03T10:00:00Z',
		turn: () => Promise<void> = aTurn,
	) {
		this.#now = typeof startsAt === 'number' ? startsAt : Date.parse(startsAt);
		this.#turn = turn;
	}

	now(): number {
		return this.#now;
	}

	after(delayMs: number, run: () => void): () => void {
		if (!(delayMs >= 0)) throw new Error(`A delay of ${String(delayMs)} ms is no delay.`);
		const made = Symbol('appointment');
		this.#appointments = [...this.#appointments, { made, at: this.#now + delayMs, run }];
		return () => {
			this.#appointments = this.#appointments.filter((other) => other.made !== made);
		};
	}

	/** Time passes: what is due runs in its order, and each gets a turn to bring about what follows. */
	async advanceMs(ms: number): Promise<void> {
		const end = this.#now + ms;
		await this.#turn();
		for (let next = this.#next(end); next !== null; next = this.#next(end)) {
			this.#now = Math.max(this.#now, next.at);
			const due = next;
			this.#appointments = this.#appointments.filter((other) => other !== due);
			due.run();
			await this.#turn();
		}
		this.#now = end;
		await this.#turn();
	}

	/** The computer sleeps: the wall clock goes on, and every timer has that much further to go. */
	sleepMs(ms: number): void {
		this.#now += ms;
		this.#appointments = this.#appointments.map(({ at, ...rest }) => ({ at: at + ms, ...rest }));
	}

	/** Somebody sets the clock, forward or back. */
	setTo(now: number): void {
		const by = now - this.#now;
		this.#now = now;
		this.#appointments = this.#appointments.map(({ at, ...rest }) => ({ at: at + by, ...rest }));
	}

	/** How many timers wait: a test that ends with some has left something running. */
	get waiting(): number {
		return this.#appointments.length;
	}

	#next(end: number): Appointment | null {
		const due = this.#appointments.filter(({ at }) => at <= end);
		if (due.length === 0) return null;
		return due.reduce((first, other) => (other.at < first.at ? other : first));
	}
}

/** Every promise that can go on does, and what came in from the network meanwhile too. */
export function aTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
