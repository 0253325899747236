/** Keeps the store true while somebody is signed in: one connection after the other, and what is between them. */
import type { Clock } from '../ground/clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Call } from '../contract/call.ts';
import { type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import { Connection } from './connection.ts';
import type { NotUnderstood } from './set-aside.ts';
import type { HistoryStore } from './history-store.ts';
import { Pause } from './pause.ts';
import { honouredMs, reconnectDelayMs } from './reconnect-delay.ts';
import { Wait } from './wait.ts';

export interface HistoryKeeperOptions {
	readonly service: Omit<CallService, 'deleteRecords'>;
	readonly store: HistoryStore;
	readonly clock: Clock;
	/** Answers 0 ≤ x < 1. */
	readonly random: () => number;
	/** Called for each record that cannot be understood, never with a value. */
	readonly onNotUnderstood: (record: NotUnderstood) => void;
	/** Whether a record that the stream brings is to be stored; left out: each is. */
	readonly isWanted?: (call: Call) => boolean;
	/** Called with records that were. */
	readonly onArrived?: (calls: readonly Call[]) => void;
}

// A connection that lasted this long was a good one: the next failure begins the back-off anew.
const GOOD_AFTER_MS = 60_000;

// A disk does not become empty in a second.
const STORE_RETRY_MS = 30_000;

// A record that says the K-number, or a token that does, may come at any time.
const CUSTOMER_AGAIN_MS = 60_000;

export class HistoryKeeper {
	readonly #options: HistoryKeeperOptions;
	readonly #listeners = new Set<() => void>();
	readonly #wait: Wait;
	#state: ConnectionState = { kind: 'idle' };
	#running: AbortController | null = null;
	#connection: Connection | null = null;

	constructor(options: HistoryKeeperOptions) {
		this.#options = options;
		this.#wait = new Wait(options.clock);
	}

	get state(): ConnectionState {
		return this.#state;
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Connects and stays connected until `stop`. Does nothing when it already runs. `claim` makes the store ready for
	 * whoever this is; nothing is asked before it has succeeded, and it is tried again as a connection is.
	 */
	start(claim: () => Outcome<unknown> = () => success(null)): void {
		if (this.#running) return;
		this.#running = new AbortController();
		void this.#run(claim, this.#running.signal);
	}

	stop(): void {
		this.#running?.abort();
		this.#running = null;
		this.#connection = null;
		this.#wait.wake();
		// The next one to sign in may be somebody else.
		this.#options.service.forgetPerson();
		this.#enter({ kind: 'idle' });
	}

	/** The person asks: connects now if it waits, and makes sure of the stream if it is connected. */
	retryNow(): void {
		if (this.#wait.isOn) this.#wait.wake();
		else void this.#connection?.check();
	}

	/**
	 * The network is back, or the computer woke up: as `retryNow`, but no sooner than the server wished, by the wall
	 * clock. A stream that died in sleep looks like a silent one, so one that is open is made sure of.
	 */
	noticeReturn(): void {
		if (!this.#wait.isOn) {
			void this.#connection?.check();
			return;
		}
		const leftMs = this.#wait.hurry();
		if (leftMs === null || this.#state.kind !== 'offline') return;
		const retryAt = new Date(this.#options.clock.now() + leftMs).toISOString();
		this.#enter({ ...this.#state, retryAt });
	}

	/** The person wants no older calls than are here by now; or wants them after all. */
	setFilling(wanted: boolean): void {
		this.#options.store.setFact('first-fill', wanted ? null : 'cancelled');
		if (wanted) this.#connection?.fill();
	}

	/** The person wants transcripts fetched, or does not any more; a connection to come sees that by itself. */
	noticeTranscriptChoice(): void {
		this.#connection?.noticeTranscriptChoice();
	}

	async #run(claim: () => Outcome<unknown>, signal: AbortSignal): Promise<void> {
		const { clock } = this.#options;
		const eventId = { last: null };
		const pause = new Pause(clock);
		let claimed: Outcome<unknown> | null = null;
		for (let attempt = 0; !signal.aborted; attempt += 1) {
			const enter = (state: ConnectionState): void => {
				if (!signal.aborted) this.#enter(state);
			};
			enter({ kind: 'connecting' });
			const beganAt = clock.now();
			if (claimed?.ok !== true) claimed = claim();
			let failure = claimed.ok ? null : claimed.failure;
			if (claimed.ok) {
				const connection = new Connection({ ...this.#options, enter, eventId, pause });
				this.#connection = connection;
				failure = await connection.last(signal);
			}
			if (signal.aborted || failure === null) return;
			this.#connection = null;
			if (clock.now() - beganAt > GOOD_AFTER_MS) attempt = 0;

			if (needsSomebody(failure)) {
				enter({ kind: 'stopped', failure });
				const asked = new AbortController();
				if (failure.kind === 'customer-needed') this.#lookForCustomer(asked.signal);
				await this.#wait.for(null, 0);
				asked.abort();
				attempt = -1;
				continue;
			}
			const wishMs = failure.kind === 'refused' ? honouredMs(failure.retryAfterMs) : 0;
			const delayMs = this.#delayMs(failure, wishMs, attempt);
			const retryAt = new Date(clock.now() + delayMs).toISOString();
			enter({ kind: 'offline', failure, retryAt });
			if (signal.aborted) return;
			if (await this.#wait.for(delayMs, wishMs)) attempt = -1;
		}
	}

	#delayMs(failure: Failure, wishMs: number, attempt: number): number {
		if (failure.kind === 'store-failed') return STORE_RETRY_MS;
		return reconnectDelayMs(attempt, wishMs, this.#options.random);
	}

	/** Asks now and then, and unseen: what the person types meanwhile must not be taken from under their hands. */
	#lookForCustomer(signal: AbortSignal): void {
		const { clock, service } = this.#options;
		const look = async (): Promise<void> => {
			const found = await service.findCustomer(signal);
			if (signal.aborted) return;
			const isRefused = !found.ok && found.failure.kind === 'refused';
			const wishMs = isRefused ? honouredMs(found.failure.retryAfterMs) : 0;
			if (found.ok && found.value) this.#wait.wake();
			else cancel = clock.after(Math.max(CUSTOMER_AGAIN_MS, wishMs), () => void look());
		};
		let cancel = clock.after(CUSTOMER_AGAIN_MS, () => void look());
		signal.addEventListener('abort', () => {
			cancel();
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
