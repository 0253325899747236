/** A list of calls and a store for them, in memory: what a fill needs of either, and how often the list was asked. */
import type { Call } from '../../electron/contract/call.ts';
import { success } from '../../electron/contract/outcome.ts';
import type { CatchUpParts } from '../../electron/history/cover-page.ts';
import type { CoveredWindow, HistoryStore } from '../../electron/history/history-store.ts';
import { aCall, uuid } from './a-call.ts';

const NEWEST_AT = Date.parse('2026-03-02T09:00:00Z');
const SPACING_MS = 60_000;
// More than any fill of these may need.
const MOST_REQUESTS = 400;

/** A call, or a record that nobody understands. */
export interface Listed {
	readonly id: string;
	readonly call: Call | null;
}

/** `isUnderstood` says it of each place in the list, the newest first. */
export function aList(records: number, isUnderstood: (place: number) => boolean): Listed[] {
	return Array.from({ length: records }, (_, place) => {
		const startedAt = new Date(NEWEST_AT - place * SPACING_MS).toISOString();
		const id = uuid(place);
		return { id, call: isUnderstood(place) ? aCall({ uuid: id, startedAt }) : null };
	});
}

export class ListedHistory {
	/** The newest first; a test may change it between two questions. */
	list: Listed[];
	readonly held = new Map<string, Call>();
	readonly offsets: number[] = [];
	/** Called after each answer. */
	onAnswered: () => void = () => undefined;
	readonly #facts = new Map<string, string>();

	constructor(list: Listed[]) {
		this.list = list;
	}

	/** Calls that are listed and not held. */
	get missing(): readonly string[] {
		return this.list.flatMap(({ id, call }) => (call === null || this.held.has(id) ? [] : [id]));
	}

	get parts(): CatchUpParts {
		return {
			service: { list: this.#ask, baseUrl: 'https://service.test' },
			store: this.store,
			now: () => NEWEST_AT,
			signal: new AbortController().signal,
			onPage: () => undefined,
		};
	}

	readonly store: HistoryStore = {
		apply: (calls, covered = null) => {
			for (const call of calls) this.held.set(call.uuid, call);
			if (covered !== null) this.#remove(covered);
			return success(calls.length);
		},
		differing: () => [],
		count: () => this.held.size,
		rest: () => Promise.resolve(),
		countSince: (startedAt) =>
			[...this.held.values()].filter((call) => call.startedAt >= startedAt).length,
		transcripts: { unsettled: () => [], nextLacking: () => null },
		noteListening: () => success(0),
		noteGapsFilled: () => success(0),
		kept: {
			since: () => null,
			noteCovered: (downTo) => this.store.setFact('covered-down-to', downTo),
		},
		fact: (name) => this.#facts.get(name) ?? null,
		setFact: (name, value) => {
			if (value === null) this.#facts.delete(name);
			else this.#facts.set(name, value);
			return success(0);
		},
	};

	readonly #ask: CatchUpParts['service']['list'] = ({ limit, offset }) => {
		this.offsets.push(offset);
		if (this.offsets.length > MOST_REQUESTS) throw new Error('Asked without end');
		const page = this.list.slice(offset, offset + limit);
		const calls = page.flatMap(({ call }) => call ?? []);
		const notUnderstood = page
			.filter(({ call }) => call === null)
			.map(({ id }) => ({ field: 'created', id }));
		this.onAnswered();
		const records = page.map(({ id }) => id);
		return Promise.resolve(success({ calls, notUnderstood, size: page.length, records }));
	};

	#remove({ after, before, uuids }: CoveredWindow): void {
		for (const [id, { startedAt }] of this.held) {
			const at = Date.parse(startedAt);
			const isCovered = at > (after ?? -Infinity) && at < (before ?? Infinity);
			if (isCovered && !uuids.has(id)) this.held.delete(id);
		}
	}
}
