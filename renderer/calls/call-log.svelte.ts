import { tick } from 'svelte';
import type { Bridge } from '../../electron/contract/bridge.ts';
import {
	EVERY_CALL,
	type CallQuery,
	type CallRange,
	type Gap,
	type ListRow,
} from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import { movedBy } from './moved-by.ts';
import { Newest } from './newest.ts';
import { isSameQuery } from './queries.ts';

/** Rows held at once: what a tall window shows, with a screenful or two on either side. */
const HELD = 150;
/** Enough at the top, where a list is looked at most: what it begins with comes all the sooner. */
const FIRST = 40;
/** Asked ranges begin at multiples of this, so that scrolling a little asks nothing. */
const STEP = 25;
/** Rows that must be there beyond what is seen: as far as the list draws ahead. */
const AHEAD = 15;
/** Folds that can be spread at once; the oldest one closes again. */
const UNFOLDED = 50;

interface Shown {
	readonly query: CallQuery;
	readonly range: CallRange;
}

/** The calls of one query, newest first, kept current by the main process; held only near the viewport. */
export class CallLog {
	#query = $state.raw<CallQuery>(EVERY_CALL);
	#unfolded = $state.raw<readonly string[]>([]);
	#shown = $state.raw<Shown | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#grewOnTop = $state.raw(false);
	#cursor = $state.raw(-1);
	#arrived = $state.raw<readonly ListRow[]>([]);
	#kept: string | null = null;
	readonly #newest = new Newest();
	#seen = { first: 0, last: 0 };
	#asking: number | null = null;
	#question = 0;
	readonly #bridge: Bridge;

	/** As long as the whole list; filled only near what is seen. */
	readonly rows = $derived(laidOut(this.#shown?.range ?? null));

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	/** What the person chose. */
	get query(): CallQuery {
		return this.#query;
	}

	/** `rows` are an answer to an earlier query. */
	get isBehind(): boolean {
		return this.#shown !== null && !isSameQuery(this.#shown.query, this.#query);
	}

	/** What `rows` are an answer to; follows `query` as soon as main has answered. */
	get shownQuery(): CallQuery {
		return this.#shown?.query ?? this.#query;
	}

	/** How many calls the list has, folded ones too. */
	get calls(): number {
		return this.#shown?.range.calls ?? 0;
	}

	/** Times in which nobody listened; only among all calls, because elsewhere every call may be missing. */
	get gaps(): readonly Gap[] {
		return isSameQuery(this.shownQuery, EVERY_CALL) ? (this.#shown?.range.gaps ?? []) : [];
	}

	get loaded(): boolean {
		return this.#shown !== null || this.#failure !== null;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	/** Rows came or went above what is seen: the list must keep its distance from the end. */
	get grewOnTop(): boolean {
		return this.#grewOnTop;
	}

	/** The calls of this moment that the last change brought; a call that only came back is none of them. */
	get arrived(): readonly ListRow[] {
		return this.#arrived;
	}

	/** Place of the row the keyboard is on; -1: on none. */
	get cursor(): number {
		return this.#cursor;
	}

	get cursorRow(): ListRow | undefined {
		return this.rows[this.#cursor];
	}

	/** A call (uuid) that stays in the list, though it may not fit any more. */
	get kept(): string | null {
		return this.#kept;
	}

	/** Listens first and loads second, so that no change falls between the two. */
	connect(): () => void {
		const stop = this.#bridge.on('calls.changed', () => {
			this.reload();
			if ((this.#shown?.range.offset ?? 0) > 0) void this.#lookAtTop();
		});
		this.reload();
		return stop;
	}

	reload(): void {
		void this.#load();
	}

	/** Shows the calls that fit these parts, and whatever the query asked for besides. */
	narrow(parts: Partial<CallQuery>): void {
		this.show({ ...this.#query, ...parts });
	}

	show(query: CallQuery): void {
		if (isSameQuery(query, this.#query)) return;
		this.#query = query;
		this.#unfolded = [];
		this.#seen = { first: 0, last: 0 };
		this.#cursor = -1;
		void this.#load();
	}

	/** Gives the calls folded under a row rows of their own, or takes them away again. */
	unfold(row: ListRow, wanted: boolean): void {
		if (row.fold === null || row.fold.unfolded === wanted) return;
		const place = this.rows.indexOf(row);
		const others = this.#unfolded.filter((uuid) => !this.#isOfFold(uuid, place, row.fold?.calls));
		this.#unfolded = wanted ? [...others, row.uuid].slice(-UNFOLDED) : others;
		if (!wanted && this.#cursor > place - row.fold.place) this.#cursor = place - row.fold.place;
		void this.#load();
	}

	/** This call stays in the list, though it may not fit any more: somebody is looking at it. */
	keep(uuid: string | null): void {
		if (uuid === this.#kept) return;
		this.#kept = uuid;
		if (this.#query.filter === 'open') void this.#load();
	}

	/** The list tells which rows are in sight. */
	look(first: number, last: number): void {
		this.#seen = { first, last };
		// While one part is on its way none is asked for: where it is not enough, the next one is asked for then. Each
		// question would make the answer to the one before it void, and who scrolls on would see nothing.
		if (!this.#covers() && this.#asking === null) void this.#load();
	}

	moveTo(index: number): void {
		this.#cursor = Math.max(-1, Math.min(index, this.rows.length - 1));
	}

	#isOfFold(uuid: string, place: number, calls = 1): boolean {
		const index = this.rows.findIndex((row) => row?.uuid === uuid);
		const start = place - (this.rows[place]?.fold?.place ?? 0);
		return index >= start && index < start + calls;
	}

	#wantedOffset(): number {
		const middle = (this.#seen.first + this.#seen.last) / 2;
		return Math.max(0, Math.floor((middle - HELD / 2) / STEP) * STEP);
	}

	#covers(): boolean {
		if (this.#shown === null) return false;
		const { offset, rows, total } = this.#shown.range;
		const first = Math.max(0, this.#seen.first - AHEAD);
		const last = Math.min(total, this.#seen.last + 1 + AHEAD);
		return offset <= first && offset + rows.length >= last;
	}

	async #load(): Promise<void> {
		const question = ++this.#question;
		const query = this.#query;
		const offset = this.#wantedOffset();
		this.#asking = offset;
		const answer = await this.#bridge.ask('calls.range', {
			query,
			unfolded: this.#unfolded,
			kept: this.#kept,
			offset,
			limit: this.#seen.last + 1 + AHEAD <= FIRST ? FIRST : HELD,
		});
		if (question !== this.#question) return; // a newer question is already on its way
		this.#asking = null;
		this.#failure = answer.ok ? null : answer.failure;
		if (answer.ok) await this.#take(query, answer.value, question);
	}

	/** What is new is told wherever the person is in the list. */
	async #lookAtTop(): Promise<void> {
		const query = this.#query;
		const part = { query, unfolded: [], kept: null, offset: 0, limit: FIRST };
		const answer = await this.#bridge.ask('calls.range', part);
		if (answer.ok && isSameQuery(query, this.#query)) {
			this.#arrived = this.#newest.among(answer.value.rows);
		}
	}

	async #take(query: CallQuery, range: CallRange, question: number): Promise<void> {
		const before =
			this.#shown !== null && isSameQuery(this.#shown.query, query) ? this.#shown.range : null;
		const moved = before === null ? 0 : movedBy(before, range, this.#seen.first);
		if (before !== null && this.#cursor >= 0) {
			const place = this.#cursor + movedBy(before, range, this.#cursor);
			this.#cursor = Math.min(place, range.total - 1);
		}
		if (range.offset === 0) {
			const arrived = this.#newest.among(range.rows);
			this.#arrived = before === null ? [] : arrived;
		}
		// At the very top, what is new shall be seen; further down nothing may move. Growth on top and
		// growth at the end are told one after the other, because the list can keep still for one only.
		this.#grewOnTop = before !== null && moved !== 0 && this.#seen.first > 0;
		if (before !== null && this.#grewOnTop) {
			this.#seen = { first: this.#seen.first + moved, last: this.#seen.last + moved };
			this.#shown = { query, range: { ...range, total: before.total + moved } };
			await tick();
			if (question !== this.#question) return;
			this.#grewOnTop = false;
		}
		this.#shown = { query, range };
		if (!this.#covers() && range.rows.length > 0) void this.#load();
	}
}

function laidOut(range: CallRange | null): readonly (ListRow | undefined)[] {
	const rows = new Array<ListRow | undefined>(range?.total ?? 0);
	range?.rows.forEach((row, place) => (rows[range.offset + place] = row));
	return rows;
}
