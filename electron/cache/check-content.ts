/** Whether a history is whole: its pages, its indexes, and every text in it. Takes seconds, for a large one. */
import type { CacheDatabase } from './open-cache.ts';
import { Statements } from './statements.ts';
import { storedCall } from './stored-call.ts';
import { wholeNumber } from './stored-text.ts';

const ROWS_AT_ONCE = 250;

/** Every text: bytes that are no UTF-8 any more are no fault to SQLite. */
const TEXTS = [
	'SELECT id, words, counterpart FROM circles',
	'SELECT id, word FROM words',
	'SELECT rowid AS id, uuid, handled_at, notice, notice_at FROM marks',
	'SELECT rowid AS id, uuid, notice, notice_at FROM transcript_notices',
	'SELECT rowid AS id, uuid FROM reminders',
	'SELECT rowid AS id, counterpart FROM attempts',
	'SELECT rowid AS id, name, value FROM facts',
] as const;

const CALLS = `SELECT id, uuid, started_at, counterpart, record, lines, 0 AS open FROM calls
	LEFT JOIN transcripts ON call = id`;

interface Row {
	readonly id: number;
	readonly uuid?: unknown;
	readonly started_at?: unknown;
}

/** False, or it throws what reading a damaged history throws. */
export function isContentWhole(database: CacheDatabase): boolean {
	const statements = new Statements(database);
	// A file that was taken away meanwhile: libsql begins an empty one in its place.
	if (statements.value('SELECT count(*) FROM sqlite_schema') === 0) return true;
	const verdict = statements.value('SELECT integrity_check FROM pragma_integrity_check(1)');
	if (verdict !== 'ok') return false;
	for (const row of allRows(statements, CALLS)) {
		const { call } = storedCall(row);
		if (call.uuid !== row.uuid || Date.parse(call.startedAt) !== row.started_at) return false;
	}
	// Reading them is the check.
	for (const sql of TEXTS) for (const { id } of allRows(statements, sql)) wholeNumber(id);
	return true;
}

function* allRows(statements: Statements, sql: string): Generator<Row> {
	for (let last = 0; ;) {
		const asked = `SELECT * FROM (${sql}) WHERE id > ? ORDER BY id LIMIT ?`;
		const rows = statements.rows(asked, last, ROWS_AT_ONCE) as readonly Row[];
		yield* rows;
		const next = rows.at(-1)?.id;
		if (next === undefined) return;
		last = next;
	}
}
