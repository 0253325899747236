/** One connection to the service, from its opening to its end: the stream, and the list that fills the gap. */
import type { Clock } from '../ground/clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Call } from '../contract/call.ts';
import type { Failure } from '../contract/outcome.ts';
import { noteBaseline } from './baseline.ts';
import type { CallService } from './call-service.ts';
import { type CatchUpParts, coverTop, fillDown, isFilling } from './catch-up.ts';
import { followStream } from './event-stream.ts';
import type { HistoryStore } from './history-store.ts';
import type { Pause } from './pause.ts';
import { readEvent } from './read-event.ts';
import type { NotUnderstood } from './set-aside.ts';
import { type SilenceWatch, watchSilence } from './silence-watch.ts';
import { StreamDoubt } from './stream-doubt.ts';
import { UnsettledTranscripts } from './unsettled-transcripts.ts';

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
	/** In which no single record is asked for. */
	readonly pause: Pause;
}

const LISTENING_NOTED_EVERY_MS = 60_000;

export class Connection {
	readonly #parts: ConnectionParts;
	/** Ends this connection and everything that belongs to it. */
	readonly #end = new AbortController();
	readonly #transcripts: UnsettledTranscripts;
	#broken: Failure | null = null;
	#isFilling = false;
	/** Nothing is missing, as far as the list told when it was asked last. */
	#isFilled = false;
	#isListening = false;
	#listeningNotedAt = 0;
	#watch: SilenceWatch | null = null;
	/** Told by the stream in this very moment, in its order. */
	#heard: Call[] = [];
	readonly #doubt: StreamDoubt;

	constructor(parts: ConnectionParts) {
		this.#parts = parts;
		this.#transcripts = new UnsettledTranscripts({
			...{ ...parts, signal: this.#end.signal },
			apply: (call) => {
				this.#take([call]);
			},
		});
		this.#doubt = new StreamDoubt({
			...{ ...parts, signal: this.#end.signal },
			noticeSleep: () => this.#watch?.noticeSleep() ?? false,
			onLost: (failure) => {
				this.#breakOff(failure ?? this.#deadStream());
			},
			onHeld: () => {
				if (this.#doubt.isHeld) this.#report(false);
				else if (this.#isFilled) parts.enter({ kind: 'up-to-date' });
			},
			onCoverDue: () => {
				this.fill();
			},
		});
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

		const watch = watchSilence(clock, this.#tick, (why) => void this.#doubt.check(why));
		this.#watch = watch;
		const ended = await followStream({
			url: service.streamUrl,
			open: (opening) => service.openStream(eventId.last, opening),
			clock,
			signal: this.#end.signal,
			onOpen: () => {
				this.#isListening = true;
				this.#listeningNotedAt = clock.now();
				this.#parts.pause.shorten();
				this.#doubt.begin();
				this.#keep(store.noteListening('began'));
				this.fill();
			},
			onEvent: (data, id, name) => {
				eventId.last = id;
				this.#takeEvent(data, name);
			},
			onPiece: () => store.rest(),
		});
		watch.stop();
		const deafSince = this.#doubt.isOn ? this.#doubt.soundAt : watch.awakeUntil();
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

	/** Makes sure of the stream, which ends the connection where it turns out to be dead. */
	check(): Promise<void> {
		return this.#doubt.check('return');
	}

	/** The person wants transcripts fetched, or does not any more. */
	noticeTranscriptChoice(): void {
		this.#transcripts.noticeChoice();
	}

	async #fill(): Promise<void> {
		const { store } = this.#parts;
		this.#isFilled = false;
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
			if (step === coverTop) this.#doubt.covering();
			const done = await step(parts);
			if (this.#end.signal.aborted) return;
			if (!done.ok) {
				this.#breakOff(done.failure);
				return;
			}
			if (step === coverTop) {
				this.#keep(store.noteGapsFilled());
				this.#doubt.covered();
			}
			isGap = false;
			report();
		}
		this.#transcripts.filled();
		this.#isFilled = true;
		if (!this.#doubt.isHeld) this.#parts.enter({ kind: 'up-to-date' });
	}

	#report(mayBeFirstFill: boolean): void {
		const { store, enter } = this.#parts;
		const firstFill = mayBeFirstFill && !this.#doubt.isHeld && isFilling({ store });
		enter({ kind: 'catching-up', calls: store.count(), firstFill });
	}

	readonly #tick = (): void => {
		const now = this.#parts.clock.now();
		const isDue = Math.abs(now - this.#listeningNotedAt) >= LISTENING_NOTED_EVERY_MS;
		// Who is not sure of it does not say so: the time since the last life sign may turn out to be a gap.
		if (isDue && !this.#doubt.isOn) {
			this.#listeningNotedAt = now;
			this.#keep(this.#parts.store.noteListening('goes-on'));
		}
		this.#transcripts.look();
	};

	#takeEvent(data: string, name: string): void {
		const said = readEvent(data, name);
		if (said === null) return;
		if ('notUnderstood' in said) {
			this.#parts.onNotUnderstood(said.notUnderstood);
			return;
		}
		const { call } = said;
		this.#doubt.told();
		this.#watch?.told();
		if (this.#parts.isWanted?.(call) === false) return;
		if (this.#heard.length === 0) queueMicrotask(this.#takeHeard);
		this.#heard.push(call);
	}

	/** What one piece of the stream told is one transaction. */
	readonly #takeHeard = (): void => {
		const calls = this.#heard;
		this.#heard = [];
		if (this.#end.signal.aborted) return;
		this.#take(calls);
		this.#transcripts.heard(calls);
	};

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
