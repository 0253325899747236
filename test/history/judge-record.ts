/** What must be true of any record at all, whatever it holds. */
import { isDeepStrictEqual } from 'node:util';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Call } from '../../electron/contract/call.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { uuid } from '../fakes/a-call.ts';

/** The fields without which a record is no call: one of these, and nothing else, is what a log may say. */
const REASONS = ['uuid', 'created', 'duration', 'direction', 'not an object'];

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

// A store of as many is still small.
const STORE_HOLDS = 1_000;

/** Judges one record after the other against a real store, and counts. */
export class RecordJudge {
	readonly reasons = new Map<string, number>();
	understood = 0;
	setAside = 0;
	#store = emptyStore();
	#stored = 0;

	/** Throws when the record was neither understood and kept as it is, nor set aside with a field for a reason. */
	judge(json: string, complete: boolean): void {
		const parsed = parseRecord(JSON.parse(json), complete);
		if (parsed.understood) {
			this.understood += 1;
			mustSurviveJson(parsed.call);
			mustHaveTimes(parsed.call);
			this.#mustBeStored(parsed.call);
			return;
		}
		this.setAside += 1;
		if (!REASONS.includes(parsed.reason)) throw new Error(`No field: ${parsed.reason}`);
		this.reasons.set(parsed.reason, (this.reasons.get(parsed.reason) ?? 0) + 1);
	}

	close(): void {
		this.#store.close();
	}

	#mustBeStored(parsed: Call): void {
		if (this.#stored === STORE_HOLDS) {
			this.#store.close();
			this.#store = emptyStore();
			this.#stored = 0;
		}
		// Each its own: what happens when two records meet is the subject of other tests.
		const call = { ...parsed, uuid: uuid(this.#stored++) };
		const applied = this.#store.apply([call]);
		if (!applied.ok || applied.value !== 1) throw new Error('Not stored', { cause: applied });
		const held = this.#store.find(call.uuid)?.call;
		if (!isDeepStrictEqual(held, call)) throw new Error('Half stored', { cause: { held, call } });
		if (this.#store.count() !== this.#stored) throw new Error('Lost');
	}
}

function mustSurviveJson(call: Call): void {
	if (!isDeepStrictEqual(JSON.parse(JSON.stringify(call)), call)) {
		throw new Error('Not the same after JSON', { cause: call });
	}
}

function mustHaveTimes({ startedAt, updatedAt, diversions }: Call): void {
	const times = [startedAt, updatedAt ?? startedAt, ...diversions.map(({ at }) => at)];
	if (!times.every((time) => ISO.test(time))) throw new Error('No time', { cause: times });
}

function emptyStore(): CallStore {
	return new CallStore(openCache('/nowhere', null, Date.now).database, Date.now);
}
