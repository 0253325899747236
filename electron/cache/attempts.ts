/** When a counterpart was tried in vain: attempts from here, and calls to them that nobody answered. */
import { readFact } from './facts.ts';
import type { Statements } from './statements.ts';

/**
 * SQL, for a row of `calls`: when its counterpart was last tried after it began, in milliseconds since 1970; NULL when
 * never. Asked for open calls alone, because an answered try closes the call; two look-ups, each in an index.
 */
export const TRIED_AT = `CASE WHEN calls.unhandled = 1 THEN NULLIF(max(
	coalesce((
		SELECT max(attempts.at) FROM attempts
		WHERE attempts.counterpart = calls.counterpart AND attempts.at > calls.started_at
	), 0),
	coalesce((
		SELECT max(tried.started_at) FROM calls AS tried
		WHERE tried.counterpart = calls.counterpart AND tried.started_at > calls.started_at
			AND tried.outcome IN ('given-up', 'unknown')
			AND json_extract(tried.record, '$.direction') = 'outbound'
	), 0)
), 0) END`;

/** The counterpart was rung from here. `atMs`: milliseconds since 1970. */
export function noteAttempt(statements: Statements, counterpart: string, atMs: number): number {
	const noted = 'INSERT INTO attempts (counterpart, at) VALUES (?, ?)';
	const count = statements.run(noted, counterpart, atMs);
	trimAttempts(statements);
	return count;
}

/** Forgets the attempts that no call can speak of: all but the last one with each counterpart, and those before every call. */
export function trimAttempts(statements: Statements): void {
	statements.run(
		`DELETE FROM attempts WHERE at < (
			SELECT max(later.at) FROM attempts AS later WHERE later.counterpart = attempts.counterpart
		)`,
	);
	// Until then older calls are still to come, also those of a file that was given up.
	if (readFact(statements, 'first-fill') !== 'done') return;
	statements.run(
		'DELETE FROM attempts WHERE at <= coalesce((SELECT min(started_at) FROM calls), at)',
	);
}

/** Calls with these counterparts (null: withheld) were removed: attempts go with the last call they belong to. */
export function forgetAttempts(
	statements: Statements,
	counterparts: readonly (string | null)[],
): void {
	const keys = JSON.stringify([...new Set(counterparts.filter((key) => key !== null))]);
	statements.run(
		// A circle goes with its last call.
		`DELETE FROM attempts WHERE counterpart IN (SELECT value FROM json_each(?))
			AND counterpart NOT IN (SELECT counterpart FROM circles)`,
		keys,
	);
	trimAttempts(statements);
}
