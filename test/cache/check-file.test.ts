import { mkdirSync, openSync, closeSync, rmSync, statSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { beforeEach, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { firstColumn } from '../../electron/cache/statements.ts';
import { ended, verdictOf } from '../../electron/cache/thread-answer.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { threadUnderTest } from './thread-under-test.ts';

const KEY = 'aa'.repeat(32);
const thread = threadUnderTest('check-file');

beforeEach(() => {
	const { database } = openCache(thread.file, new Secret(KEY), Date.now);
	const store = new CallStore(database, Date.now);
	store.apply(Array.from({ length: 300 }, (_, n) => aCall({ uuid: uuid(n) })));
	// Into the file itself: what stands in the journal would hide the damage.
	database.pragma('wal_checkpoint(TRUNCATE)');
	store.close();
});

/** Runs the real thread on a file. */
function check(path = thread.file): Promise<boolean> {
	return verdictOf(() => thread.start({ path, key: KEY }));
}

test('a whole file is found whole', async () => {
	expect(await check()).toBe(true);
});

test('a file that is damaged somewhere within is found so', async () => {
	const page = Math.floor(statSync(thread.file).size / 4096 / 2);
	const descriptor = openSync(thread.file, 'r+');
	writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
	closeSync(descriptor);

	expect(await check()).toBe(false);
});

test.each([
	['no UTF-8', `CAST(x'7b22ff227d' AS TEXT)`],
	['no JSON', `substr(record, 1, 40)`],
	["another call's", `(SELECT record FROM calls WHERE id = 2)`],
])(
	'a record that is %s any more is found, whatever SQLite thinks of the file',
	async (_what, text) => {
		const { database } = openCache(thread.file, new Secret(KEY), Date.now);
		// This index reads every record that is written.
		const index = firstColumn(
			database.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'calls_tried'`).raw().get(),
		);
		database.exec('DROP INDEX calls_tried');
		database.exec(`UPDATE calls SET record = ${text} WHERE id = 7`);
		database.exec(String(index));
		database.pragma('wal_checkpoint(TRUNCATE)');
		expect(firstColumn(database.prepare('PRAGMA quick_check').raw().get())).toBe('ok');
		database.close();

		expect(await check()).toBe(false);
	},
);

test.each([
	['is gone', () => rmSync(thread.file)],
	[
		'is a folder',
		() => {
			rmSync(thread.file);
			mkdirSync(thread.file);
		},
	],
])('a file that %s cannot be checked, and is not accused', async (_how, happens) => {
	happens();

	expect(await check()).toBe(true);
});

test.each([
	['throws', 'throw new Error("out of memory")'],
	['ends without a word', 'process.exit(3)'],
	['says something else', 'require("node:worker_threads").parentPort.postMessage(true)'],
	['cannot be parsed', '{'],
])('a thread that %s accuses nobody', async (_how, script) => {
	expect(await verdictOf(() => new Worker(script, { eval: true }))).toBe(true);
	await ended(() => new Worker(script, { eval: true }));
});

test('a thread that cannot even begin accuses nobody', async () => {
	const create = (): Worker => {
		throw new Error('EAGAIN');
	};

	expect(await verdictOf(create)).toBe(true);
	await ended(create);
});
