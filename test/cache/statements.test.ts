import Database from 'libsql';
import { expect, test } from 'vitest';
import { Statements } from '../../electron/cache/statements.ts';

const INSERT = 'INSERT INTO words (word) VALUES (?) RETURNING id';

function wordsOnAFullDisk(): { readonly statements: Statements; readonly makeRoom: () => void } {
	const database = new Database(':memory:');
	database.exec('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)');
	database.pragma('max_page_count = 1');
	return {
		statements: new Statements(database),
		makeRoom: () => void database.pragma('max_page_count = 1000000'),
	};
}

test('after a failure the next value is stored, and not the one that failed', () => {
	const { statements, makeRoom } = wordsOnAFullDisk();
	expect(() => statements.value(INSERT, 'x'.repeat(100_000))).toThrow();

	makeRoom();
	statements.value(INSERT, 'next');

	expect(statements.value('SELECT word FROM words')).toBe('next');
	statements.close();
});

test('a transaction that the full disk ended says that the disk is full', () => {
	const { statements } = wordsOnAFullDisk();
	const work = (): unknown => statements.value(INSERT, 'x'.repeat(100_000));

	expect(() => statements.inTransaction(work)).toThrow(
		expect.objectContaining({ code: 'SQLITE_FULL' }),
	);

	expect(statements.inTransaction(() => 'done')).toBe('done');
	statements.close();
});
