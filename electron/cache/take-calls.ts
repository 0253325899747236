import type { Call } from '../contract/call.ts';
import { noteNotKept } from './not-kept.ts';
import { putCall } from './put-call.ts';
import { type CoveredWindow, removeDeleted } from './reconcile.ts';
import type { Statements } from './statements.ts';

export interface Arrival {
	/** Milliseconds since 1970, both; `askedAt`: when a list with these was asked for, null: they came by themselves. */
	readonly nowMs: number;
	readonly askedAt: number | null;
	/** What began before this moment is passed over; null: nothing is. */
	readonly keptSince: number | null;
	/** The person has deleted it (uuid); a record of it may still be on its way. */
	readonly isGone: (uuid: string) => boolean;
}

/**
 * Stores records, and removes what a window that the list has covered does not have any more. Must run in a transaction.
 * Answers the uuids of the calls that changed.
 */
export function takeCalls(
	statements: Statements,
	calls: readonly Call[],
	covered: CoveredWindow | null,
	arrival: Arrival,
): readonly string[] {
	const { nowMs, keptSince } = arrival;
	// A clock that was set back meanwhile makes what arrived since look older than the question: then this page wins over
	// nothing, and proves nothing gone. The next one does.
	const isSetBack = Math.max(arrival.askedAt ?? 0, covered?.askedAt ?? 0) > nowMs;
	const askedAt = isSetBack ? 0 : arrival.askedAt;
	const kept = calls.filter((call) => isKept(call, keptSince));
	if (keptSince !== null && kept.length < calls.length) noteNotKept(statements, keptSince);
	const put = kept.filter(
		(call) => !arrival.isGone(call.uuid) && putCall(statements, call, nowMs, askedAt),
	);
	const removed = covered === null || isSetBack ? [] : removeDeleted(statements, covered);
	return [...put.map(({ uuid }) => uuid), ...removed];
}

export function isKept({ startedAt }: Call, keptSince: number | null): boolean {
	return keptSince === null || Date.parse(startedAt) >= keptSince;
}
