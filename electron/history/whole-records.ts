import { aTurn } from '../ground/a-turn.ts';
import type { Call } from '../contract/call.ts';
import type { Failure } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { Pause } from './pause.ts';
import { honouredMs } from './reconnect-delay.ts';

export interface WholeRecordsParts {
	readonly service: Pick<CallService, 'record' | 'fetchesTranscripts'>;
	readonly apply: (call: Call) => void;
	/** What else is to be had (uuid) while nothing waits, each once; null: nothing. Asked until twenty in a row are not. */
	readonly next: () => Promise<string | null>;
	readonly pause: Pause;
	readonly signal: AbortSignal;
}

// Whoever keeps the history asks for what is unsettled every two minutes: the next time, at least.
const SHORTEST_PAUSE_MS = 60_000;

// The first time it may have been the service's bad moment.
const MOST_FAILURES = 2;

// A record may be told of before it is to be had.
const MOST_IN_VAIN = 3;

// A service that has none of so many in a row hands out none: thousands of questions would change nothing.
const MOST_VAIN_IN_ROW = 20;

/**
 * Fetches records, one at a time, while one connection lasts: whole ones, or short ones where the person does not want
 * transcripts fetched. Where one cannot be had, the next one is asked for; where the service cannot, or will not, none is
 * until the pause is over and `fetch` is called again. The store knows what is still unsettled.
 */
export class WholeRecords {
	readonly #parts: WholeRecordsParts;
	readonly #waiting = new Set<string>();
	/** The service failed at these more than once: they may be the only ones, and come after everything else. */
	readonly #last = new Set<string>();
	readonly #failures = new Map<string, number>();
	/** How often a record could not be had, in this connection and since it was last told of. */
	readonly #vain = new Map<string, number>();
	/** How many of those that were asked for last could not be had. */
	#vainInRow = 0;
	#busy = false;
	/** While it was busy; there may be something to do again. */
	#isCalled = false;

	constructor(parts: WholeRecordsParts) {
		this.#parts = parts;
	}

	fetch(uuids: readonly string[]): void {
		for (const uuid of uuids) {
			if ((this.#vain.get(uuid) ?? 0) < MOST_IN_VAIN) this.#placeOf(uuid).add(uuid);
		}
		this.#isCalled = true;
		if (!this.#busy) void this.#work();
	}

	/** The service has just told of these: whatever it said of them before counts no more. */
	fetchNews(uuids: readonly string[]): void {
		for (const uuid of uuids) this.#vain.delete(uuid);
		this.fetch(uuids);
	}

	/** Nothing of what waits is wanted any more. */
	forget(): void {
		this.#waiting.clear();
		this.#last.clear();
	}

	async #work(): Promise<void> {
		const { pause, signal } = this.#parts;
		this.#busy = true;
		while (!pause.isOn && !signal.aborted) {
			this.#isCalled = false;
			const uuid = this.#takeWaiting() ?? (await this.#takeOther());
			if (uuid !== null) await this.#ask(uuid);
			else if (!this.#isCalled) break;
		}
		this.#busy = false;
	}

	async #ask(uuid: string): Promise<void> {
		const { service, apply, pause, signal } = this.#parts;
		const form = service.fetchesTranscripts() ? 'whole' : 'short';
		const record = await service.record(uuid, form, signal);
		if (signal.aborted) return;
		// Switched off meanwhile: what was asked for then is not wanted any more. What the service wishes holds.
		const isWanted = form === 'short' || service.fetchesTranscripts();
		if (record.ok) {
			this.#failures.delete(uuid);
			this.#vain.delete(uuid);
			this.#vainInRow = 0;
			if (isWanted) apply(record.value);
		} else if (isAboutRecord(record.failure)) {
			this.#vain.set(uuid, (this.#vain.get(uuid) ?? 0) + 1);
			this.#vainInRow += 1;
		} else {
			this.#failures.set(uuid, (this.#failures.get(uuid) ?? 0) + 1);
			if (isWanted) this.#placeOf(uuid).add(uuid);
			pause.begin(SHORTEST_PAUSE_MS, wishMs(record.failure));
		}
	}

	#takeWaiting(): string | null {
		const [first] = this.#waiting;
		if (first === undefined) return null;
		this.#waiting.delete(first);
		return first;
	}

	async #takeOther(): Promise<string | null> {
		while (this.#vainInRow < MOST_VAIN_IN_ROW) {
			const next = await this.#parts.next();
			if (next === null) break;
			if (!this.#vain.has(next) && !this.#last.has(next)) return next;
			await aTurn();
		}
		const [last] = this.#last;
		if (last === undefined) return null;
		this.#last.delete(last);
		return last;
	}

	#placeOf(uuid: string): Set<string> {
		return (this.#failures.get(uuid) ?? 0) < MOST_FAILURES ? this.#waiting : this.#last;
	}
}

/** Whether another record may be had, although this one may not. */
function isAboutRecord(failure: Failure): boolean {
	switch (failure.kind) {
		case 'no-such-call':
			return true;
		case 'not-understood':
			return failure.found === 'other';
		case 'refused':
			return failure.peer === 'service' && [400, 404, 410].includes(failure.status);
		default:
			return false;
	}
}

function wishMs(failure: Failure): number {
	return failure.kind === 'refused' ? honouredMs(failure.retryAfterMs) : 0;
}
