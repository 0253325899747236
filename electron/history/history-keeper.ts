/** Keeps the store true while somebody is signed in: one supervised connection, and what happens between two. */
import type { Clock } from '../clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Failure } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import { catchUp, type HistoryStore, noteBaseline } from './catch-up.ts';
import { parseRecord } from './call-schema.ts';
import { followStream } from './event-stream.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import { lacksTranscript, WholeRecords } from './whole-records.ts';

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

// Silence is normal for minutes, and a frozen server is never noticed by itself (nfon-api.md, The stream).
const SILENCE_LIMIT_MS = 3 * 60_000;
const CHECKED_CALLS = 5;

export class HistoryKeeper {
	readonly #options: HistoryKeeperOptions;
	readonly #wholeRecords: WholeRecords;
	readonly #listeners = new Set<() => void>();
	#state: ConnectionState = { kind: 'idle' };
	#running: AbortController | null = null;
	#wake: (() => void) | null = null;
	#checkStream: (() => void) | null = null;
	#lastEventId: string | null = null;

	constructor(options: HistoryKeeperOptions) {
		this.#options = options;
		this.#wholeRecords = new WholeRecords(options.service, (call) => options.store.apply([call]));
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
		else this.#checkStream?.();
	}

	async #run(signal: AbortSignal): Promise<void> {
		const { clock, random } = this.#options;
		for (let attempt = 0; !signal.aborted; attempt += 1) {
			this.#enter({ kind: 'connecting' });
			const beganAt = clock.now();
			const failure = await this.#connection(signal);
			if (failure === null) return;
			if (clock.now() - beganAt > GOOD_AFTER_MS) attempt = 0;

			if (needsSomebody(failure)) {
				this.#enter({ kind: 'stopped', failure });
				await this.#wait(null);
				attempt = -1;
				continue;
			}
			const retryAfterMs = failure.kind === 'refused' ? failure.retryAfterMs : null;
			const delayMs = reconnectDelayMs(attempt, retryAfterMs, random);
			const retryAt = new Date(clock.now() + delayMs).toISOString();
			this.#enter({ kind: 'offline', failure, retryAt });
			if (await this.#wait(delayMs)) attempt = -1;
		}
	}

	/** One connection, from its opening to its end. Null: `signal` ended it. */
	async #connection(signal: AbortSignal): Promise<Failure | null> {
		const { service, store } = this.#options;
		const baseline = await noteBaseline(service, store, signal);
		if (signal.aborted) return null;
		if (!baseline.ok) return baseline.failure;

		const connection = new AbortController();
		const either = AbortSignal.any([signal, connection.signal]);
		let broken: Failure | null = null;
		const breakOff = (failure: Failure): void => {
			broken ??= failure;
			connection.abort();
		};
		const silence = this.#watchSilence(either, breakOff);
		const ended = await followStream({
			url: service.streamUrl,
			open: (opening) => service.openStream(this.#lastEventId, opening),
			clock: this.#options.clock,
			signal: either,
			onOpen: () => {
				void this.#fillGap(either).then((failure) => {
					if (failure !== null) breakOff(failure);
				});
			},
			onEvent: (data, id) => {
				this.#lastEventId = id ?? this.#lastEventId;
				this.#takeEvent(data, either);
			},
			onLife: silence.life,
		});
		silence.stop();
		if (signal.aborted) return null;
		return broken ?? ended;
	}

	async #fillGap(signal: AbortSignal): Promise<Failure | null> {
		const { service, store, clock, onNotUnderstood } = this.#options;
		const firstFill = store.fact('agreed-until') === null;
		const report = (): void => {
			this.#enter({ kind: 'catching-up', calls: store.count(), firstFill });
		};
		report();
		const outcome = await catchUp({
			service,
			store,
			now: () => clock.now(),
			signal,
			onPage: (page) => {
				page.notUnderstood.forEach(onNotUnderstood);
				report();
			},
		});
		if (signal.aborted) return null;
		if (!outcome.ok) return outcome.failure;
		this.#enter({ kind: 'up-to-date' });
		return null;
	}

	#takeEvent(data: string, signal: AbortSignal): void {
		const { store, onNotUnderstood } = this.#options;
		let json: unknown;
		try {
			json = JSON.parse(data);
		} catch {
			// One broken event must not stop the others; the list, which is the truth, will have its record.
			onNotUnderstood('not JSON');
			return;
		}
		const record = parseRecord(json, false);
		if (!record.understood) {
			onNotUnderstood(record.reason);
			return;
		}
		store.apply([record.call]);
		if (lacksTranscript(record.call)) this.#wholeRecords.fetch(record.call.uuid, signal);
	}

	/**
	 * After a long silence asks the list for the newest calls. If it knows more than the stream told, or does not
	 * answer, the stream is dead, and `onDead` says so.
	 */
	#watchSilence(
		signal: AbortSignal,
		onDead: (failure: Failure) => void,
	): { readonly life: () => void; readonly stop: () => void } {
		const { clock, service, store } = this.#options;
		const check = async (): Promise<void> => {
			life();
			const newest = await service.list({ limit: CHECKED_CALLS, offset: 0 }, signal);
			if (signal.aborted) return;
			if (!newest.ok) onDead(newest.failure);
			else if (store.apply(newest.value.calls) > 0) onDead(this.#deadStream());
		};
		const startCheck = (): void => void check();
		const life = (): void => {
			cancel();
			cancel = clock.after(SILENCE_LIMIT_MS, startCheck);
		};
		let cancel = clock.after(SILENCE_LIMIT_MS, startCheck);
		this.#checkStream = startCheck;
		return {
			life,
			stop: () => {
				cancel();
				this.#checkStream = null;
			},
		};
	}

	#deadStream(): Failure {
		const { host } = new URL(this.#options.service.streamUrl);
		return { kind: 'unreachable', peer: 'service', host, code: 'ERR_TIMED_OUT' };
	}

	/** Waits for the time (null: without end) or for a wake-up; answers true when it was woken. */
	#wait(delayMs: number | null): Promise<boolean> {
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
			return [400, 401, 403, 404].includes(failure.status);
		// Not understood: a hotel's or a train's sign-in page, which goes when somebody has agreed to it.
		case 'unreachable':
		case 'not-understood':
			return false;
		default:
			return true;
	}
}
