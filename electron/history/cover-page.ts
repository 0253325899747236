/** One page of the list: asked for, stored, and what it no longer has forgotten. */
import type { Call } from '../contract/call.ts';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import type { CallPage, CallService } from './call-service.ts';
import { aTurn } from '../ground/a-turn.ts';
import { RECORDS_PER_TURN } from './in-turns.ts';
import type { CoveredWindow, HistoryStore } from './history-store.ts';

export interface CatchUpParts {
	readonly service: Pick<CallService, 'list' | 'baseUrl'>;
	readonly store: HistoryStore;
	readonly now: () => number;
	readonly signal: AbortSignal;
	readonly onPage: (page: CallPage) => void;
}

/** How many records one answer of the list holds. */
export const PAGE = 100;

/**
 * How many of them the next answer must hold again. Pages shift towards the end while new calls arrive and towards
 * the start while old ones are deleted; without an overlap a deletion between two pages would hide a call.
 */
export const OVERLAP = 10;

export interface Asked {
	readonly offset: number;
	/** In the service's unit, where it is known. */
	readonly from?: number;
	/** The uuid of a call that must be in the first answer, or the unit of `from` is another one. */
	readonly provenBy?: string;
	/** The same moment in milliseconds since 1970: below it the answer says nothing. */
	readonly fromMs?: number;
}

/** What a page covered, as far as the next one needs it. */
export interface CoveredPage {
	readonly newest: Call | null;
	/** The oldest call's beginning, as far as the page proves it; null when the page is empty. */
	readonly oldest: string | null;
	/** The earliest beginning on the page, whatever its order. */
	readonly lowest: string | null;
	readonly uuids: ReadonlySet<string>;
	/** Nothing comes after it. */
	readonly isLast: boolean;
}

/** Nobody waits for the answer any more: the connection ended. */
const NOBODY = failed({ kind: 'signed-out' });

/** Asks for a page without storing it. */
export async function askForPage(
	{ service, signal, onPage }: CatchUpParts,
	{ offset, from }: Asked,
): Promise<Outcome<CallPage>> {
	const range = { limit: PAGE, offset, ...(from === undefined ? {} : { from }) };
	const page = await service.list(range, signal);
	if (signal.aborted) return NOBODY;
	if (page.ok) onPage(page.value);
	return page;
}

/** Stores a page in turns of the event loop, and removes what it would have to hold and does not. */
export async function storePage(
	{ store, signal }: CatchUpParts,
	asked: Asked,
	page: CallPage,
	askedAt: number,
): Promise<Outcome<CoveredPage>> {
	const { calls } = page;
	for (let from = 0; from < calls.length; from += RECORDS_PER_TURN) {
		const stored = store.apply(calls.slice(from, from + RECORDS_PER_TURN), null, askedAt);
		if (!stored.ok) return stored;
		await aTurn();
		if (signal.aborted) return NOBODY;
	}
	const covered = coveredWindow(asked, page, askedAt);
	if (covered !== null) {
		const removed = store.apply([], covered);
		if (!removed.ok) return removed;
	}
	await store.rest();
	if (signal.aborted) return NOBODY;
	return success(coveredPage(page));
}

export function coveredPage({ calls, size }: CallPage): CoveredPage {
	const oldestFirst = calls.toSorted(byStart);
	const newest = oldestFirst.at(-1) ?? null;
	const lowest = oldestFirst[0]?.startedAt ?? null;
	return {
		newest,
		// Out of order, a page proves nothing about its older end: its newest call is the safe thing to say.
		oldest: sorted(calls) ? lowest : (newest?.startedAt ?? null),
		lowest,
		uuids: new Set(calls.map(({ uuid }) => uuid)),
		isLast: size < PAGE,
	};
}

/**
 * Null when the page does not prove what is missing from it: out of order, or with a record that could not be
 * understood, which may be any. A page with fewer records than `limit` is the list's last.
 */
export function coveredWindow(
	asked: Asked,
	page: CallPage,
	askedAt: number,
	limit = PAGE,
): CoveredWindow | null {
	const { calls, size, notUnderstood } = page;
	if (notUnderstood.length > 0 || !sorted(calls)) return null;
	// Asked with a unit that nothing in the answer proves: what is missing from it may be missing for that alone.
	if (asked.from !== undefined && asked.offset === 0 && !isProven(asked, calls)) return null;
	const [newest] = calls;
	const oldest = calls.at(-1);
	const isLast = size < limit;
	// Without a call, only the top of the list says something: that there is nothing.
	if ((!isLast || asked.offset > 0) && (!newest || !oldest)) return null;
	return {
		before: asked.offset === 0 ? null : newest ? Date.parse(newest.startedAt) : null,
		after: isLast ? (asked.fromMs ?? null) : oldest ? Date.parse(oldest.startedAt) : null,
		uuids: new Set(calls.map(({ uuid }) => uuid)),
		askedAt,
	};
}

function isProven({ provenBy }: Asked, calls: readonly Call[]): boolean {
	return calls.some(({ uuid }) => uuid === provenBy);
}

function sorted(calls: readonly Call[]): boolean {
	return calls.every((call, index) => call.startedAt <= (calls[index - 1] ?? call).startedAt);
}

function byStart(a: Call, b: Call): number {
	return a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0;
}
