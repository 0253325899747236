import { counterpartKey } from '../calls/counterpart.ts';
import { callOutcome } from '../calls/missed.ts';
import type { Call } from '../contract/call.ts';
import { findCall } from './call-queries.ts';
import { keepTraits } from './keep-traits.ts';
import { markMissed } from './marks.ts';
import { mergeCalls, outdatesText, recordVersion } from './merge-calls.ts';
import { forgetUntold } from './not-kept.ts';
import type { Statements } from './statements.ts';
import { recordText, transcriptState, type TranscriptState } from './stored-call.ts';
import { markTranscript } from './transcript-notices.ts';

/**
 * Stores a record, merged with what is held of the call, and decides whether it is news. Must run in a transaction.
 * Answers whether it changed anything.
 */
export function putCall(
	statements: Statements,
	arrived: Call,
	nowMs: number,
	askedAt: number | null,
): boolean {
	const held = findCall(statements, arrived.uuid)?.call ?? null;
	if (held !== null && askedAt !== null && isFresher(statements, held, arrived, askedAt))
		return false;
	const call = held === null ? arrived : mergeCalls(held, arrived);
	const transcript =
		held === null ? transcriptState(call) : stateAfter(statements, held, arrived, call);
	if (held !== null && JSON.stringify(call) === JSON.stringify(held)) {
		if (call.transcription !== null) noteState(statements, call.uuid, transcript);
		return false;
	}

	const outcome = callOutcome(call);
	const at = new Date(nowMs).toISOString();
	if (held === null) forgetUntold(statements, call, at);
	const isHandled = outcome !== 'missed' || markMissed(statements, call, at);
	markTranscript(statements, call, at);
	const id = statements.value(
		`INSERT INTO calls
			(uuid, started_at, outcome, counterpart, unhandled, transcript, record, arrived_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uuid) DO UPDATE SET started_at = excluded.started_at, outcome = excluded.outcome,
			counterpart = excluded.counterpart, unhandled = excluded.unhandled,
			transcript = excluded.transcript, record = excluded.record, arrived_at = excluded.arrived_at
		RETURNING id`,
		...[call.uuid, Date.parse(call.startedAt), outcome, counterpartKey(call)],
		...[isHandled ? 0 : 1, transcript, recordText(call), nowMs],
	);
	keepLines(statements, id, call);
	keepTraits(statements, Number(id), call);
	return true;
}

/** Whether storing a record would change anything. */
export function wouldChange(statements: Statements, arrived: Call): boolean {
	const held = findCall(statements, arrived.uuid)?.call ?? null;
	return held === null || JSON.stringify(mergeCalls(held, arrived)) !== JSON.stringify(held);
}

/** On a tie the later arrival wins, and a page arrives when it is asked for: what it says may be older than that. */
function isFresher(statements: Statements, held: Call, listed: Call, askedAt: number): boolean {
	if (recordVersion(held) !== recordVersion(listed)) return false;
	const arrivedAt = statements.value('SELECT arrived_at FROM calls WHERE uuid = ?', held.uuid);
	return Number(arrivedAt) >= askedAt;
}

/** The text of an earlier version is shown until the one of this version is here, which is still to be asked for. */
function stateAfter(
	statements: Statements,
	held: Call,
	arrived: Call,
	call: Call,
): TranscriptState {
	const state = transcriptState(call);
	if (state !== 'settled' || call.transcription === null) return state;
	// A whole record settles it, unless what it says is older.
	if (call === arrived) return state;
	return outdatesText(held, arrived) ? 'lacking' : heldState(statements, held.uuid);
}

function heldState(statements: Statements, uuid: string): TranscriptState {
	return statements.value('SELECT transcript FROM calls WHERE uuid = ?', uuid) as TranscriptState;
}

/** The same as before was said, and now it is certain. */
function noteState(statements: Statements, uuid: string, state: TranscriptState): void {
	if (heldState(statements, uuid) === state) return;
	statements.run('UPDATE calls SET transcript = ? WHERE uuid = ?', state, uuid);
}

function keepLines(statements: Statements, id: unknown, { transcription }: Call): void {
	const lines = transcription?.lines ?? null;
	if (lines === null) {
		statements.run('DELETE FROM transcripts WHERE call = ?', id);
		return;
	}
	statements.run(
		`INSERT INTO transcripts (call, lines) VALUES (?, ?)
		ON CONFLICT (call) DO UPDATE SET lines = excluded.lines`,
		id,
		JSON.stringify(lines),
	);
}
