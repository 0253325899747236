/** Keeps the store true while somebody is signed in: one connection after the other, and what is between them. */
import type { Clock } from '../clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Failure } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import { Connection } from './connection.ts';
import type { HistoryStore } from './history-store.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

export interface HistoryKeeperOptions {
	readonly service: CallService;
	readonly store: HistoryStore;
	readonly clock: Clock;
	/** Answers 0 ≤ x < 1. */
	readonly random: () => number;
	/** Called for each record that cannot be understood, with the field that made it so, never with a value. */
	readonly onNotUnderstood: (field: string) => void;
}

// A connection that lasted this long was a good one: the next failure begins the back-off anew.
const GOOD_AFTER_MS = 60_000;

// A disk does not become empty in a second.
const STORE_RETRY_MS = 30_000;

export class HistoryKeeper {
	readonly #options: HistoryKeeperOptions;
	readonly #listeners = new Set<() => void>();
	#state: ConnectionState = { kind: 'idle' };
	#running: AbortController | null = null;
	#connection: Connection | null = null;
	#wake: (() => void) | null = null;

	constructor(options: HistoryKeeperOptions) {
		this.#options = options;
	}

	get state(): ConnectionState {
		return this.#state;
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Connects and stays connected until `stop`. Does nothing when it already runs. */
	start(): void {
		if (this.#running) return;
		this.#running = new AbortController();
		void this.#run(this.#running.signal);
	}

	stop(): void {
		this.#running?.abort();
		this.#running = null;
		this.#wake?.();
		this.#enter({ kind: 'idle' });
	}

	/**
	 * The network is back, the computer woke up, or the person asked: connects now if it waits, and makes sure of
	 * the stream if it is connected, because a stream that died in sleep looks like a silent one.
	 */
	retryNow(): void {
		if (this.#wake) this.#wake();
		else void this.#connection?.check();
	}

	/** The person wants no older calls than are here by now; or wants them after all. */
	setFilling(wanted: boolean): void {
		this.#options.store.setFact('first-fill', wanted ? null : 'cancelled');
		if (wanted) this.#connection?.fill();
	}

	async #run(signal: AbortSignal): Promise<void> {
		const { clock } = this.#options;
		const eventId = { last: null };
		for (let attempt = 0; !signal.aborted; attempt += 1) {
			const enter = (state: ConnectionState): void => {
				if (!signal.aborted) this.#enter(state);
			};
			enter({ kind: 'connecting' });
			const beganAt = clock.now();
			const connection = new Connection({ ...this.#options, enter, eventId });
			this.#connection = connection;
			const failure = await connection.last(signal);
			if (failure === null) return;
			this.#connection = null;
			if (clock.now() - beganAt > GOOD_AFTER_MS) attempt = 0;

			if (needsSomebody(failure)) {
				enter({ kind: 'stopped', failure });
				await this.#wait(null, signal);
				attempt = -1;
				continue;
			}
			const delayMs = this.#delayMs(failure, attempt);
			const retryAt = new Date(clock.now() + delayMs).toISOString();
			enter({ kind: 'offline', failure, retryAt });
			if (await this.#wait(delayMs, signal)) attempt = -1;
		}
	}

	#delayMs(failure: Failure, attempt: number): number {
		const { random } = this.#options;
		if (failure.kind === 'store-failed') return STORE_RETRY_MS;
		const retryAfterMs = failure.kind === 'refused' ? failure.retryAfterMs : null;
		return reconnectDelayMs(attempt, retryAfterMs, random);
	}

	/** Waits for the time (null: without end) or for a wake-up; answers true when it was woken. */
	#wait(delayMs: number | null, signal: AbortSignal): Promise<boolean> {
		if (signal.aborted) return Promise.resolve(true);
		return new Promise((resolve) => {
			const cancel =
				delayMs === null
					? null
					: this.#options.clock.after(delayMs, () => {
							this.#wake = null;
							resolve(false);
						});
			this.#wake = () => {
				this.#wake = null;
				cancel?.();
				resolve(true);
			};
		});
	}

	#enter(state: ConnectionState): void {
		this.#state = state;
		for (const listener of this.#listeners) listener();
	}
}

/** Trying again by itself would change nothing: a person has to sign in, or to mend the configuration. */
function needsSomebody(failure: Failure): boolean {
	switch (failure.kind) {
		case 'refused':
			// A provider that means it says so in OAuth's words; any other refusal of its is a gateway's bad moment.
			return failure.peer === 'service' && [400, 401, 403, 404].includes(failure.status);
		// Not understood: a hotel's or a train's sign-in page, which goes when somebody has agreed to it.
		case 'unreachable':
		case 'not-understood':
		case 'store-failed':
			return false;
		default:
			return true;
	}
}
