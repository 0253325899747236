/**
 * Text as the file holds it. libsql ends the whole process at text that is no UTF-8, and one flipped bit makes it so:
 * all text is read as bytes and decoded here, where it can fail.
 */

/** The file holds what the store never wrote. Says nothing of what that is. */
export class DamagedContent extends Error {
	constructor() {
		super('The history file holds what was never written to it');
	}
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A query whose text comes as bytes; `columns`: the names of what `sql`, a SELECT, answers. Numbers stay numbers. */
export function asBytes(sql: string, columns: readonly string[]): string {
	const read = columns.map((_, index) => `c${String(index)}`);
	const values = read.map((column, index) => {
		const name = (columns[index] ?? '').replaceAll('"', '""');
		return `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) ELSE ${column} END AS "${name}"`;
	});
	// Materialized: or SQLite works every column out three times, and some are looked up elsewhere.
	return `WITH asked (${read.join()}) AS MATERIALIZED (${sql}) SELECT ${values.join()} FROM asked`;
}

/** Decodes what is bytes, and hands on everything else. */
export function decoded(value: unknown): unknown {
	// libsql hands over a Buffer with `get` and an ArrayBuffer with `all`.
	if (!(value instanceof ArrayBuffer) && !(value instanceof Uint8Array)) return value;
	try {
		return utf8.decode(value);
	} catch {
		throw new DamagedContent();
	}
}

/** JSON that the store wrote. Without the parser's own words, which quote it. */
export function parsed(text: unknown): unknown {
	if (typeof text !== 'string') throw new DamagedContent();
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new DamagedContent();
	}
}

export function wholeNumber(value: unknown): number {
	if (!Number.isSafeInteger(value)) throw new DamagedContent();
	return value as number;
}
