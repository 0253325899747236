import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { NOBODY } from '../../electron/cache/store-keeper.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { ended } from '../../electron/cache/thread-answer.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { threadUnderTest } from './thread-under-test.ts';

const KEY = 'bb'.repeat(32);
const thread = threadUnderTest('checkpoint');

function checkpoint(path = thread.file, key = KEY): Promise<void> {
	return ended(() => thread.start({ path, key }));
}

function aStore(work: () => Promise<void>): CallStore {
	const { database } = openCache(thread.file, new Secret(KEY), Date.now);
	return new CallStore(database, Date.now, { ...NOBODY, checkpoint: work });
}

/** How often the journal was begun anew; it says so in its header. */
function journalsBegun(): number {
	return readFileSync(`${thread.file}-wal`).readUInt32BE(12);
}

function calls(from: number, count: number) {
	return Array.from({ length: count }, (_, n) => aCall({ uuid: uuid(from + n) }));
}

test('after a thousand calls another thread brings them into the file, and the journal begins anew', async () => {
	let checkpoints = 0;
	const store = aStore(() => {
		checkpoints += 1;
		return checkpoint();
	});
	store.apply(calls(0, 900));
	await store.rest();
	expect(checkpoints).toBe(0);
	const before = statSync(thread.file).size;
	const journalsBefore = journalsBegun();

	store.apply(calls(900, 100));
	const journal = statSync(`${thread.file}-wal`).size;
	await store.rest();

	expect(checkpoints).toBe(1);
	// By that thread already: the next write here need not wait for the disk.
	expect(journalsBegun()).toBe(journalsBefore + 1);
	expect(statSync(thread.file).size).toBeGreaterThan(before);
	// What is written next goes to the journal's beginning, and what was there before is cut off.
	store.apply(calls(1_000, 100));
	expect(statSync(`${thread.file}-wal`).size).toBeLessThan(journal);
	expect(store.count()).toBe(1_100);
	store.close();
});

test('a thread that cannot open the file leaves everything where it is', async () => {
	const store = aStore(() => checkpoint(join(thread.file, 'elsewhere', 'history.db')));
	store.apply(calls(0, 1_000));

	await store.rest();

	expect(store.count()).toBe(1_000);
	store.close();
});

test('a write that meets the other thread’s waits for it, and is stored', async () => {
	const store = aStore(() => Promise.resolve());
	const writing = new Worker(
		`const { parentPort, workerData } = require('node:worker_threads');
		const Database = require('libsql');
		const database = new Database(workerData.file, { encryptionCipher: 'aes256cbc', encryptionKey: workerData.key });
		database.exec('BEGIN IMMEDIATE');
		parentPort.postMessage('writing');
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
		database.exec('COMMIT');
		database.close();`,
		{ eval: true, workerData: { file: thread.file, key: KEY } },
	);
	const over = new Promise((resolve) => writing.once('exit', resolve));
	await new Promise((resolve) => writing.once('message', resolve));

	expect(store.apply(calls(0, 1))).toEqual({ ok: true, value: 1 });

	await over;
	store.close();
});
