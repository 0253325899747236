/** Takes a history from one database to another, in turns of the event loop: what was told and handled, then the newest calls. */
import type { ComingCalls, Place } from './coming-calls.ts';
import { aTurn } from '../ground/a-turn.ts';
import type { Call, TranscriptLine } from '../contract/call.ts';
import { readFact, setFact, writeFact } from './facts.ts';
import type { KeptAccess } from './kept-calls.ts';
import { putCall } from './put-call.ts';
import { ONLY_HERE, type Row, type Table, TABLES, takeRows } from './salvage.ts';
import type { Statements } from './statements.ts';
import { storing } from './store-failure.ts';
import { parsed, wholeNumber } from './stored-text.ts';

// A few milliseconds on a busy machine.
const CALLS_PER_TURN = 5;
const ROWS_PER_TURN = 50;

/** How far the history came, which is true of the copy when all of it is there. */
const COVERAGE = [
	...(['agreed-until', 'agreed-call', 'agreed-at', 'covered-down-to', 'first-fill'] as const),
	...(['not-understood', 'listening-at'] as const),
];

interface StoredRow extends Place {
	readonly uuid: string;
	readonly arrived_at: number;
	readonly record: string;
	readonly lines: string | null;
	readonly transcript: string;
}

/**
 * Ends early when `signal` says so, when either database fails, or when the copy has become another person's. Calls
 * that did not come along come back from the service, because only a whole copy says how far it goes; and no call comes
 * before all that was noted of calls has, or it would be told again. What was deleted meanwhile stays behind (`isGone`).
 */
export async function copyCalls(
	coming: ComingCalls,
	to: KeptAccess,
	isGone: (uuid: string) => boolean,
	signal: AbortSignal,
): Promise<void> {
	const { from, since } = coming;
	const read = <Value>(work: () => Value): Value | null => {
		const done = storing(work);
		return done.ok ? done.value : null;
	};
	const owner = read(() => readFact(from, 'owner'));
	const write = (work: (statements: Statements) => number, uuids: readonly string[]): boolean => {
		let isSame = true;
		const done = to.write(
			(statements) => {
				isSame = readFact(statements, 'owner') === owner;
				return isSame ? work(statements) : 0;
			},
			() => uuids,
		);
		return done.ok && isSame;
	};

	for (const table of TABLES) {
		for (let last = 0; ;) {
			const rows: readonly (Row & { readonly rowid?: number })[] | null = read(() =>
				nextRows(from, table, last),
			);
			if (rows === null) return;
			if (rows.length === 0) break;
			last = rows.at(-1)?.rowid ?? last;
			if (!write((statements) => (takeRows(statements, table, rows), 0), [])) return;
			await aTurn();
			if (signal.aborted) return;
		}
	}
	const known = read(() => ({ baseline: readFact(from, 'baseline') }));
	if (known === null) return;
	if (!write((statements) => (setFact(statements, 'baseline', known.baseline), 0), [])) return;

	for (;;) {
		const calls = read(() => nextCalls(from, coming.below, since));
		if (calls === null) return;
		if (calls.length === 0) break;
		const oldest = calls.at(-1) ?? null;
		const staying = calls.filter(({ uuid }) => !isGone(uuid));
		const isDone = write(
			(statements) => {
				// With the calls, so that whoever hears of them counts none twice.
				coming.below = oldest;
				for (const call of staying) takeCall(statements, call);
				return staying.length;
			},
			staying.map(({ uuid }) => uuid),
		);
		if (!isDone) return;
		await to.rest();
		await aTurn();
		if (signal.aborted) return;
	}
	write((statements) => (copyCoverage(from, statements), 0), []);
}

function nextCalls(
	from: Statements,
	below: Place | null,
	since: number | null,
): readonly StoredRow[] {
	return from.rows(
		`SELECT id, uuid, started_at, arrived_at, transcript, record, lines FROM calls
		LEFT JOIN transcripts ON transcripts.call = calls.id
		WHERE started_at <= ?1 AND (started_at < ?1 OR id < ?2) AND started_at >= ?3
		ORDER BY started_at DESC, id DESC LIMIT ?4`,
		...[wholeNumber(below?.started_at ?? Number.MAX_SAFE_INTEGER), below?.id ?? 0],
		...[since ?? Number.MIN_SAFE_INTEGER, CALLS_PER_TURN],
	) as readonly StoredRow[];
}

function takeCall(to: Statements, stored: StoredRow): void {
	const isTaken = putCall(to, asCall(stored), stored.arrived_at, 0);
	if (!isTaken || stored.transcript !== 'lacking') return;
	// The text that was taken along may be of an earlier version, which it does not say itself.
	to.run("UPDATE calls SET transcript = 'lacking' WHERE uuid = ?", stored.uuid);
}

function asCall({ record, lines }: StoredRow): Call {
	// Only the store writes these rows: see `storedCall`.
	const call = parsed(record) as Call;
	if (lines === null || call.transcription === null) return call;
	const spoken = parsed(lines) as readonly TranscriptLine[];
	return { ...call, transcription: { ...call.transcription, lines: spoken } };
}

function nextRows(
	from: Statements,
	table: Table,
	last: number,
): readonly (Row & { readonly rowid?: number })[] {
	return from.rows(
		`SELECT rowid, ${Object.keys(ONLY_HERE[table]).join()} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
		...[last, ROWS_PER_TURN],
	) as readonly Row[];
}

/** Not where the service was asked meanwhile: then the copy knows better. */
function copyCoverage(from: Statements, to: Statements): void {
	if (readFact(to, 'agreed-at') !== null || readFact(to, 'covered-down-to') !== null) return;
	for (const name of COVERAGE) {
		const value = readFact(from, name);
		if (value !== null) writeFact(to, name, value);
	}
	for (const row of from.rows('SELECT began_at, ended_at, filled FROM gaps') as readonly Row[]) {
		to.run(
			'INSERT INTO gaps (began_at, ended_at, filled) VALUES (?, ?, ?)',
			...[row['began_at'], row['ended_at'], row['filled']],
		);
	}
}
