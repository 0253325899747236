/** Asks the list, which is the truth, whether the stream, which is a hint, still tells of everything. */
import type { Call } from '../contract/call.ts';
import { type Outcome, success } from '../contract/outcome.ts';
import type { Clock } from '../ground/clock.ts';
import { wait } from '../ground/wait.ts';
import type { CallService } from './call-service.ts';
import { coveredWindow } from './cover-page.ts';
import type { HistoryStore } from './history-store.ts';
import { topGoal } from './top-goal.ts';

export interface AskNewestParts {
	readonly service: Pick<CallService, 'list'>;
	readonly store: Pick<HistoryStore, 'apply' | 'count' | 'differsFrom' | 'fact'>;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/** Whether what the list knows and the store does not may still be on its way; asked when the list has answered. */
	readonly mayComeYet: () => boolean;
}

/** How many of the newest calls are compared. */
const CHECKED_CALLS = 5;

// A call reaches the list and the stream one after the other.
const COMES_WITHIN_MS = 5_000;

/**
 * `knows-more`: the stream has not told of something. `has-less`: the store has calls below the end of the list.
 * Of the calls that were asked for, those that the list does not have any more are removed, unless it knows more.
 */
export async function askNewest(
	parts: AskNewestParts,
): Promise<Outcome<'agrees' | 'has-less' | 'knows-more'>> {
	const { service, store, clock, signal, mayComeYet } = parts;
	const askedAt = clock.now();
	const newest = await service.list({ limit: CHECKED_CALLS, offset: 0 }, signal);
	if (!newest.ok) return newest;
	const { calls, size } = newest.value;
	const knowsMore = (): boolean => !signal.aborted && store.differsFrom(calls);
	if (knowsMore() && mayComeYet()) await wait(COMES_WITHIN_MS, clock, signal);
	if (signal.aborted) return success('agrees');
	// Told apart, not stored: what else was missed comes with the next connection, and is told together.
	if (knowsMore()) {
		const stored = store.apply(calls.filter(notCovered(store)), null, askedAt);
		return stored.ok ? success('knows-more') : stored;
	}
	// What is below the end of the list is left to who covers it, and keeps the notes of how far that was done.
	const covered = coveredWindow({ offset: 0 }, newest.value, askedAt, size);
	const removed = covered === null ? success(0) : store.apply([], covered);
	if (!removed.ok) return removed;
	return success(size < CHECKED_CALLS && store.count() > size ? 'has-less' : 'agrees');
}

// The service may round the moment that it is asked from.
const A_SECOND_MS = 1_000;

/**
 * The newest calls of somebody who has few of them are older than what the next connection covers: if one of those was
 * changed while nobody listened, the list would know more at every question, and every connection would be left.
 */
function notCovered(store: Pick<HistoryStore, 'fact'>): (call: Call) => boolean {
	const goal = topGoal(store);
	return ({ startedAt }) => goal !== null && Date.parse(startedAt) <= goal + A_SECOND_MS;
}
