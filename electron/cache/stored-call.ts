import type { Call, TranscriptLine } from '../contract/call.ts';

/** A call as the store knows it; `open`: missed, and still needs attention. */
export interface StoredCall {
	readonly call: Call;
	readonly open: boolean;
}

// A missed call is open until the person handled it, or an answered call with the same counterpart began later,
// in either direction. A withheld counterpart is NULL, and NULL equals nothing.
export const STILL_OPEN = `unhandled = 1 AND NOT EXISTS (
	SELECT 1 FROM calls AS later
	WHERE later.outcome = 'answered' AND later.counterpart = calls.counterpart
		AND later.started_at > calls.started_at
)`;

/** A row with `record`, `open`, and where the transcript is wanted `lines`. */
export function storedCall(row: unknown): StoredCall {
	// Only the store writes these rows; `record` and `lines` are JSON of a Call by the type of what it takes.
	const { record, open, lines } = row as { record: string; open: number; lines?: string | null };
	const call = JSON.parse(record) as Call;
	if (!lines || call.transcription === null) return { call, open: open === 1 };
	const transcription = {
		...call.transcription,
		lines: JSON.parse(lines) as readonly TranscriptLine[],
	};
	return { call: { ...call, transcription }, open: open === 1 };
}

/** Whether the store still waits for the call's transcript: `lacking` is done, but came without its text. */
export function transcriptState({ transcription }: Call): 'settled' | 'pending' | 'lacking' {
	if (transcription === null) return 'settled';
	if (!transcription.available) return 'pending';
	return transcription.lines === null ? 'lacking' : 'settled';
}

/** The text of `record` for a call: without the transcript's lines, which stand apart. */
export function recordText(call: Call): string {
	if (call.transcription === null) return JSON.stringify(call);
	return JSON.stringify({ ...call, transcription: { ...call.transcription, lines: null } });
}
