/** Which calls' transcripts are still being made, and which are done without their text being here. */
import type { Place } from './coming-calls.ts';
import type { Read, Statements } from './statements.ts';

/** A call of which something is still to come, and where it stands among the others. */
export interface UnsettledCall extends Place {
	readonly uuid: string;
	/** Its transcript is done, and its text is not here or only that of an earlier version. */
	readonly isLacking: boolean;
}

// What an encrypted file gives in about a millisecond, where none of them is looked for.
const LOOKED_AT = 200;

export class TranscriptsToCome {
	readonly #read: Read;

	constructor(read: Read) {
		this.#read = read;
	}

	/** The newest since a moment (ISO 8601) of which something is still to come; `pending`: only those still being made. */
	unsettled(since: string, limit: number, which: 'all' | 'pending' = 'all'): readonly string[] {
		return this.#read((all) => unsettled(all, Date.parse(since), limit, which), []);
	}

	/**
	 * The newest call that lacks its text, below a place or (null) of all; where two hundred above it are still being made,
	 * the last of those, from which to go on. Null: there is none.
	 */
	nextLacking(below: Place | null): UnsettledCall | null {
		return this.#read((all) => nextLacking(all, below), null);
	}

	/** Whether this call (uuid) lacks its text. */
	isLacking(uuid: string): boolean {
		return this.#read(
			(all) => all.value('SELECT transcript FROM calls WHERE uuid = ?', uuid) === 'lacking',
			false,
		);
	}
}

type UnsettledRow = Omit<UnsettledCall, 'isLacking'>;

// `transcript <> 'settled'` in each: by these words SQLite knows that the index has all there is to find.
const BELOW = `WHERE transcript <> 'settled' AND started_at <= ?1 AND (started_at < ?1 OR id < ?2)
	ORDER BY started_at DESC, id DESC`;

function unsettled(
	statements: Statements,
	startedAt: number,
	limit: number,
	which: 'all' | 'pending',
): readonly string[] {
	return statements
		.rows(
			`SELECT uuid FROM calls WHERE transcript <> 'settled' AND transcript <> ? AND started_at >= ?
			ORDER BY started_at DESC LIMIT ?`,
			...[which === 'all' ? 'settled' : 'lacking', startedAt, limit],
		)
		.map((row) => (row as { readonly uuid: string }).uuid);
}

function nextLacking(statements: Statements, below: Place | null): UnsettledCall | null {
	const place = [below?.started_at ?? Number.MAX_SAFE_INTEGER, below?.id ?? 0];
	const lacking = statements.row(
		`SELECT uuid, id, started_at FROM (
			SELECT uuid, id, started_at, transcript FROM calls ${BELOW} LIMIT ${LOOKED_AT}
		) WHERE transcript = 'lacking' LIMIT 1`,
		...place,
	);
	if (lacking !== undefined) return { ...(lacking as UnsettledRow), isLacking: true };
	const last = statements.row(
		`SELECT uuid, id, started_at FROM calls ${BELOW} LIMIT 1 OFFSET ${LOOKED_AT - 1}`,
		...place,
	);
	return last === undefined ? null : { ...(last as UnsettledRow), isLacking: false };
}
