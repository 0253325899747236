import { type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { HistoryStore } from './history-store.ts';

// More than one, because the newest may be a record that cannot be understood.
const LOOKED_AT = 10;

// Clocks are wrong by hours, not by days.
const A_DAY_MS = 24 * 60 * 60_000;

/**
 * Notes, once for each store, what was there before it: those calls never notify. Asked before the stream opens,
 * so that a call which arrives while the history is being filled is news.
 */
export async function noteBaseline(
	service: Pick<CallService, 'list'>,
	store: HistoryStore,
	now: () => number,
	signal: AbortSignal,
): Promise<Outcome<null>> {
	if (store.fact('baseline') !== null) return success(null);
	const newest = await service.list({ limit: LOOKED_AT, offset: 0 }, signal);
	if (!newest.ok) return newest;
	const { calls, size } = newest.value;
	// The latest beginning, not the first of the list: its order is the service's promise, and not ours.
	// An empty history has no newest call: everything that comes is news. One of which nothing can be understood
	// has one, and this moment is the best that can be said of it.
	const newestCall = calls
		.map(({ startedAt }) => startedAt)
		// One that claims to begin years from now would make everything old for years.
		.filter((startedAt) => Date.parse(startedAt) < now() + A_DAY_MS)
		.toSorted()
		.at(-1);
	const baseline = newestCall ?? new Date(size === 0 ? 0 : now()).toISOString();
	const noted = store.setFact('baseline', baseline);
	return noted.ok ? success(null) : noted;
}
