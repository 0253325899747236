import type { CallRecord, Party } from '../records/call-record.ts';
import { composeCall } from '../records/compose-call.ts';
import { Draw } from '../records/draw.ts';
import { rfc3339 } from '../records/office-days.ts';
import { type Cast, castAround, USER } from '../records/people.ts';
import type { CallKind } from '../records/scenes.ts';
import type { CallStore } from './call-store.ts';
import { toWire, type Dialect, type WireRecord } from './dialects.ts';
import type { OpenStreams } from './open-streams.ts';

/** A call that is to happen now. What is left out is drawn. */
export interface CallWish {
	readonly kind: CallKind;
	/** Who is at the other end, whichever the direction. */
	readonly caller?: Party;
	/** Whose telephone rings, by its number; left out: the user's. */
	readonly extension?: string;
	/** Left out: none. `pending` has `available: false` and waits for `finishTranscription`. */
	readonly transcription?: 'none' | 'pending' | 'ready';
	/** Anything the record shall say, whatever its kind says. */
	readonly record?: Partial<CallRecord>;
}

export interface CallServiceOptions {
	readonly store: CallStore;
	/** The calls of the user's colleagues. */
	readonly others: CallStore;
	readonly streams: OpenStreams;
	readonly cast: Cast;
	readonly seed: string;
	readonly dialect: () => Dialect;
	readonly now: () => number;
	readonly onChange: () => void;
}

/** The service's own side: what happens on the telephones and reaches the streams from there. */
export class CallService {
	readonly #options: CallServiceOptions;
	readonly #draw: Draw;

	constructor(options: CallServiceOptions) {
		this.#options = options;
		// By the time as well: a simulator that is started again must not hand out the same uuids.
		this.#draw = new Draw(`${options.seed}:placed:${String(options.now())}`);
	}

	get streams(): OpenStreams {
		return this.#options.streams;
	}

	/** Oldest first: the server's truth about its user. */
	calls(): readonly CallRecord[] {
		return this.#options.store.calls;
	}

	/** The user's and the colleagues'. */
	everybodysCalls(): readonly CallRecord[] {
		return [...this.#options.store.calls, ...this.#options.others.calls];
	}

	call(uuid: string): CallRecord | undefined {
		return this.#options.store.find(uuid);
	}

	/** The record as a client gets it. */
	wireRecord(uuid: string, complete = true): WireRecord {
		return toWire(this.#require(uuid), this.#options.dialect(), complete);
	}

	/** A call that has just ended, stored and sent to every open stream. */
	placeCall(wish: CallWish): CallRecord {
		const call = this.composeCall(wish);
		this.#put(call);
		return call;
	}

	/** Everybody's most wanted case in one word. */
	placeMissedCall(caller?: Party): CallRecord {
		return this.placeCall({ kind: 'missed', ...(caller === undefined ? {} : { caller }) });
	}

	/** A call that is in the list and that no stream was told of: a gap. */
	placeUnheardCall(wish: CallWish): CallRecord {
		const call = this.composeCall(wish);
		this.#storeOf(call).put(call);
		this.#options.onChange();
		return call;
	}

	/** A record that exists nowhere but here. */
	composeCall({ kind, caller, extension, transcription, record }: CallWish): CallRecord {
		const startMs =
			record?.created === undefined ? this.#options.now() : Date.parse(record.created);
		const guest = caller === undefined ? {} : { guest: caller };
		const extras = { transcription: transcription ?? 'none' };
		const stage = { draw: this.#draw, cast: this.#castOf(extension), startMs, ...guest };
		const call = composeCall(kind, stage, extras);
		const placed = record?.created === undefined ? endNow(call) : call;
		return { ...placed, ...record };
	}

	/** "A record is sent again when it changes", with `updated`. */
	changeCall(uuid: string, change: Partial<Omit<CallRecord, 'uuid'>>): CallRecord {
		const call = this.#require(uuid);
		const updated = rfc3339(this.#options.now());
		const changed = { ...call, updated, ...change };
		this.#put(changed);
		return changed;
	}

	/** "later the same uuid with true and an updated" */
	finishTranscription(uuid: string): CallRecord {
		const call = this.#require(uuid);
		const script = call.transcription?.script ?? { seed: uuid, language: 'de' };
		return this.changeCall(uuid, {
			transcription: { ...call.transcription, available: true, languageAutodetect: true, script },
		});
	}

	/** Sends a record once more as it is, as a replay or a second gateway would. */
	repeatCall(uuid: string): void {
		this.streams.announce(this.#require(uuid));
	}

	/** Elsewhere, by the same user. "Unknown: whether deletions are announced. Assume not." */
	deleteCall(uuid: string): void {
		this.#require(uuid);
		this.#options.store.delete(new Set([uuid]));
		this.#options.onChange();
	}

	#put(call: CallRecord): void {
		this.#storeOf(call).put(call);
		this.#options.onChange();
		this.streams.announce(call);
	}

	#castOf(extension: string = USER.extension): Cast {
		const { cast } = this.#options;
		if (extension === USER.extension) return cast;
		const colleague = cast.colleagues.find(({ number }) => number === extension);
		if (colleague === undefined) throw new RangeError(`Nobody has the extension ${extension}.`);
		return castAround(colleague, cast);
	}

	#storeOf(call: CallRecord): CallStore {
		return call.extension === USER.extension ? this.#options.store : this.#options.others;
	}

	#require(uuid: string): CallRecord {
		const call = this.#options.store.find(uuid) ?? this.#options.others.find(uuid);
		if (call === undefined) throw new RangeError(`The simulator holds no call ${uuid}.`);
		return call;
	}
}

// The service writes a call down when it is over: it began as long ago as it rang and lasted.
function endNow(call: CallRecord): CallRecord {
	const createdMs = Date.parse(call.created);
	const diversions = call.history ?? [];
	const lastMs = Math.max(createdMs, ...diversions.map(({ updated }) => Date.parse(updated)));
	const backMs = lastMs - createdMs + call.duration * 1000;
	const move = (time: string): string => rfc3339(Date.parse(time) - backMs);
	const history = diversions.map((one) => ({ ...one, updated: move(one.updated) }));
	return { ...call, created: move(call.created), ...(history.length > 0 ? { history } : {}) };
}
