/** Which records one connection asks for by themselves, and when: those whose transcript is made, or lacks its text. */
import { aTurn } from '../ground/a-turn.ts';
import type { Clock } from '../ground/clock.ts';
import type { Call } from '../contract/call.ts';
import type { HistoryStore, UnsettledCall } from './history-store.ts';
import { WholeRecords, type WholeRecordsParts } from './whole-records.ts';

export interface UnsettledTranscriptsParts extends Omit<WholeRecordsParts, 'next'> {
	readonly store: Pick<HistoryStore, 'transcripts'>;
	readonly clock: Pick<Clock, 'now'>;
}

const EVERY_MS = 2 * 60_000;
const AFTER_GAP = { sinceMs: 7 * 24 * 60 * 60_000, limit: 200 };
const MEANWHILE = { sinceMs: 24 * 60 * 60_000, limit: 20 };

/**
 * Where the person wants transcripts fetched, all that lack their text are, whatever their age: the latest first, and
 * then the others from the newest down, once after each gap. Else only those that are still being made are asked about.
 */
export class UnsettledTranscripts {
	readonly #parts: UnsettledTranscriptsParts;
	readonly #records: WholeRecords;
	#askedAt = 0;
	/** The way down through all that lack their text: going on, and where it is; null: at its top. */
	#isOnWay = false;
	#below: UnsettledCall | null = null;

	constructor(parts: UnsettledTranscriptsParts) {
		this.#parts = parts;
		this.#records = new WholeRecords({ ...parts, next: this.#nextOnWay });
	}

	/** The stream told of these. */
	heard(calls: readonly Call[]): void {
		if (!this.#parts.service.fetchesTranscripts()) return;
		const lacking = calls.filter(lacksTranscript).map(({ uuid }) => uuid);
		if (lacking.length > 0) this.#records.fetchNews(lacking);
	}

	/** To be called now and then. */
	look(): void {
		if (Math.abs(this.#parts.clock.now() - this.#askedAt) >= EVERY_MS) this.#ask(MEANWHILE);
	}

	/** The list has told of everything. */
	filled(): void {
		this.#beginWay();
		this.#ask(AFTER_GAP);
	}

	/** The person wants transcripts fetched, or does not any more. */
	noticeChoice(): void {
		this.#records.forget();
		this.#beginWay();
		this.#records.fetch([]);
	}

	#beginWay(): void {
		this.#isOnWay = true;
		this.#below = null;
	}

	#ask({ sinceMs, limit }: { readonly sinceMs: number; readonly limit: number }): void {
		const { clock, service, store } = this.#parts;
		const now = clock.now();
		this.#askedAt = now;
		const since = new Date(now - sinceMs).toISOString();
		const which = service.fetchesTranscripts() ? 'all' : 'pending';
		this.#records.fetch(store.transcripts.unsettled(since, limit, which));
	}

	readonly #nextOnWay = async (): Promise<string | null> => {
		const { service, store, signal } = this.#parts;
		while (this.#isOnWay && service.fetchesTranscripts() && !signal.aborted) {
			this.#below = store.transcripts.nextLacking(this.#below);
			if (this.#below?.isLacking === true) return this.#below.uuid;
			this.#isOnWay = this.#below !== null;
			await aTurn();
		}
		return null;
	};
}

/** Whether the transcription is done, and the record came without its text. */
function lacksTranscript({ transcription }: Call): boolean {
	return transcription !== null && transcription.available && transcription.lines === null;
}
