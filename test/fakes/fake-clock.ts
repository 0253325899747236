import type { Clock } from '../../electron/clock.ts';

interface Appointment {
	readonly at: number;
	readonly run: () => void;
}

/** A clock whose hands a test turns. Timers run by `advanceMs` only, as they stand still in sleep. */
export class FakeClock implements Clock {
	#now: number;
	#appointments: readonly Appointment[] = [];

	constructor(startsAt: number | string = '2025-06-03T10:00:00Z') {
		this.#now = typeof startsAt === 'number' ? startsAt : Date.parse(startsAt);
	}

	now(): number {
		return this.#now;
	}

	after(delayMs: number, run: () => void): () => void {
		if (!(delayMs >= 0)) throw new Error(`A delay of ${String(delayMs)} ms is no delay.`);
		const appointment = { at: this.#now + delayMs, run };
		this.#appointments = [...this.#appointments, appointment];
		return () => {
			this.#appointments = this.#appointments.filter((other) => other !== appointment);
		};
	}

	/** Time passes: what is due runs in its order, and each gets a turn to bring about what follows. */
	async advanceMs(ms: number): Promise<void> {
		const end = this.#now + ms;
		await aTurn();
		for (let next = this.#next(end); next !== null; next = this.#next(end)) {
			this.#now = Math.max(this.#now, next.at);
			const due = next;
			this.#appointments = this.#appointments.filter((other) => other !== due);
			due.run();
			await aTurn();
		}
		this.#now = end;
		await aTurn();
	}

	/** The computer sleeps: the wall clock goes on, and every timer has that much further to go. */
	sleepMs(ms: number): void {
		this.#now += ms;
		this.#appointments = this.#appointments.map(({ at, run }) => ({ at: at + ms, run }));
	}

	/** Somebody sets the clock, forward or back. */
	setTo(now: number): void {
		const by = now - this.#now;
		this.#now = now;
		this.#appointments = this.#appointments.map(({ at, run }) => ({ at: at + by, run }));
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
function aTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
