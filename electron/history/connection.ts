/** One connection to the service, from its opening to its end: the stream, and the list that fills the gap. */
import type { Clock } from '../ground/clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Call } from '../contract/call.ts';
import type { Failure } from '../contract/outcome.ts';
import { noteBaseline } from './baseline.ts';
import type { CallService } from './call-service.ts';
import { parseRecord } from './call-schema.ts';
import { type CatchUpParts, coverTop, fillDown, isFilling } from './catch-up.ts';
import { followStream } from './event-stream.ts';
import type { HistoryStore } from './history-store.ts';
import type { Pause } from './pause.ts';
import type { NotUnderstood } from './set-aside.ts';
import { watchSilence } from './silence-watch.ts';
import { lacksTranscript, WholeRecords } from './whole-records.ts';

export interface ConnectionParts {
	readonly service: Omit<CallService, 'deleteRecords'>;
	readonly store: HistoryStore;
	readonly clock: Clock;
	readonly onNotUnderstood: (record: NotUnderstood) => void;
	readonly isWanted?: (call: Call) => boolean;
	readonly onArrived?: (calls: readonly Call[]) => void;
	readonly enter: (state: ConnectionState) => void;
	/** The last id the service gave its events, to be sent back. */
	readonly eventId: { last: string | null };
	/** In which no whole record is asked for. */
	readonly pause: Pause;
}

/** How many of the newest calls are compared with the list when the stream says nothing. */
const CHECKED_CALLS = 5;

const UNSETTLED_EVERY_MS = 2 * 60_000;
const UNSETTLED_AFTER_GAP = { sinceMs: 7 * 24 * 60 * 60_000, limit: 200 };
const UNSETTLED_MEANWHILE = { sinceMs: 24 * 60 * 60_000, limit: 20 };
const LISTENING_NOTED_EVERY_MS = 60_000;

export class Connection {
	readonly #parts: ConnectionParts;
	/** Ends this connection and everything that belongs to it. */
	readonly #end = new AbortController();
	readonly #wholeRecords: WholeRecords;
	#broken: Failure | null = null;
	#isFilling = false;
	#isListening = false;
	#unsettledAskedAt = 0;
	#listeningNotedAt = 0;
	/** When the stream was last known to live: bytes, or a list that knew no more than it. */
	#heardAt = 0;
	/** Whether it lives is being asked. */
	#isDoubted = false;

	constructor(parts: ConnectionParts) {
		this.#parts = parts;
		this.#wholeRecords = new WholeRecords(
			parts.service,
			(call) => {
				this.#take([call]);
			},
			parts.pause,
			this.#end.signal,
		);
	}

	/** Lasts until it fails, and answers why; null when `signal` ended it. */
	async last(signal: AbortSignal): Promise<Failure | null> {
		const { service, store, clock, eventId } = this.#parts;
		const abort = (): void => {
			this.#end.abort();
		};
		signal.addEventListener('abort', abort, { once: true });
		if (signal.aborted) abort();
		const now = (): number => clock.now();
		const baseline = await noteBaseline(service, store, now, this.#end.signal);
		if (!baseline.ok) this.#breakOff(baseline.failure);

		const watch = watchSilence(clock, this.#tick, () => void this.check());
		const ended = await followStream({
			url: service.streamUrl,
			open: (opening) => service.openStream(eventId.last, opening),
			clock,
			signal: this.#end.signal,
			onOpen: () => {
				this.#isListening = true;
				this.#listeningNotedAt = clock.now();
				this.#heardAt = clock.now();
				this.#parts.pause.shorten();
				this.#keep(store.noteListening('began'));
				this.fill();
			},
			onEvent: (data, id, name) => {
				eventId.last = id;
				this.#takeEvent(data, name);
			},
			onLife: () => {
				this.#heardAt = clock.now();
				watch.life();
			},
		});
		watch.stop();
		const deafSince = this.#isDoubted ? this.#heardAt : watch.awakeUntil();
		this.#end.abort();
		signal.removeEventListener('abort', abort);
		if (this.#isListening) store.noteListening('ended', deafSince);
		return signal.aborted ? null : (this.#broken ?? ended);
	}

	/** Fills what is missing, unless that is being done; again when the person wants older calls after all. */
	fill(): void {
		// Before the stream is open, what happens between the list and the stream would be in neither.
		if (!this.#isListening || this.#isFilling) return;
		this.#isFilling = true;
		void this.#fill().finally(() => {
			this.#isFilling = false;
		});
	}

	/**
	 * Makes sure of a stream that says nothing: if the list knows more than the stream told, or does not answer,
	 * the stream is dead.
	 */
	async check(): Promise<void> {
		const { service, store, clock } = this.#parts;
		// A call stored before it is known what was there before would count as old for ever.
		if (store.fact('baseline') === null) return;
		this.#isDoubted = true;
		const newest = await service.list({ limit: CHECKED_CALLS, offset: 0 }, this.#end.signal);
		if (this.#end.signal.aborted) return;
		if (!newest.ok) this.#breakOff(newest.failure);
		// Told apart, not stored: what else was missed comes with the next connection, and is told together.
		else if (store.differsFrom(newest.value.calls)) this.#breakOff(this.#deadStream());
		else {
			this.#isDoubted = false;
			this.#heardAt = clock.now();
		}
	}

	async #fill(): Promise<void> {
		const { store } = this.#parts;
		// What is missing above the last agreement is a gap, although the first fill is still to be gone on with.
		let isGap = store.fact('agreed-until') !== null;
		const report = (): void => {
			this.#report(!isGap);
		};
		const parts: CatchUpParts = {
			...this.#parts,
			now: () => this.#parts.clock.now(),
			signal: this.#end.signal,
			onPage: (page) => {
				page.notUnderstood.forEach(this.#parts.onNotUnderstood);
				this.#parts.onArrived?.(page.calls);
				report();
			},
		};
		report();
		for (const step of [coverTop, fillDown]) {
			if (step === fillDown && !isFilling(parts)) break;
			const done = await step(parts);
			if (this.#end.signal.aborted) return;
			if (!done.ok) {
				this.#breakOff(done.failure);
				return;
			}
			if (step === coverTop) this.#keep(store.noteGapsFilled());
			isGap = false;
			report();
		}
		this.#askForUnsettled(UNSETTLED_AFTER_GAP);
		this.#parts.enter({ kind: 'up-to-date' });
	}

	#report(mayBeFirstFill: boolean): void {
		const { store, enter } = this.#parts;
		const firstFill = mayBeFirstFill && isFilling({ store });
		enter({ kind: 'catching-up', calls: store.count(), firstFill });
	}

	readonly #tick = (): void => {
		const now = this.#parts.clock.now();
		const isDue = Math.abs(now - this.#listeningNotedAt) >= LISTENING_NOTED_EVERY_MS;
		// Who is not sure of it does not say so: the time since the last life sign may turn out to be a gap.
		if (isDue && !this.#isDoubted) {
			this.#listeningNotedAt = now;
			this.#keep(this.#parts.store.noteListening('goes-on'));
		}
		if (Math.abs(now - this.#unsettledAskedAt) >= UNSETTLED_EVERY_MS) {
			this.#askForUnsettled(UNSETTLED_MEANWHILE);
		}
	};

	#askForUnsettled({ sinceMs, limit }: { readonly sinceMs: number; readonly limit: number }): void {
		const now = this.#parts.clock.now();
		this.#unsettledAskedAt = now;
		const since = new Date(now - sinceMs).toISOString();
		this.#wholeRecords.fetch(this.#parts.store.unsettledTranscripts(since, limit));
	}

	#takeEvent(data: string, name: string): void {
		// An event of another name that carries no record is none of ours: a ping, and no record that went wrong.
		const onNotUnderstood = (field: string, id: string | null): void => {
			if (name === 'message' && data !== '') this.#parts.onNotUnderstood({ field, id });
		};
		let json: unknown;
		try {
			json = JSON.parse(data);
		} catch {
			// One broken event must not stop the others; the list, which is the truth, will have its record.
			onNotUnderstood('not JSON', null);
			return;
		}
		const record = parseRecord(json, false);
		if (!record.understood) {
			onNotUnderstood(record.reason, record.id);
			return;
		}
		if (this.#parts.isWanted?.(record.call) === false) return;
		this.#take([record.call]);
		if (lacksTranscript(record.call)) this.#wholeRecords.fetch([record.call.uuid]);
	}

	/** Stores calls; what cannot be stored ends the connection, and is listed again by the next. */
	#take(calls: readonly Call[]): number {
		this.#parts.onArrived?.(calls);
		return this.#keep(this.#parts.store.apply(calls));
	}

	#keep(stored: ReturnType<HistoryStore['apply']>): number {
		if (stored.ok) return stored.value;
		this.#breakOff(stored.failure);
		return 0;
	}

	#breakOff(failure: Failure): void {
		this.#broken ??= failure;
		this.#end.abort();
	}

	#deadStream(): Failure {
		const { host } = new URL(this.#parts.service.streamUrl);
		return { kind: 'unreachable', peer: 'service', host, code: 'ERR_TIMED_OUT' };
	}
}
