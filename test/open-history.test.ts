import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHistory } from '../electron/open-history.ts';
import { aCall } from './fakes/a-call.ts';
import { FakeClock } from './fakes/fake-clock.ts';
import { FakeKeychain } from './fakes/fake-keychain.ts';
import { fileIsWhole } from './fakes/file-is-whole.ts';

const A_MINUTE = 60_000;

let folder: string;
let file: string;
let keychain: FakeKeychain;
let clock: FakeClock;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-history-'));
	file = join(folder, 'history.db');
	keychain = new FakeKeychain();
	clock = new FakeClock();
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** A run that stores a call and is cut off: nothing is closed in order. */
async function cutOffRun(): Promise<void> {
	const { calls } = await openHistory(file, keychain, clock, fileIsWhole);
	calls.apply([aCall()]);
}

test('where the history cannot be opened at all, it is kept in memory, and that is said', async () => {
	const isFile = join(folder, 'a-file');
	writeFileSync(isFile, '');

	const opened = await openHistory(join(isFile, 'history.db'), keychain, clock, fileIsWhole);

	expect(opened.notice()).toEqual({ kind: 'store-failed', why: 'error' });
	expect(opened.calls.apply([aCall()])).toEqual({ ok: true, value: 1 });
});

test('after a run that was cut off the file is checked, and set aside when it is not whole', async () => {
	await cutOffRun();
	let mended = 0;
	const { calls, notice, onMended } = await openHistory(file, keychain, clock, () =>
		Promise.resolve(false),
	);
	onMended(() => (mended += 1));
	expect(calls.count()).toBe(1);

	await clock.advanceMs(A_MINUTE);

	expect(mended).toBe(1);
	expect(calls.count()).toBe(0);
	expect(notice()).toMatchObject({ kind: 'cache-set-aside' });
	calls.close();
});

test('after a run that ended in order nobody reads the whole file', async () => {
	await cutOffRun();
	const before = await openHistory(file, keychain, clock, fileIsWhole);
	before.calls.close();
	let checks = 0;

	const { calls } = await openHistory(file, keychain, clock, () => {
		checks += 1;
		return Promise.resolve(true);
	});
	await clock.advanceMs(A_MINUTE);

	expect(checks).toBe(0);
	expect(calls.count()).toBe(1);
	calls.close();
});
