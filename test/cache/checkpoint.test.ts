import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { NOBODY } from '../../electron/cache/store-keeper.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { ended } from '../../electron/cache/thread-answer.ts';
import { Secret } from '../../electron/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const KEY = 'bb'.repeat(32);
// Beside the project's packages, or the native one would not be found.
const BUNDLE = join(import.meta.dirname, '../results/checkpoint');
const entry = join(BUNDLE, 'entry.mjs');
let folder: string;
let file: string;

// A thread does not take over the loader of TypeScript, so it gets what the app gets: a bundle.
beforeAll(async () => {
	const { pathname } = new URL('../../electron/cache/checkpoint.worker.ts', import.meta.url);
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
	folder = mkdtempSync(join(tmpdir(), 'nfon-checkpoint-'));
	file = join(folder, 'history.db');
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

function checkpoint(path = file, key = KEY): Promise<void> {
	return ended(() => new Worker(entry, { workerData: { path, key } }));
}

function aStore(work: () => Promise<void>): CallStore {
	const { database } = openCache(file, new Secret(KEY), Date.now);
	return new CallStore(database, Date.now, { ...NOBODY, checkpoint: work });
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
	const before = statSync(file).size;

	store.apply(calls(900, 100));
	await store.rest();

	expect(checkpoints).toBe(1);
	expect(statSync(file).size).toBeGreaterThan(before);
	// What is written next goes to the journal's beginning: it grows no more.
	const journal = statSync(`${file}-wal`).size;
	store.apply(calls(1_000, 100));
	expect(statSync(`${file}-wal`).size).toBeLessThan(journal);
	expect(store.count()).toBe(1_100);
	store.close();
});

test('a thread that cannot open the file leaves everything where it is', async () => {
	const store = aStore(() => checkpoint(join(folder, 'elsewhere', 'history.db')));
	store.apply(calls(0, 1_000));

	await store.rest();

	expect(store.count()).toBe(1_000);
	store.close();
});
