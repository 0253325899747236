import { TRIED_AT } from './attempts.ts';
import type { Call, TranscriptLine } from '../contract/call.ts';
import { DamagedContent, parsed, wholeNumber } from './stored-text.ts';

/** A call as the store knows it; `open`: missed, and still needs attention. */
export interface StoredCall {
	readonly call: Call;
	readonly open: boolean;
	/** When the counterpart of an open call was last tried in vain. ISO 8601, UTC; null: not since. */
	readonly triedAt: string | null;
}

// A missed call is open until the person handled it, or an answered call with the same counterpart began later,
// in either direction, and after they opened it again if they did. A withheld counterpart is NULL, and NULL equals nothing.
export const STILL_OPEN = `unhandled = 1 AND NOT EXISTS (
	SELECT 1 FROM calls AS later
	WHERE later.outcome = 'answered' AND later.counterpart = calls.counterpart
		AND later.started_at > max(calls.started_at, coalesce((
			SELECT reopened.at FROM reopened WHERE reopened.uuid = calls.uuid
		), 0))
)`;

interface StoredRow {
	readonly record: string;
	readonly open: number;
	readonly triedAt: number | null;
	readonly lines?: string | null;
}

/** What a query of `calls` selects for `storedCall`. */
export const STORED_CALL = `record, ${STILL_OPEN} AS open, ${TRIED_AT} AS triedAt`;

/** A row with `STORED_CALL`, and where the transcript is wanted `lines`. */
export function storedCall(row: unknown): StoredCall {
	// Only the store writes these rows; `record` and `lines` are JSON of a Call by the type of what it takes.
	const { record, lines, ...known } = row as StoredRow;
	const call = parsed(record) as Call;
	const open = known.open === 1;
	const triedAt = open && known.triedAt !== null ? isoOf(known.triedAt) : null;
	if (!lines || call.transcription === null) return { call, open, triedAt };
	const transcription = {
		...call.transcription,
		lines: parsed(lines) as readonly TranscriptLine[],
	};
	return { call: { ...call, transcription }, open, triedAt };
}

/** Of a moment in milliseconds since 1970 that the file holds. */
export function isoOf(ms: unknown): string {
	const date = new Date(wholeNumber(ms));
	if (Number.isNaN(date.getTime())) throw new DamagedContent();
	return date.toISOString();
}

/** Whether the store still waits for a transcript: `lacking` is done, but its text is missing or of an earlier version. */
export type TranscriptState = 'settled' | 'pending' | 'lacking';

/** Of a call that nothing was held of before. */
export function transcriptState({ transcription }: Call): TranscriptState {
	if (transcription === null) return 'settled';
	if (!transcription.available) return 'pending';
	return transcription.lines === null ? 'lacking' : 'settled';
}

/** The text of `record` for a call: without the transcript's lines, which stand apart. */
export function recordText(call: Call): string {
	if (call.transcription === null) return JSON.stringify(call);
	return JSON.stringify({ ...call, transcription: { ...call.transcription, lines: null } });
}
