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

const LAST_MOMENT = '9999-12-31T23:59:59.999Z';

// A store of as many is still small.
const STORE_HOLDS = 1_000;

/** Judges one record after the other against a real store, and counts. */
export class RecordJudge {
	readonly reasons = new Map<string, number>();
	understood = 0;
	/** Of those, how many met a record of the same call. */
	met = 0;
	setAside = 0;
	#store = emptyStore();
	#stored = 0;
	#text: Call['transcription'] = null;

	/** Throws when the record was neither understood and kept as it is, nor set aside with a field for a reason. */
	judge(json: string, complete: boolean): void {
		const parsed = parseRecord(JSON.parse(json), complete);
		if (parsed.understood) {
			this.understood += 1;
			mustSurviveJson(parsed.call);
			mustHaveTimes(parsed.call);
			this.#mustBeStored(parsed.call);
			this.#mustMeet({ ...parsed.call, uuid: uuid(this.#stored >> 1) });
			this.met += 1;
			this.#mustTakeText(parsed.call);
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
		// Each its own at first.
		const call = { ...parsed, uuid: uuid(this.#stored++) };
		const applied = this.#store.apply([call]);
		if (!applied.ok || applied.value !== 1) throw new Error('Not stored', { cause: applied });
		const held = this.#store.find(call.uuid)?.call;
		if (!isDeepStrictEqual(held, call)) throw new Error('Half stored', { cause: { held, call } });
		if (this.#store.count() !== this.#stored) throw new Error('Lost');
	}

	/** A record comes of a call that is held. */
	#mustMeet(call: Call): void {
		const held = this.#store.find(call.uuid)?.call;
		if (held === undefined) throw new Error('Nobody to meet');
		if (!this.#store.apply([call]).ok) throw new Error('Not stored', { cause: call });
		const after = this.#store.find(call.uuid)?.call;
		const wanted = merged(held, call);
		if (!isDeepStrictEqual(after, wanted)) {
			throw new Error('Not merged', { cause: { held, call, after } });
		}
	}

	/** The call just stored comes again with the text of another one, of its own version and of a later one. */
	#mustTakeText(parsed: Call): void {
		if (parsed.transcription === null) return;
		const own = { ...parsed, uuid: uuid(this.#stored - 1), transcription: this.#text };
		this.#text = parsed.transcription;
		this.#mustMeet(own);
		this.#mustMeet({ ...own, transcription: parsed.transcription });
		this.#mustMeet({ ...own, updatedAt: LAST_MOMENT });
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

/** As product and API say it, field by field: the later record, and the text that only a whole record takes away. */
function merged(held: Call, arrived: Call): Call {
	const [before, now] = [held.updatedAt ?? held.startedAt, arrived.updatedAt ?? arrived.startedAt];
	if (now < before) return held;
	const [old, next] = [held.transcription, arrived.transcription];
	if (next?.available === true && next.lines === null && old !== null) {
		const summary = next.summary ?? old.summary;
		const language = next.language ?? old.language;
		return { ...arrived, transcription: { available: true, summary, language, lines: old.lines } };
	}
	const isUnasked = next?.available !== true && old?.available === true && now === before;
	return isUnasked ? { ...arrived, transcription: old } : arrived;
}

function emptyStore(): CallStore {
	return new CallStore(openCache('/nowhere', null, Date.now).database, Date.now);
}
