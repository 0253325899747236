/** Asks the list, which is the truth, whether the stream, which is a hint, still tells of everything. */
import { type Outcome, success } from '../contract/outcome.ts';
import type { Clock } from '../ground/clock.ts';
import { wait } from '../ground/wait.ts';
import type { CallService } from './call-service.ts';
import type { Call } from '../contract/call.ts';
import { coveredWindow } from './cover-page.ts';
import type { HistoryStore } from './history-store.ts';

export interface AskNewestParts {
	readonly service: Pick<CallService, 'list'>;
	readonly store: Pick<HistoryStore, 'apply' | 'count' | 'differing' | 'fact' | 'setFact'>;
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
	const missed = (): readonly Call[] => (signal.aborted ? [] : store.differing(calls));
	if (missed().length > 0 && mayComeYet()) await wait(COMES_WITHIN_MS, clock, signal);
	if (signal.aborted) return success('agrees');
	// Told apart, not stored: what else was missed comes with the next connection, and is told together.
	const known = missed();
	if (known.length > 0) {
		const noted = noteDisagreement(store, known);
		return noted.ok ? success('knows-more') : noted;
	}
	// What is below the end of the list is left to who covers it, and keeps the notes of how far that was done.
	const covered = coveredWindow({ offset: 0 }, newest.value, askedAt, size);
	const removed = covered === null ? success(0) : store.apply([], covered);
	if (!removed.ok) return removed;
	return success(size < CHECKED_CALLS && store.count() > size ? 'has-less' : 'agrees');
}

/** Nothing is agreed on above the oldest of these: who fills the gap has to come down to it. */
function noteDisagreement(
	store: Pick<HistoryStore, 'fact' | 'setFact'>,
	calls: readonly Call[],
): Outcome<number> {
	const [oldest = ''] = calls.map(({ startedAt }) => startedAt).toSorted();
	const agreedUntil = store.fact('agreed-until');
	if (agreedUntil === null || agreedUntil <= oldest) return success(0);
	return store.setFact('agreed-until', oldest);
}
