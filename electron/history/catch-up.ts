/** Fills the gap between what the store holds and what the service has, newest first. */
import type { Call } from '../contract/call.ts';
import { type Outcome, success } from '../contract/outcome.ts';
import type { CallPage, CallService } from './call-service.ts';

/** What keeping history needs of the store. */
export interface HistoryStore {
	/** All or none; answers how many changed something. */
	apply(calls: readonly Call[]): number;
	count(): number;
	fact(name: 'baseline' | 'agreed-until' | 'agreed-at'): string | null;
	setFact(name: 'baseline' | 'agreed-until' | 'agreed-at', value: string): void;
}

export interface CatchUp {
	readonly service: Pick<CallService, 'list'>;
	readonly store: HistoryStore;
	readonly now: () => number;
	readonly signal: AbortSignal;
	readonly onPage: (page: CallPage) => void;
}

const PAGE = 100;

// What a quiet machine stores in a few milliseconds: between two of these, clicks and pushes get their turn.
const CALLS_PER_TURN = 25;

// Pages shift towards the end while new calls arrive and towards the start while old ones are deleted; without
// an overlap a deletion between two pages would hide a call.
const OVERLAP = 10;

// A call is listed by when it began but saved when it ended, and may be changed later: the pages go on a day
// beyond the point of the last agreement.
const MARGIN_MS = 24 * 60 * 60 * 1000;

/**
 * Pages through the list until it meets what was agreed on last time, or its end. Only then does the store count
 * as agreeing with the service; an interrupted catch-up begins again from the top, and repeats nothing but reading.
 */
export async function catchUp(options: CatchUp): Promise<Outcome<null>> {
	const { service, store, now, signal, onPage } = options;
	const agreedUntil = store.fact('agreed-until');
	const goal =
		agreedUntil === null ? null : new Date(Date.parse(agreedUntil) - MARGIN_MS).toISOString();
	let newest: string | null = null;

	for (let offset = 0; ; offset += PAGE - OVERLAP) {
		const page = await service.list({ limit: PAGE, offset }, signal);
		if (!page.ok) return page;
		const { calls, size } = page.value;
		await applyInTurns(store, calls);
		newest ??= calls[0]?.startedAt ?? null;
		onPage(page.value);

		const oldest = calls.at(-1)?.startedAt ?? null;
		const met = goal !== null && oldest !== null && oldest < goal;
		if (met || size < PAGE) break;
	}
	if (newest !== null) store.setFact('agreed-until', newest);
	store.setFact('agreed-at', new Date(now()).toISOString());
	return success(null);
}

async function applyInTurns(store: HistoryStore, calls: readonly Call[]): Promise<void> {
	for (let from = 0; from < calls.length; from += CALLS_PER_TURN) {
		store.apply(calls.slice(from, from + CALLS_PER_TURN));
		await new Promise<void>((resolve) => {
			setImmediate(resolve);
		});
	}
}

/**
 * Notes, once for each store, what was there before it: those calls never notify. Asked before the stream opens,
 * so that a call which arrives while the history is being filled is news.
 */
export async function noteBaseline(
	service: Pick<CallService, 'list'>,
	store: HistoryStore,
	signal: AbortSignal,
): Promise<Outcome<null>> {
	if (store.fact('baseline') !== null) return success(null);
	const newest = await service.list({ limit: 1, offset: 0 }, signal);
	if (!newest.ok) return newest;
	// An empty history has no newest call: everything that comes is news.
	store.setFact('baseline', newest.value.calls[0]?.startedAt ?? new Date(0).toISOString());
	return success(null);
}
