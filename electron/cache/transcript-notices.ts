/** Whether it was told that a call's transcript is ready: once for each call, ever. */
import type { Call } from '../contract/call.ts';
import { isNews } from './marks.ts';
import type { Statements } from './statements.ts';
import { type StoredCall, STORED_CALL, storedCall } from './stored-call.ts';

/** Decides whether the transcript's being ready is news. Must run in the transaction of the record that says so. */
export function markTranscript(statements: Statements, call: Call, at: string): void {
	if (call.transcription?.available !== true) return;
	statements.run(
		'INSERT INTO transcript_notices (uuid, notice, notice_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
		call.uuid,
		isNews(statements, call, at) ? 'due' : 'silent',
		at,
	);
}

/** Decided and not yet told, oldest first. */
export function dueTranscripts(statements: Statements): readonly StoredCall[] {
	return statements
		.rows(
			`SELECT ${STORED_CALL} FROM calls
			WHERE uuid IN (SELECT uuid FROM transcript_notices WHERE notice = 'due')
			ORDER BY started_at, id`,
		)
		.map(storedCall);
}

/** Answers how many calls that changed: none. */
export function settleTranscripts(
	statements: Statements,
	uuids: readonly string[],
	how: 'shown' | 'silent',
	at: string,
): 0 {
	for (const uuid of uuids) {
		statements.run(
			'UPDATE transcript_notices SET notice = ?, notice_at = ? WHERE uuid = ?',
			how,
			at,
			uuid,
		);
	}
	return 0;
}
