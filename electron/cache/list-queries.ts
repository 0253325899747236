/** What lists read of single calls. */
import type { TranscriptLine } from '../contract/call.ts';
import type { Statements } from './statements.ts';
import { parsed } from './stored-text.ts';
import { STILL_OPEN, STORED_CALL, type StoredCall, storedCall } from './stored-call.ts';

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** The calls with these ids, without their transcripts' lines. */
export function listedCalls(
	statements: Statements,
	ids: readonly number[],
): ReadonlyMap<number, StoredCall> {
	const rows = statements.rows(
		`SELECT id, ${STORED_CALL} FROM calls WHERE id ${AMONG}`,
		JSON.stringify(ids),
	) as readonly { readonly id: number }[];
	return new Map(rows.map((row) => [row.id, storedCall(row)]));
}

/** What was said in a call. */
export function linesOf(statements: Statements, id: number): readonly TranscriptLine[] {
	const lines = statements.value('SELECT lines FROM transcripts WHERE call = ?', id);
	// Only the store writes it, from a Call.
	return lines === undefined ? [] : (parsed(lines) as readonly TranscriptLine[]);
}

/** Null when the call is not here. */
export function idOf(statements: Statements, uuid: string): number | null {
	const id = statements.value('SELECT id FROM calls WHERE uuid = ?', uuid);
	return typeof id === 'number' ? id : null;
}

/** Of the calls that are here. */
export function idsOf(statements: Statements, uuids: readonly string[]): readonly number[] {
	if (uuids.length === 0) return [];
	return numbers(
		statements.value(
			`SELECT group_concat(id) FROM calls WHERE uuid ${AMONG}`,
			JSON.stringify(uuids),
		),
	);
}

/** Those of the calls that are here. */
export function idsByUuid(
	statements: Statements,
	uuids: readonly string[],
): readonly { readonly uuid: string; readonly id: number }[] {
	return statements.rows(
		`SELECT uuid, id FROM calls WHERE uuid ${AMONG}`,
		JSON.stringify(uuids),
	) as readonly { readonly uuid: string; readonly id: number }[];
}

/** In the order of the ids, without those that are not here any more. */
export function uuidsOf(statements: Statements, ids: readonly number[]): readonly string[] {
	const rows = statements.rows(
		`SELECT uuid FROM json_each(?) AS asked JOIN calls ON calls.id = asked.value ORDER BY asked.key`,
		JSON.stringify(ids),
	) as readonly { readonly uuid: string }[];
	return rows.map(({ uuid }) => uuid);
}

export function openIds(statements: Statements): readonly number[] {
	return numbers(statements.value(`SELECT group_concat(id) FROM calls WHERE ${STILL_OPEN}`));
}

function numbers(list: unknown): readonly number[] {
	return typeof list === 'string' ? list.split(',').map(Number) : [];
}
