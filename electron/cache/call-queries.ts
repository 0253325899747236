/** What can be asked of the stored calls. */
import type { CallFilter } from '../contract/call-view.ts';
import type { Statements } from './statements.ts';
import { STILL_OPEN, STORED_CALL, type StoredCall, storedCall } from './stored-call.ts';

/** A page of a list. Its calls come without their transcripts' lines. */
export interface StoredRange {
	readonly total: number;
	readonly calls: readonly StoredCall[];
}

export const FILTERS: Record<CallFilter, string> = {
	all: 'TRUE',
	missed: `outcome = 'missed'`,
	open: STILL_OPEN,
	inbound: 'TRUE',
	outbound: 'TRUE',
	transcript: 'TRUE',
};

/** Newest first. `seen`: what a call must fulfil besides. */
export function readRange(
	statements: Statements,
	filter: CallFilter,
	offset: number,
	limit: number,
	seen = 'TRUE',
): StoredRange {
	// The inner query walks an index alone, so that a far offset does not read the records it passes.
	const rows = statements.rows(
		`SELECT ${STORED_CALL} FROM calls
		WHERE id IN (SELECT id FROM calls WHERE ${FILTERS[filter]} AND ${seen}
			ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?)
		ORDER BY started_at DESC, id DESC`,
		limit,
		offset,
	);
	return { total: countCalls(statements, filter), calls: rows.map(storedCall) };
}

/** The whole call, or null. */
export function findCall(statements: Statements, uuid: string): StoredCall | null {
	const row = statements.row(
		`SELECT ${STORED_CALL}, lines FROM calls
		LEFT JOIN transcripts ON transcripts.call = calls.id WHERE uuid = ?`,
		uuid,
	);
	return row === undefined ? null : storedCall(row);
}

export function countCalls(statements: Statements, filter: CallFilter): number {
	return Number(statements.value(`SELECT count(*) FROM calls WHERE ${FILTERS[filter]}`));
}

/** `startedAt`: milliseconds since 1970. */
export function countSince(statements: Statements, startedAt: number): number {
	return Number(statements.value('SELECT count(*) FROM calls WHERE started_at >= ?', startedAt));
}

/** The newest since a moment whose transcript is still to come, or came without its text. */
export function unsettledTranscripts(
	statements: Statements,
	startedAt: number,
	limit: number,
): readonly string[] {
	return statements
		.rows(
			`SELECT uuid FROM calls WHERE transcript <> 'settled' AND started_at >= ?
			ORDER BY started_at DESC LIMIT ?`,
			startedAt,
			limit,
		)
		.map((row) => (row as { readonly uuid: string }).uuid);
}
