/** The numbers of words, given when a summary or a transcript first has them. */
import type { Statements } from './statements.ts';

/** A transcript's words are mostly those of the one before. */
const RECENT = 20_000;

interface Recent {
	readonly ids: Map<string, number>;
	/** What `ids` is true of: a rollback takes numbers back. */
	readonly rollbacks: number;
}

const recent = new WeakMap<Statements, Recent>();

/** Numbers for words that are all different; those that have none get one. Must run in a transaction. */
export function wordIds(
	statements: Statements,
	words: readonly string[],
): Uint32Array<ArrayBuffer> {
	const { ids } = recentOf(statements);
	const unknown = words.filter((word) => !ids.has(word));
	if (unknown.length > 0) {
		const list = JSON.stringify(unknown);
		statements.run('INSERT OR IGNORE INTO words (word) SELECT value FROM json_each(?)', list);
		const rows = statements.rows(
			'SELECT id, word FROM words WHERE word IN (SELECT value FROM json_each(?))',
			list,
		) as readonly { readonly id: number; readonly word: string }[];
		for (const { id, word } of rows) ids.set(word, id);
	}
	const numbers = Uint32Array.from(words, (word) => ids.get(word) ?? 0);
	if (ids.size > RECENT) ids.clear();
	return numbers;
}

/** Forgets words that no call has any more; null: all of them. */
export function forgetWords(statements: Statements, ids: readonly number[] | null): void {
	recent.delete(statements);
	if (ids === null) statements.run('DELETE FROM words');
	else if (ids.length > 0) {
		const forget = 'DELETE FROM words WHERE id IN (SELECT value FROM json_each(?))';
		statements.run(forget, JSON.stringify(ids));
	}
}

function recentOf(statements: Statements): Recent {
	const { rollbacks } = statements;
	let known = recent.get(statements);
	if (known?.rollbacks !== rollbacks) {
		known = { ids: new Map(), rollbacks };
		recent.set(statements, known);
	}
	return known;
}
