import { tick } from 'svelte';
import type { Bridge } from '../../electron/contract/bridge.ts';
import {
	EVERY_CALL,
	type CallFilter,
	type CallRange,
	type CallRow,
	type Gap,
} from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import { movedBy } from './moved-by.ts';

/** Rows held at once: what a tall window shows, with a screenful or two on either side. */
const HELD = 150;
/** Asked ranges begin at multiples of this, so that scrolling a little asks nothing. */
const STEP = 25;
/** Rows that must be there beyond what is seen: as far as the list draws ahead. */
const AHEAD = 15;

/** The calls under one filter, newest first, kept current by the main process; held only near the viewport. */
export class CallLog {
	#filter = $state<CallFilter>('all');
	#shown = $state.raw<{ readonly filter: CallFilter; readonly range: CallRange } | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#grewOnTop = $state.raw(false);
	#cursor = $state.raw(-1);
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
	get filter(): CallFilter {
		return this.#filter;
	}

	/** What `rows` are an answer to; follows `filter` as soon as main has answered. */
	get shownFilter(): CallFilter {
		return this.#shown?.filter ?? this.#filter;
	}

	/** Times in which nobody listened; only among all calls, because elsewhere every call may be missing. */
	get gaps(): readonly Gap[] {
		return this.#shown?.filter === 'all' ? this.#shown.range.gaps : [];
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

	/** Place of the row the keyboard is on; -1: on none. */
	get cursor(): number {
		return this.#cursor;
	}

	get cursorRow(): CallRow | undefined {
		return this.rows[this.#cursor];
	}

	/** Listens first and loads second, so that no change falls between the two. */
	connect(): () => void {
		const stop = this.#bridge.on('calls.changed', () => this.reload());
		this.reload();
		return stop;
	}

	reload(): void {
		void this.#load();
	}

	show(filter: CallFilter): void {
		if (filter === this.#filter) return;
		this.#filter = filter;
		this.#seen = { first: 0, last: 0 };
		this.#cursor = -1;
		void this.#load();
	}

	/** The list tells which rows are in sight. */
	look(first: number, last: number): void {
		this.#seen = { first, last };
		if (!this.#covers() && this.#asking !== this.#wantedOffset()) void this.#load();
	}

	moveTo(index: number): void {
		this.#cursor = Math.max(0, Math.min(index, this.rows.length - 1));
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
		const filter = this.#filter;
		const offset = this.#wantedOffset();
		this.#asking = offset;
		const answer = await this.#bridge.ask('calls.range', {
			query: { ...EVERY_CALL, filter },
			unfolded: [],
			offset,
			limit: HELD,
		});
		if (question !== this.#question) return; // a newer question is already on its way
		this.#asking = null;
		this.#failure = answer.ok ? null : answer.failure;
		if (answer.ok) await this.#take(filter, answer.value, question);
	}

	async #take(filter: CallFilter, range: CallRange, question: number): Promise<void> {
		const before = this.#shown?.filter === filter ? this.#shown.range : null;
		const moved = before === null ? 0 : movedBy(before, range, this.#seen.first);
		if (before !== null && this.#cursor >= 0) {
			const place = this.#cursor + movedBy(before, range, this.#cursor);
			this.#cursor = Math.min(place, range.total - 1);
		}
		// At the very top, what is new shall be seen; further down nothing may move. Growth on top and
		// growth at the end are told one after the other, because the list can keep still for one only.
		this.#grewOnTop = before !== null && moved !== 0 && this.#seen.first > 0;
		if (before !== null && this.#grewOnTop) {
			this.#seen = { first: this.#seen.first + moved, last: this.#seen.last + moved };
			this.#shown = { filter, range: { ...range, total: before.total + moved } };
			await tick();
			if (question !== this.#question) return;
			this.#grewOnTop = false;
		}
		this.#shown = { filter, range };
		if (!this.#covers() && range.rows.length > 0) void this.#load();
	}
}

function laidOut(range: CallRange | null): readonly (CallRow | undefined)[] {
	const rows = new Array<CallRow | undefined>(range?.total ?? 0);
	range?.rows.forEach((row, place) => (rows[range.offset + place] = row));
	return rows;
}
