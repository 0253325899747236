import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import type { Call } from '../../electron/contract/call.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import { openHistory } from '../../electron/app/open-history.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { fileThreads } from '../fakes/file-threads.ts';

const A_MINUTE = 60_000;
const CHECK_AFTER_MS = 30_000;

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

/** The check finds the file damaged. */
const damaged = { ...fileThreads, check: () => Promise.resolve(false) };

/** Where a file that is set aside at the check will be put. */
function asideAfterCheck(): string {
	const at = new Date(clock.now() + CHECK_AFTER_MS).toISOString().replaceAll(':', '');
	return `${file}.unreadable-${at}`;
}

/** A run that stores a call and is cut off: nothing is closed in order. */
async function cutOffRun(): Promise<void> {
	const { calls } = await openHistory(file, keychain, clock, fileThreads);
	calls.apply([aCall()]);
}

test('where the history cannot be opened at all, it is kept in memory, and that is said', async () => {
	const isFile = join(folder, 'a-file');
	writeFileSync(isFile, '');

	const opened = await openHistory(join(isFile, 'history.db'), keychain, clock, fileThreads);

	expect(opened.notice()).toEqual({ kind: 'store-failed', why: 'error' });
	expect(opened.calls.apply([aCall()])).toEqual({ ok: true, value: 1 });
});

test('after a run that was cut off the file is checked, and set aside when it is not whole', async () => {
	await cutOffRun();
	let mended = 0;
	const { calls, notice, onMended } = await openHistory(file, keychain, clock, {
		...fileThreads,
		check: () => Promise.resolve(false),
	});
	onMended(() => (mended += 1));
	expect(calls.count()).toBe(1);

	await clock.advanceMs(A_MINUTE);

	expect(mended).toBe(1);
	expect(calls.count()).toBe(0);
	expect(notice()).toMatchObject({ kind: 'cache-set-aside' });
	calls.close();
});

test('a file that took the place of the doubted one is not judged by its key', async () => {
	await cutOffRun();
	const { calls, notice, forget } = await openHistory(file, keychain, clock, {
		...fileThreads,
		check: () => Promise.resolve(false),
	});
	expect((await forget()).ok).toBe(true);
	calls.apply([aCall()]);

	await clock.advanceMs(A_MINUTE);

	expect(calls.count()).toBe(1);
	expect(notice()).toBeNull();
	calls.close();
});

test('after a run that ended in order nobody reads the whole file', async () => {
	await cutOffRun();
	const before = await openHistory(file, keychain, clock, fileThreads);
	before.calls.close();
	let checks = 0;

	const { calls } = await openHistory(file, keychain, clock, {
		...fileThreads,
		check: () => {
			checks += 1;
			return Promise.resolve(true);
		},
	});
	await clock.advanceMs(A_MINUTE);

	expect(checks).toBe(0);
	expect(calls.count()).toBe(1);
	calls.close();
});

test('a damaged file that cannot be set aside is left alone, and the app goes on in memory', async () => {
	await cutOffRun();
	const inTheWay = asideAfterCheck();
	mkdirSync(inTheWay);
	const { calls, notice, onMended, close } = await openHistory(file, keychain, clock, damaged);
	let mended = 0;
	onMended(() => (mended += 1));

	await clock.advanceMs(A_MINUTE);

	expect(notice()).toEqual({ kind: 'store-failed', why: 'error' });
	expect(mended).toBe(1);
	expect(calls.apply([aCall({ uuid: uuid(7) })])).toEqual({ ok: true, value: 1 });
	expect(existsSync(file)).toBe(true);
	// It is no file any more that could be found wanting: nothing is tried again and again.
	rmSync(file);
	await clock.advanceMs(10 * A_MINUTE);
	expect(mended).toBe(1);
	expect(calls.count()).toBe(1);
	close();
});

test('what was told and handled stays so when a damaged file is set aside', async () => {
	await cutOffRun();
	const opened = await openHistory(file, keychain, clock, damaged);
	const { calls } = opened;
	calls.claim('somebody');
	calls.setFact('baseline', '2026-03-01T00:00:00.000Z');
	const [told, handled, due, missedMeanwhile, old] = [1, 2, 3, 4, 5].map((n) =>
		aMissedCall({ uuid: uuid(n), startedAt: `2026-03-02T09:0${String(n)}:00.000Z` }),
	) as [Call, Call, Call, Call, Call];
	const before = { ...old, startedAt: '2026-02-28T09:00:00.000Z' };
	calls.apply([before, told, handled, due]);
	calls.settleNotices([told.uuid, handled.uuid], 'shown');
	calls.setHandled([handled.uuid], true);

	await clock.advanceMs(A_MINUTE);
	expect(calls.count()).toBe(0);
	calls.claim('somebody');
	calls.apply([before, told, handled, due, missedMeanwhile]);

	const dueNow = calls.dueNotices().map(({ call }) => call.uuid);
	expect(dueNow).toEqual([due.uuid, missedMeanwhile.uuid]);
	expect(calls.find(handled.uuid)?.open).toBe(false);
	expect(calls.find(told.uuid)?.open).toBe(true);
	opened.close();
});

test('a file that is deleted while it is open is noticed, and nothing is told again', async () => {
	const opened = await openHistory(file, keychain, clock, fileThreads);
	const { calls, notice, onMended } = opened;
	let mended = 0;
	onMended(() => (mended += 1));
	calls.setFact('baseline', '2026-03-01T00:00:00.000Z');
	const [told, next] = [1, 2].map((n) => aMissedCall({ uuid: uuid(n) })) as [Call, Call];
	calls.apply([told]);
	calls.settleNotices([told.uuid], 'shown');
	for (const name of readdirSync(folder)) rmSync(join(folder, name));

	await clock.advanceMs(A_MINUTE);

	expect(mended).toBe(1);
	expect(existsSync(file)).toBe(true);
	expect(notice()).toBeNull();
	calls.apply([told, next]);
	expect(calls.dueNotices().map(({ call }) => call.uuid)).toEqual([next.uuid]);
	await clock.advanceMs(5 * A_MINUTE);
	expect(mended).toBe(1);
	opened.close();
	const again = await openHistory(file, keychain, clock, fileThreads);
	expect(again.calls.count()).toBe(2);
	again.close();
});

test('another file in the place of the one that is open is set aside', async () => {
	const opened = await openHistory(file, keychain, clock, fileThreads);
	for (const name of readdirSync(folder)) rmSync(join(folder, name));
	writeFileSync(file, 'restored from somewhere');

	await clock.advanceMs(A_MINUTE);

	expect(opened.notice()).toMatchObject({ kind: 'cache-set-aside' });
	opened.close();
});

test('after the end of the run nothing is looked at any more', async () => {
	const opened = await openHistory(file, keychain, clock, fileThreads);

	opened.close();

	expect(clock.waiting).toBe(0);
});

test('what was kept back, put off, tried and told of transcripts outlives a damaged file as well', async () => {
	await cutOffRun();
	const opened = await openHistory(file, keychain, clock, damaged);
	const { calls } = opened;
	const transcription = { available: true, summary: null, language: null, lines: null };
	const startedAt = new Date(clock.now() - A_MINUTE).toISOString();
	const caller = aParty({ number: '4930123' });
	const call = aMissedCall({ uuid: uuid(7), startedAt, caller, transcription });
	calls.setFact('baseline', new Date(clock.now() - 10 * A_MINUTE).toISOString());
	calls.apply([call]);
	calls.notes.settleTranscripts([call.uuid], 'shown');
	calls.notes.remindAt(call.uuid, clock.now() + 1);
	calls.notes.noteAttempt(counterpartKey(call) ?? '');
	const tried = calls.find(call.uuid)?.triedAt;
	expect(tried).not.toBeNull();

	await clock.advanceMs(A_MINUTE);
	expect(calls.count()).toBe(0);
	calls.apply([call]);

	expect(calls.dueNotices().map(({ call: { uuid: due } }) => due)).toEqual([call.uuid]);
	expect(calls.notes.dueTranscripts()).toEqual([]);
	expect(calls.notes.dueReminders(clock.now()).map(({ call: { uuid: due } }) => due)).toEqual([
		call.uuid,
	]);
	expect(calls.find(call.uuid)?.triedAt).toBe(tried);
	opened.close();
});

test('a file that is given up has nothing left in its journal for the closing to wait for', async () => {
	const done: string[] = [];
	const threads = {
		...fileThreads,
		checkpoint: (path: string) => {
			done.push(`${path}: ${existsSync(path) ? 'there' : 'gone'}, ${calls.count()} calls here`);
			return Promise.resolve();
		},
	};
	let retention: Retention = 'everything';
	const opened = await openHistory(file, keychain, clock, threads, () => retention);
	const { calls, keepAsChosen, close } = opened;
	calls.apply([aCall(), aCall({ uuid: uuid(7) })]);

	retention = 'nothing';
	await keepAsChosen(() => undefined);

	expect(done).toEqual([`${file}: there, 2 calls here`]);
	expect(readdirSync(folder)).toEqual([]);
	close();
});

// A keychain that is another one for a while

test('another keychain is told apart, and what only this computer knew is back with the former one', async () => {
	const call = aMissedCall();
	const first = await openHistory(file, keychain, clock, fileThreads);
	first.calls.apply([call]);
	first.calls.setHandled([call.uuid], true);
	first.close();
	const key = keychain.textOf('history-key');

	const other = new FakeKeychain();
	const switched = await openHistory(file, other, clock, fileThreads);
	expect(switched.notice()).toMatchObject({ kind: 'keychain-changed' });
	expect(switched.calls.count()).toBe(0);
	switched.close();
	await clock.advanceMs(A_MINUTE);
	const back = await openHistory(file, keychain, clock, fileThreads);

	expect(back.notice()).toBeNull();
	expect(back.calls.find(call.uuid)?.open).toBe(false);
	expect(keychain.textOf('history-key')).toBe(key);
	back.close();
	await clock.advanceMs(A_MINUTE);
	const again = await openHistory(file, other, clock, fileThreads);
	expect(again.notice()).toBeNull();
	again.close();
});

test('local data that was deleted does not come back with a former keychain', async () => {
	const first = await openHistory(file, keychain, clock, fileThreads);
	first.calls.apply([aCall()]);
	first.close();
	const switched = await openHistory(file, new FakeKeychain(), clock, fileThreads);

	expect(await switched.forgetCalls()).toEqual({ ok: true, value: null });
	switched.close();
	const back = await openHistory(file, keychain, clock, fileThreads);

	expect(back.calls.count()).toBe(0);
	back.close();
});

// A keychain that comes later, and calls that are to be forgotten

test('where the key comes later, the file is opened then, and what was told meanwhile stays told', async () => {
	const known = aCall();
	const first = await openHistory(file, keychain, clock, fileThreads);
	first.calls.claim('anna');
	first.calls.apply([known]);
	first.close();
	keychain.become('locked');
	const later = await openHistory(file, keychain, clock, fileThreads);
	let mended = 0;
	later.onMended(() => {
		mended += 1;
	});
	expect(later.calls.count()).toBe(0);

	await later.retry();
	expect(later.notice()).toEqual({ kind: 'keychain-unavailable', why: 'locked' });
	keychain.become('open');
	await later.retry();

	expect(later.notice()).toBeNull();
	expect(later.calls.find(known.uuid)).not.toBeNull();
	expect(later.calls.fact('owner')).toBe('anna');
	expect(mended).toBe(1);
	await later.retry();
	expect(mended).toBe(1);
});

test('a file that comes later stays its owner’s, whoever signed in meanwhile', async () => {
	const first = await openHistory(file, keychain, clock, fileThreads);
	first.calls.claim('anna');
	first.calls.apply([aCall()]);
	first.close();
	keychain.become('locked');
	const later = await openHistory(file, keychain, clock, fileThreads);
	later.calls.claim('berta');

	keychain.become('open');
	await later.retry();

	expect(later.calls.fact('owner')).toBe('anna');
	expect(later.calls.claim('berta')).toEqual({ ok: true, value: 1 });
	expect(later.calls.count()).toBe(0);
});

test('calls that are forgotten are gone with the file and its key; what comes after is kept', async () => {
	const { calls, forget, close } = await openHistory(file, keychain, clock, fileThreads);
	calls.claim('anna');
	calls.apply([aCall()]);
	const key = keychain.textOf('history-key');

	expect(await forget()).toEqual({ ok: true, value: null });
	expect(calls.count()).toBe(0);
	expect(calls.fact('owner')).toBeNull();
	expect(keychain.textOf('history-key')).not.toBe(key);
	const next = aCall({ uuid: uuid(7) });
	calls.apply([next]);
	close();

	const again = await openHistory(file, keychain, clock, fileThreads);
	expect(again.notice()).toBeNull();
	expect(again.calls.find(next.uuid)).not.toBeNull();
	expect(again.calls.count()).toBe(1);
});

test('with a locked keychain the file goes all the same, and that its key stays is said', async () => {
	const { calls, close } = await openHistory(file, keychain, clock, fileThreads);
	calls.apply([aCall()]);
	close();
	keychain.become('locked');
	const opened = await openHistory(file, keychain, clock, fileThreads);

	const forgotten = await opened.forget();

	expect(forgotten).toMatchObject({ ok: false, failure: { kind: 'keychain-unavailable' } });
	expect(existsSync(file)).toBe(false);
});
