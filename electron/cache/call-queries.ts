/** What can be asked of the stored calls. */
import { forgetAttempts } from './attempts.ts';
import type { Statements } from './statements.ts';
import { STILL_OPEN, STORED_CALL, type StoredCall, storedCall } from './stored-call.ts';

/** The whole call, or null. */
export function findCall(statements: Statements, uuid: string): StoredCall | null {
	const row = statements.row(
		`SELECT ${STORED_CALL}, lines FROM calls
		LEFT JOIN transcripts ON transcripts.call = calls.id WHERE uuid = ?`,
		uuid,
	);
	return row === undefined ? null : storedCall(row);
}

export function countCalls(statements: Statements): number {
	return Number(statements.value('SELECT count(*) FROM calls'));
}

export function countOpen(statements: Statements): number {
	return Number(statements.value(`SELECT count(*) FROM calls WHERE ${STILL_OPEN}`));
}

export function openUuids(statements: Statements): readonly string[] {
	return statements
		.rows(`SELECT uuid FROM calls WHERE ${STILL_OPEN}`)
		.map((row) => (row as { readonly uuid: string }).uuid);
}

/** `startedAt`: milliseconds since 1970. */
export function countSince(statements: Statements, startedAt: number): number {
	return Number(statements.value('SELECT count(*) FROM calls WHERE started_at >= ?', startedAt));
}

/** The newest call with a counterpart, found by who took part in it; null when there is none. */
export function newestWith(statements: Statements, counterpart: string): StoredCall | null {
	const row = statements.row(
		`SELECT ${STORED_CALL} FROM calls WHERE id = (
			SELECT call_traits.call FROM circles CROSS JOIN call_traits ON circle = circles.id
			WHERE circles.counterpart = ? ORDER BY call_traits.call DESC LIMIT 1
		)`,
		counterpart,
	);
	return row === undefined ? null : storedCall(row);
}

/**
 * Removes calls and everything that belongs to them, also what of them was still to be told. Marks, which name nobody,
 * stay: a record that comes again is no news. Answers how many were here.
 */
export function removeCalls(statements: Statements, uuids: readonly string[], at: string): number {
	for (const uuid of uuids) {
		for (const table of ['marks', 'transcript_notices']) {
			const silence = `UPDATE ${table} SET notice = 'silent', notice_at = ? WHERE uuid = ? AND notice = 'due'`;
			statements.run(silence, at, uuid);
		}
		statements.run('DELETE FROM reminders WHERE uuid = ?', uuid);
	}
	const removed = uuids.flatMap((uuid) =>
		statements.rows(
			'DELETE FROM calls WHERE uuid = ? RETURNING CAST(counterpart AS BLOB) AS counterpart',
			uuid,
		),
	) as readonly { readonly counterpart: string | null }[];
	forgetAttempts(
		statements,
		removed.map(({ counterpart }) => counterpart),
	);
	return removed.length;
}
