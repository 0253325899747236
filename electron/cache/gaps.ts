/** The times in which nobody listened: the app was off, asleep or offline. */
import type { Gap } from '../contract/call-view.ts';
import { readFact, writeFact } from './facts.ts';
import type { Statements } from './statements.ts';
import { isoOf } from './stored-call.ts';

/** From now on somebody listens: the gap that was open ends, or the one since somebody last did is noted. */
function noteListening(statements: Statements, nowMs: number): void {
	const ended = statements.run('UPDATE gaps SET ended_at = ? WHERE ended_at IS NULL', nowMs);
	const last = readFact(statements, 'listening-at');
	if (ended === 0 && last !== null) {
		statements.run(
			'INSERT INTO gaps (began_at, ended_at) VALUES (?, ?)',
			Math.min(Date.parse(last), nowMs),
			nowMs,
		);
	}
	noteStillListening(statements, nowMs);
}

/** Noted every now and then, so that a gap that begins with a power cut has a beginning. */
function noteStillListening(statements: Statements, nowMs: number): void {
	writeFact(statements, 'listening-at', new Date(nowMs).toISOString());
}

/** From now on nobody listens. The first word counts: what is open stays open. */
function noteDeaf(statements: Statements, nowMs: number): void {
	statements.run(
		'INSERT INTO gaps (began_at) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM gaps WHERE ended_at IS NULL)',
		nowMs,
	);
}

/** What can be said about listening: from now on somebody does, still does, or does no more. */
export const NOTES_OF_LISTENING = {
	began: noteListening,
	'goes-on': noteStillListening,
	ended: noteDeaf,
} as const;

/** The list has covered everything up to now: no gap that has ended is a gap any more. */
export function noteGapsFilled(statements: Statements): void {
	statements.run('UPDATE gaps SET filled = 1 WHERE ended_at IS NOT NULL AND filled = 0');
}

/** Those that the list has not filled, newest first. */
export function unfilledGaps(statements: Statements): readonly Gap[] {
	return statements
		.rows(`SELECT began_at, ended_at FROM gaps WHERE filled = 0 ORDER BY began_at DESC LIMIT 50`)
		.map((row) => {
			const { began_at: began, ended_at: ended } = row as {
				readonly began_at: unknown;
				readonly ended_at: unknown;
			};
			return { from: isoOf(began), to: ended === null ? null : isoOf(ended) };
		});
}
