/** Answers what windows ask about many calls: ranges of lists, searches, what calls say together. */
import { type CallQuery, EVERY_CALL, type Insight, type ListRow } from '../contract/call-view.ts';
import { type SearchWord, searchWords } from '../contract/search-words.ts';
import { aTurn } from '../ground/a-turn.ts';
import type { HiddenCalls } from './hidden-calls.ts';
import type { StoredCall } from './stored-call.ts';
import { FIRST_PLAUSIBLE, insightOf } from './insight.ts';
import { latestIds } from './latest-calls.ts';
import { ListData } from './list-data.ts';
import { idsOf, listedCalls, openIds, uuidsOf } from './list-queries.ts';
import { planRows, readRows } from './list-rows.ts';
import type { Read } from './statements.ts';
import { type Choice, inRows, type ListView, selectCalls } from './list-view.ts';
import { WordFinder } from './word-finder.ts';

export interface ListPart {
	readonly total: number;
	readonly calls: number;
	readonly rows: readonly ListRow[];
}

// Two windows, and the lists that one of them comes back to.
const VIEWS = 4;
// Uuids are read from the records themselves.
const UUIDS_PER_TURN = 500;

export class CallLists {
	/** For the calls of several extensions: each has a row of its own, which says whose it is. */
	namesOwners = false;
	readonly #read: Read;
	readonly #now: () => number;
	readonly #onTrue: () => void;
	readonly #data: ListData;
	readonly #finder: WordFinder;
	readonly #views = new Map<string, ListView>();
	readonly #hidden: HiddenCalls;
	#open: ReadonlySet<number> | null = null;
	/** What `#views` and `#open` are true of. */
	#revision = -1;
	#owesTruth = false;

	/** `onTrue` is called when lengths that were answered before everything was read are known at last. */
	constructor(read: Read, hidden: HiddenCalls, now: () => number, onTrue: () => void) {
		this.#read = read;
		this.#hidden = hidden;
		this.#now = now;
		this.#onTrue = onTrue;
		this.#data = new ListData(read);
		this.#finder = new WordFinder(this.#data);
	}

	/** Begins to read what lists need, in the background; resolves when all of it is here, or the store is closed. */
	async prepare(): Promise<void> {
		await this.#data.words();
	}

	/**
	 * Rows `offset` to `offset + limit`. While the lists are still being read, what is here already is answered at
	 * once, with lengths that are right only later (`onTrue`); anything else waits. `kept`: this call (uuid) stays
	 * among the open ones.
	 */
	async range(
		query: CallQuery,
		unfolded: readonly string[],
		offset: number,
		limit: number,
		kept: string | null = null,
	): Promise<ListPart> {
		return this.#ofOneFile(() => this.#range(query, unfolded, offset, limit, kept));
	}

	async #range(
		query: CallQuery,
		unfolded: readonly string[],
		offset: number,
		limit: number,
		kept: string | null,
	): Promise<ListPart> {
		const words = searchWords(query.words);
		if (words.length > 0) await this.#data.words();
		let view = await this.#view(query, words, unfolded, kept);
		// The last of the rows so far may still become a part of a fold.
		if (!this.#data.hasCalls && view.shown.length <= offset + limit) {
			await this.#data.calls();
			view = await this.#view(query, words, unfolded, kept);
		}
		const unread = this.#data.hasCalls ? 0 : this.#promiseTruth(query);
		const plans = planRows(this.#data.columns, view, this.#choice(null).open, offset, limit);
		return {
			total: view.shown.length + unread,
			calls: view.calls.length + unread,
			rows: await readRows(this.#read, plans, words, this.namesOwners),
		};
	}

	/** The newest calls that can be seen. Where very many are hidden while the lists are read, fewer, until `onTrue`. */
	latest(limit: number): readonly StoredCall[] {
		const { ids, isAll } = latestIds(this.#data, this.#hidden.ids, limit, this.#read);
		if (!isAll) this.#oweTruth();
		return this.#read((statements) => {
			const calls = listedCalls(statements, ids);
			return ids.flatMap((id) => calls.get(id) ?? []);
		}, []);
	}

	/** The uuids of all calls of a list, newest first, at most `limit`. */
	async uuids(query: CallQuery, limit: number): Promise<readonly string[]> {
		return this.#ofOneFile(() => this.#uuids(query, limit));
	}

	async #uuids(query: CallQuery, limit: number): Promise<readonly string[]> {
		const words = searchWords(query.words);
		await (words.length > 0 ? this.#data.words() : this.#data.calls());
		const { calls } = await this.#view(query, words, []);
		const { ids } = this.#data.columns;
		const chosen = Array.from(calls.subarray(0, limit), (place) => ids[place] ?? 0);
		const uuids: string[] = [];
		for (let from = 0; from < chosen.length; from += UUIDS_PER_TURN) {
			if (from > 0) await aTurn();
			const some = chosen.slice(from, from + UUIDS_PER_TURN);
			uuids.push(...this.#read((statements) => uuidsOf(statements, some), []));
		}
		return uuids;
	}

	/** How many calls began before a moment (milliseconds since 1970). */
	async countBefore(ms: number): Promise<number> {
		await this.#data.calls();
		return this.#data.columns.count - this.#data.columns.placeBefore(ms);
	}

	/** Forgets the words that no summary and no transcript has any more, in turns of the event loop. */
	forgetUnusedWords(): Promise<void> {
		return this.#data.forgetUnusedWords();
	}

	/** What the calls since a moment (ISO 8601; null: since the first one) say together. */
	async insight(from: string | null): Promise<Insight> {
		await this.#data.calls();
		const { columns, circles } = this.#data;
		const query = { ...EVERY_CALL, from: from ?? FIRST_PLAUSIBLE };
		const calls = selectCalls(columns, circles, query, this.#choice(null));
		return insightOf({ columns, circles }, calls, from, this.#now(), (id) =>
			this.#read((statements) => listedCalls(statements, [id]).get(id) ?? null, null),
		);
	}

	/** What is hidden changed: every list is another one. */
	forgetViews(): void {
		this.#data.revision += 1;
	}

	/** Something was committed. Must be called before anybody is told. */
	refresh(): void {
		this.#data.refresh();
	}

	/** The store goes on with another file. */
	renew(): void {
		this.#data.renew();
	}

	/** Nothing is read any more; who waits is answered with what is here. */
	close(): void {
		this.#data.close();
	}

	/** Asks again where another file took the place of the one there was: what has an id is another call then. */
	async #ofOneFile<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		for (;;) {
			this.#data.begin();
			const { run } = this.#data;
			const answer = await ask();
			if (run === this.#data.run) return answer;
		}
	}

	/** True until the next turn of the event loop. */
	async #view(
		query: CallQuery,
		words: readonly SearchWord[],
		unfolded: readonly string[],
		kept: string | null = null,
	): Promise<ListView> {
		const found = await this.#finder.find(words);
		this.#forgetOld();
		const isFolded = words.length === 0 && !this.namesOwners;
		const key = JSON.stringify([query, isFolded ? unfolded : [], kept]);
		const known = this.#views.get(key);
		if (known) return known;
		const { columns, circles } = this.#data;
		const choice = this.#choice(found);
		const open = new Set([...choice.open, ...this.#idsOf(kept === null ? [] : [kept])]);
		const calls = selectCalls(columns, circles, query, { ...choice, open });
		const view = inRows(columns, circles, calls, isFolded, new Set(this.#idsOf(unfolded)));
		if (this.#views.size >= VIEWS) this.#views.clear();
		this.#views.set(key, view);
		return view;
	}

	#idsOf(uuids: readonly string[]): readonly number[] {
		return this.#read((statements) => idsOf(statements, uuids), []);
	}

	#choice(found: Uint8Array | null): Choice {
		this.#forgetOld();
		this.#open ??= new Set(this.#read(openIds, []));
		return { found, open: this.#open, hidden: this.#hidden.ids };
	}

	#forgetOld(): void {
		if (this.#revision === this.#data.revision) return;
		this.#revision = this.#data.revision;
		this.#views.clear();
		this.#open = null;
	}

	/** About how many calls are still to be read, as far as they are certain to be in the list. */
	#promiseTruth(query: CallQuery): number {
		this.#oweTruth();
		if (JSON.stringify(query) !== JSON.stringify(EVERY_CALL)) return 0;
		// Counting them would read a whole index; calls are numbered, and few are ever deleted.
		const count = this.#read((all) => Number(all.value('SELECT max(id) FROM calls')), 0);
		return Math.max(0, count - this.#data.columns.count);
	}

	/** Says when everything is read. */
	#oweTruth(): void {
		if (this.#owesTruth) return;
		this.#owesTruth = true;
		void this.#data.calls().then(() => {
			this.#owesTruth = false;
			this.#onTrue();
		});
	}
}
