/** What only this computer knows of a missed call: whether it was handled, and whether it was told. */
import type { Call } from '../contract/call.ts';
import { readFact } from './facts.ts';
import { isCompleteSinceKept, notKeptBefore } from './not-kept.ts';
import type { Statements } from './statements.ts';
import { STILL_OPEN, STORED_CALL, type StoredCall, storedCall } from './stored-call.ts';

// More notifications than anybody leaves on a screen; each costs the parsing of a record.
const MOST_OPEN = 200;

// Yesterday's missed calls may still matter on the first day; last year's do not.
const BASELINE_STAYS_OPEN_MS = 24 * 60 * 60 * 1000;

/**
 * Decides, once for each call ever, whether its being missed is news. Must run in the transaction of the record
 * that says so. Answers whether the call is already handled.
 */
export function markMissed(statements: Statements, call: Call, at: string): boolean {
	const handledAt = statements.value('SELECT handled_at FROM marks WHERE uuid = ?', call.uuid);
	if (handledAt !== undefined) return handledAt !== null;

	const baseline = readFact(statements, 'baseline');
	const isPast =
		call.startedAt < notKeptBefore(statements, at) ||
		(baseline !== null &&
			Date.parse(call.startedAt) < Date.parse(baseline) - BASELINE_STAYS_OPEN_MS);
	statements.run(
		'INSERT INTO marks (uuid, handled_at, notice, notice_at) VALUES (?, ?, ?, ?)',
		call.uuid,
		isPast ? at : null,
		isNews(statements, call, at) ? 'due' : 'silent',
		at,
	);
	return isPast;
}

/** Whether what is said of a call for the first time is new to its person. `at`: now, ISO 8601. */
export function isNews(statements: Statements, call: Call, at: string): boolean {
	const baseline = readFact(statements, 'baseline');
	// Once everything is here, what is not here is new, even a call that began before the first sign-in and was
	// recorded when it ended, after it.
	const isComplete =
		readFact(statements, 'first-fill') === 'done' || isCompleteSinceKept(statements, at);
	if (call.startedAt < notKeptBefore(statements, at)) return false;
	return baseline !== null && (isComplete || call.startedAt > baseline);
}

/** `at`: now, ISO 8601. Answers how many calls that changed. */
export function markHandled(statements: Statements, uuid: string, at: string): number {
	statements.run('UPDATE marks SET handled_at = ? WHERE uuid = ?', at, uuid);
	statements.run('DELETE FROM reopened WHERE uuid = ?', uuid);
	return statements.run(
		`UPDATE calls SET unhandled = 0 WHERE uuid = ? AND outcome = 'missed' AND unhandled = 1`,
		uuid,
	);
}

/**
 * Opens a missed call again, also one that an answered call has closed: until one begins after `at` (now, ISO 8601).
 * Answers how many calls that changed.
 */
export function markOpen(statements: Statements, uuid: string, at: string): number {
	const isClosed = `SELECT 1 FROM calls WHERE uuid = ? AND outcome = 'missed' AND NOT (${STILL_OPEN})`;
	if (statements.value(isClosed, uuid) === undefined) return 0;
	statements.run('UPDATE marks SET handled_at = NULL WHERE uuid = ?', uuid);
	statements.run('UPDATE calls SET unhandled = 1 WHERE uuid = ?', uuid);
	statements.run(
		`INSERT INTO reopened (uuid, at) VALUES (?, ?)
		ON CONFLICT (uuid) DO UPDATE SET at = excluded.at`,
		uuid,
		Date.parse(at),
	);
	return 1;
}

/**
 * Missed calls whose notification was decided and not yet shown, oldest first. One that is not missed just now stays
 * decided: a record that says otherwise may follow.
 */
export function dueNotices(statements: Statements): readonly StoredCall[] {
	return statements
		.rows(
			// CROSS JOIN: from the few marks that are due, not along every call in the wanted order.
			`SELECT ${STORED_CALL} FROM marks CROSS JOIN calls ON calls.uuid = marks.uuid
			WHERE notice = 'due' AND outcome = 'missed'
			ORDER BY started_at, id`,
		)
		.map(storedCall);
}

/** The calls that began since a moment (milliseconds since 1970) and are open, the newest first. */
export function openSince(statements: Statements, startedAt: number): readonly StoredCall[] {
	return statements
		.rows(
			`SELECT ${STORED_CALL} FROM calls
			WHERE started_at >= ? AND ${STILL_OPEN} ORDER BY started_at DESC LIMIT ?`,
			startedAt,
			MOST_OPEN,
		)
		.map(storedCall);
}

/** Which calls that are open were told in the notification that told this one: all of them are noted in one moment. */
export function openToldWith(statements: Statements, uuid: string): readonly string[] {
	return statements
		.rows(
			`SELECT calls.uuid FROM marks AS told
			CROSS JOIN marks ON marks.notice_at = told.notice_at AND marks.notice = told.notice
			CROSS JOIN calls ON calls.uuid = marks.uuid
			WHERE told.uuid = ? AND ${STILL_OPEN}`,
			uuid,
		)
		.map((row) => (row as { readonly uuid: string }).uuid);
}

export function settleNotices(
	statements: Statements,
	uuids: readonly string[],
	how: 'shown' | 'silent',
	at: string,
): void {
	for (const uuid of uuids) {
		statements.run('UPDATE marks SET notice = ?, notice_at = ? WHERE uuid = ?', how, at, uuid);
	}
}
