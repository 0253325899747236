import type { HistoryStore } from './history-store.ts';

// A call is listed by when it began but saved when it ended, and may be changed later: the pages go on a day
// beyond the point of the last agreement.
const MARGIN_MS = 24 * 60 * 60 * 1000;

/**
 * How far down the top of the list is covered at every connection, in milliseconds since 1970; null: nothing was agreed
 * on yet, and one page with a call will do.
 */
export function topGoal(store: Pick<HistoryStore, 'fact'>): number | null {
	const agreedUntil = store.fact('agreed-until');
	// A record may claim to begin years from now: the moment of the agreement keeps the goal on the ground.
	const agreedAt = store.fact('agreed-at') ?? agreedUntil;
	return agreedUntil === null || agreedAt === null
		? null
		: Math.min(Date.parse(agreedUntil), Date.parse(agreedAt)) - MARGIN_MS;
}
