/** Calls that are too old to be kept on this computer: taken away, and old for ever to whoever is told of calls. */
import { SHORTEST_KEPT_MS } from '../calls/kept-since.ts';
import { forgetFact, readFact, writeFact } from './facts.ts';
import type { Statements } from './statements.ts';

/**
 * Notes that what began before `sinceMs` (milliseconds since 1970) is not here. Must run in the transaction that takes
 * such calls away, or passes them over.
 */
export function noteNotKept(statements: Statements, sinceMs: number): void {
	const since = new Date(sinceMs).toISOString();
	if (since > (readFact(statements, 'not-kept-before') ?? '')) {
		writeFact(statements, 'not-kept-before', since);
	}
	const coveredDownTo = readFact(statements, 'covered-down-to');
	const isDone = readFact(statements, 'first-fill') === 'done';
	if (isDone || (coveredDownTo !== null && coveredDownTo < since)) {
		writeFact(statements, 'covered-down-to', since);
	}
	// Everything is here no more; the fill goes on from there when older calls are kept again.
	if (isDone) forgetFact(statements, 'first-fill');
}

/**
 * What began before this moment (ISO 8601) was not kept at some time: it is news to nobody when it comes back. `at`:
 * now; a clock that was years ahead once must not keep the person from hearing of calls for years.
 */
export function notKeptBefore(statements: Statements, at: string): string {
	const noted = readFact(statements, 'not-kept-before') ?? '';
	const latest = new Date(Date.parse(at) - SHORTEST_KEPT_MS).toISOString();
	return noted < latest ? noted : latest;
}

/** Whether everything that began since what was not kept at some time is here. */
export function isCompleteSinceKept(statements: Statements): boolean {
	const coveredDownTo = readFact(statements, 'covered-down-to');
	const notKept = readFact(statements, 'not-kept-before');
	return coveredDownTo !== null && notKept !== null && coveredDownTo <= notKept;
}

/**
 * Removes the oldest calls that began before a moment (milliseconds since 1970), at most `limit`, and all that is only
 * here about them; answers their uuids.
 */
export function removeOldest(
	statements: Statements,
	beforeMs: number,
	limit: number,
): readonly string[] {
	const old = statements.rows(
		'SELECT id, uuid FROM calls WHERE started_at < ? ORDER BY started_at LIMIT ?',
		...[beforeMs, limit],
	) as readonly { readonly id: number; readonly uuid: string }[];
	for (const { id, uuid } of old) {
		for (const table of ['marks', 'transcript_notices', 'reminders']) {
			statements.run(`DELETE FROM ${table} WHERE uuid = ?`, uuid);
		}
		statements.run('DELETE FROM calls WHERE id = ?', id);
	}
	return old.map(({ uuid }) => uuid);
}

/** Tries to call back, and times in which nobody listened, that were over before a moment (milliseconds since 1970). */
export function removeOldNotes(statements: Statements, beforeMs: number): void {
	statements.run('DELETE FROM attempts WHERE at < ?', beforeMs);
	statements.run('DELETE FROM gaps WHERE ended_at < ?', beforeMs);
}
