import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { ended, verdictOf } from '../../electron/cache/thread-answer.ts';
import { Secret } from '../../electron/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const KEY = 'aa'.repeat(32);
// Beside the project's packages, or the native one would not be found.
const BUNDLE = join(import.meta.dirname, '../results/check-file');
const entry = join(BUNDLE, 'entry.mjs');
let folder: string;
let file: string;

// A thread does not take over the loader of TypeScript, so it gets what the app gets: a bundle.
beforeAll(async () => {
	const { pathname } = new URL('../../electron/cache/check-file.worker.ts', import.meta.url);
	await build({
		configFile: false,
		logLevel: 'error',
		build: {
			ssr: pathname,
			outDir: BUNDLE,
			rolldownOptions: { output: { entryFileNames: 'entry.mjs' } },
		},
	});
});

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-check-'));
	file = join(folder, 'history.db');
	const { database } = openCache(file, new Secret(KEY), Date.now);
	const store = new CallStore(database, Date.now);
	store.apply(Array.from({ length: 300 }, (_, n) => aCall({ uuid: uuid(n) })));
	// Into the file itself: what stands in the journal would hide the damage.
	database.pragma('wal_checkpoint(TRUNCATE)');
	store.close();
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** Runs the real thread on a file. */
function check(path = file): Promise<boolean> {
	return verdictOf(() => new Worker(entry, { workerData: { path, key: KEY } }));
}

test('a whole file is found whole', async () => {
	expect(await check()).toBe(true);
});

test('a file that is damaged somewhere within is found so', async () => {
	const page = Math.floor(statSync(file).size / 4096 / 2);
	const descriptor = openSync(file, 'r+');
	writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
	closeSync(descriptor);

	expect(await check()).toBe(false);
});

test.each([
	['is gone', () => rmSync(file)],
	[
		'is a folder',
		() => {
			rmSync(file);
			mkdirSync(file);
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
