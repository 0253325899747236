/** When a counterpart was tried in vain: attempts from here, and calls to them that nobody answered. */
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
	return statements.run('INSERT INTO attempts (counterpart, at) VALUES (?, ?)', counterpart, atMs);
}
