/** Calls that are too old to be kept on this computer: taken away, and old for ever to whoever is told of calls. */
import { SHORTEST_KEPT_MS } from '../calls/kept-since.ts';
import type { Call } from '../contract/call.ts';
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

/** Whether everything that began since what was not kept at some time is here. `at`: now, ISO 8601. */
export function isCompleteSinceKept(statements: Statements, at: string): boolean {
	const coveredDownTo = readFact(statements, 'covered-down-to');
	return coveredDownTo !== null && coveredDownTo <= notKeptBefore(statements, at);
}

/**
 * A call that comes back after it was not kept, and that nobody was told of before, is as one that was never here: no news.
 * `at`: now, ISO 8601.
 */
export function forgetUntold(statements: Statements, call: Call, at: string): void {
	if (call.startedAt >= notKeptBefore(statements, at)) return;
	for (const table of ['marks', 'transcript_notices']) {
		statements.run(`DELETE FROM ${table} WHERE uuid = ? AND notice = 'due'`, call.uuid);
	}
}

/**
 * Removes the oldest calls that began before a moment (milliseconds since 1970), at most `limit`; answers their uuids.
 * Marks, and whether a transcript was told, name nobody and stay: a clock that was ahead once, or a longer time that is
 * chosen, brings the calls back, and they are as handled and as told as they were.
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
		statements.run('DELETE FROM reminders WHERE uuid = ?', uuid);
		statements.run('DELETE FROM calls WHERE id = ?', id);
	}
	return old.map(({ uuid }) => uuid);
}

/** Tries to call back, and times in which nobody listened, that were over before a moment (milliseconds since 1970). */
export function removeOldNotes(statements: Statements, beforeMs: number): void {
	statements.run('DELETE FROM attempts WHERE at < ?', beforeMs);
	statements.run('DELETE FROM gaps WHERE ended_at < ?', beforeMs);
}
