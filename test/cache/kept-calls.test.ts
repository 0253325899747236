import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { NOBODY } from '../../electron/cache/store-keeper.ts';
import { keptSince } from '../../electron/calls/kept-since.ts';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import type { Call } from '../../electron/contract/call.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const A_DAY_MS = 24 * 60 * 60_000;
const KEY = new Secret('ab'.repeat(32));
// A frame.
const LONGEST_TURN_MS = 16;

let folder: string;
let now: number;
let retention: Retention;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-kept-'));
	now = Date.parse('2026-03-02T12:00:00.000Z');
	retention = 'everything';
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

const keeper = { ...NOBODY, keptSince: () => keptSince(retention, now) };

function inMemory(): CallStore {
	const store = new CallStore(openCache('/nowhere', null, () => now).database, () => now, keeper);
	store.setFact('baseline', '2025-01-01T00:00:00.000Z');
	return store;
}

function inFile(): CallStore {
	const { database } = openCache(join(folder, 'history.db'), KEY, () => now);
	return new CallStore(database, () => now, keeper);
}

function daysAgo(days: number): string {
	return new Date(now - days * A_DAY_MS).toISOString();
}

/** Of the processor, because others use it as well. */
function workedMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function missedAgo(days: number, n = days): Call {
	return aMissedCall({ uuid: uuid(n), startedAt: daysAgo(days) });
}

function spoken(days: number, n: number, text: string): Call {
	const line = { offsetMs: 0, speaker: 'caller', text } as const;
	const transcription = { available: true, summary: null, language: 'de', lines: [line] };
	const caller = aParty({ name: 'Otto Kern', number: '498999998009' });
	return aCall({ uuid: uuid(n), startedAt: daysAgo(days), caller, transcription });
}

function told(store: CallStore): readonly string[] {
	return store.dueNotices().map(({ call }) => call.uuid);
}

test.each([
	['everything', '2026-03-31T10:00:00.000Z', null],
	['nothing', '2026-03-31T10:00:00.000Z', null],
	['30-days', '2026-03-31T10:00:00.000Z', '2026-03-01T10:00:00.000Z'],
	['3-months', '2026-05-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z'],
	['12-months', '2028-02-29T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
] as const)('%s, on %s, keeps calls since %s', (kept, at, since) => {
	const ms = keptSince(kept, Date.parse(at));

	expect(ms === null ? null : new Date(ms).toISOString()).toBe(since);
});

test('what is too old goes, and the rest stays with all that is known of it', async () => {
	const store = inMemory();
	store.apply([missedAgo(40), missedAgo(31), missedAgo(29), missedAgo(1)]);
	store.setHandled([uuid(29)], true);
	store.notes.remindAt(uuid(40), now + A_DAY_MS);
	store.notes.remindAt(uuid(1), now + 2 * A_DAY_MS);
	expect(store.openCount()).toBe(3);
	retention = '30-days';

	const removed = await store.kept.trim();

	expect(removed).toEqual({ ok: true, value: 2 });
	expect(await store.lists.uuids(EVERY_CALL, 10)).toEqual([uuid(1), uuid(29)]);
	expect(store.openCount()).toBe(1);
	expect(told(store)).toEqual([uuid(29), uuid(1)]);
	expect(store.notes.nextReminder(now)).toBe(now + 2 * A_DAY_MS);
	expect(store.find(uuid(29))?.open).toBe(false);
});

test('an older try to call back goes, and a younger one is still told', async () => {
	const store = inMemory();
	const key = counterpartKey(aCall()) ?? '';
	now -= 35 * A_DAY_MS;
	store.notes.noteAttempt(key);
	now += 35 * A_DAY_MS;
	store.apply([missedAgo(2)]);
	store.notes.noteAttempt(key);
	retention = '30-days';

	await store.kept.trim();

	expect(store.find(uuid(2))?.triedAt).toBe(new Date(now).toISOString());
});

test('a time in which nobody listened goes when it is over for that long', async () => {
	const store = inMemory();
	for (const [began, ended] of [
		[50, 40],
		[35, 20],
	] as const) {
		store.noteListening('ended', now - began * A_DAY_MS);
		store.noteListening('began', now - ended * A_DAY_MS);
	}
	retention = '30-days';

	await store.kept.trim();

	expect(store.unfilledGaps()).toEqual([{ from: daysAgo(35), to: daysAgo(20) }]);
});

test('what arrives too old is passed over, and no reason to doubt the stream', () => {
	const store = inMemory();
	retention = '30-days';

	const stored = store.apply([missedAgo(31), missedAgo(3)], null, now);

	expect(stored).toEqual({ ok: true, value: 1 });
	expect(store.find(uuid(31))).toBeNull();
	expect(store.differing([missedAgo(31), missedAgo(3)])).toEqual([]);
});

test('a call that was never taken is no news and not open when it comes back', async () => {
	const store = inMemory();
	store.setFact('first-fill', 'done');
	retention = '30-days';
	store.apply([missedAgo(40), missedAgo(3)]);
	await store.kept.trim();
	retention = 'everything';

	store.apply([missedAgo(40)]);

	expect(store.find(uuid(40))?.open).toBe(false);
	expect(told(store)).toEqual([uuid(3)]);
});

test('calls that were taken away are as handled and as told as before when they come back', async () => {
	const store = inMemory();
	const calls = [missedAgo(50), missedAgo(45), missedAgo(40), missedAgo(3)];
	store.apply(calls);
	store.settleNotices([uuid(50), uuid(45)], 'shown');
	store.setHandled([uuid(50)], true);
	retention = '30-days';
	await store.kept.trim();
	retention = 'everything';

	store.apply(calls);

	// Of the call 40 days ago nobody was told: it is no news by now.
	expect([50, 45, 40, 3].map((n) => store.find(uuid(n))?.open)).toEqual([false, true, false, true]);
	expect(told(store)).toEqual([uuid(3)]);
});

test('a clock that was ahead for a moment tells nothing again, and opens nothing again', async () => {
	const store = inMemory();
	store.setFact('first-fill', 'done');
	store.setFact('baseline', daysAgo(20));
	retention = '30-days';
	const calls = [missedAgo(9), missedAgo(6), missedAgo(2), spoken(1, 1, 'Angebot')];
	store.apply(calls);
	store.settleNotices([uuid(9), uuid(6)], 'shown');
	store.notes.settleTranscripts([uuid(1)], 'shown');
	store.setHandled([uuid(9)], true);
	now += 40 * A_DAY_MS;
	await store.kept.trim();
	expect(store.count()).toBe(0);
	now -= 40 * A_DAY_MS;

	// Before the first sign-in there was one that was not here yet.
	store.apply([missedAgo(25), ...calls]);

	expect([9, 6, 2].map((n) => store.find(uuid(n))?.open)).toEqual([false, true, true]);
	expect(told(store)).toEqual([uuid(2)]);
	expect(store.notes.dueTranscripts()).toEqual([]);
});

test('a call that began since and was recorded late is news, though older ones are not kept', async () => {
	const store = inMemory();
	retention = '30-days';
	store.setFact('baseline', daysAgo(5));
	store.kept.noteCovered(daysAgo(60));
	await store.kept.trim();

	store.apply([missedAgo(6), missedAgo(4)]);

	expect(told(store)).toEqual([uuid(6), uuid(4)]);
});

test('a clock that was years ahead once keeps nobody from hearing of calls', async () => {
	const store = inMemory();
	store.setFact('first-fill', 'done');
	retention = '30-days';
	now += 2_000 * A_DAY_MS;
	await store.kept.trim();
	now -= 2_000 * A_DAY_MS;

	store.apply([missedAgo(1)]);

	expect(told(store)).toEqual([uuid(1)]);
});

test('where the history ends by now is noted: not everything is here, and the fill goes on from there', async () => {
	const store = inMemory();
	store.setFact('covered-down-to', daysAgo(400));
	store.setFact('first-fill', 'done');
	retention = '3-months';

	await store.kept.trim();

	expect(store.fact('first-fill')).toBeNull();
	expect(store.fact('covered-down-to')).toBe(
		new Date(keptSince(retention, now) ?? 0).toISOString(),
	);
});

test('no more is said to be here than is kept', () => {
	const store = inMemory();
	retention = '30-days';

	store.kept.noteCovered(daysAgo(60));

	expect(store.fact('covered-down-to')).toBe(daysAgo(30));
	store.kept.noteCovered(daysAgo(20));
	expect(store.fact('covered-down-to')).toBe(daysAgo(20));
});

test('a history of years goes in turns in which everybody else has theirs', async () => {
	const store = inFile();
	const words = (n: number): string =>
		`Angebot ${String(n)} über ${'Leitungen und Geräte '.repeat(40)}`;
	for (let n = 1; n <= 1_500; n += 50) {
		store.apply(Array.from({ length: 50 }, (_, i) => spoken(31 + n + i, n + i, words(n + i))));
	}
	await store.lists.prepare();
	retention = '30-days';
	const turns: number[] = [];
	let isOver = false;
	const watch = (last: number): void => {
		turns.push(workedMs() - last);
		if (!isOver) setImmediate(watch, workedMs());
	};
	watch(workedMs());

	const removed = await store.kept.trim();

	isOver = true;
	turns.sort((a, b) => b - a);
	const longest = turns.slice(0, 5).map((ms) => ms.toFixed(1));
	console.log(`taking away 1,500 calls: the longest turns took ${longest.join(', ')} ms`);
	expect(removed).toEqual({ ok: true, value: 1_500 });
	expect(turns[0]).toBeLessThan(LONGEST_TURN_MS);
	expect(store.count()).toBe(0);
	store.close();
});

test('words that only older transcripts had are found no more, nor kept', async () => {
	const store = inFile();
	store.apply([spoken(40, 40, 'Quittengelee und Angebot'), spoken(3, 3, 'Angebot')]);
	await store.lists.prepare();
	retention = '30-days';

	await store.kept.trim();
	retention = 'everything';

	const found = await store.lists.range({ ...EVERY_CALL, words: 'angebot' }, [], 0, 10);
	expect(found.rows.map((row) => row.uuid)).toEqual([uuid(3)]);
	store.close();
	const { database } = openCache(join(folder, 'history.db'), KEY, () => now);
	const words = database.prepare('SELECT word FROM words').all() as { readonly word: string }[];
	expect(words.map(({ word }) => word)).toEqual(['angebot']);
	database.close();
});

test('a word that went and is said again is found again', async () => {
	const store = inFile();
	store.apply([spoken(40, 40, 'Quittengelee')]);
	await store.lists.prepare();
	retention = '30-days';
	await store.kept.trim();

	store.apply([spoken(2, 2, 'noch ein Quittengelee')]);

	const found = await store.lists.range({ ...EVERY_CALL, words: 'quitten' }, [], 0, 10);
	expect(found.rows.map((row) => row.uuid)).toEqual([uuid(2)]);
	store.close();
});

test('a run that ends in the middle leaves a whole history, and the next one goes on', async () => {
	const store = inFile();
	store.apply(Array.from({ length: 20 }, (_, i) => missedAgo(40 + i, i + 1)));
	store.apply([missedAgo(2, 99)]);
	retention = '30-days';
	const ended = store.kept.trim();
	retention = 'everything';
	await ended;
	const left = store.count();
	store.close();
	expect(left).toBeGreaterThan(1);
	expect(left).toBeLessThan(21);

	const next = inFile();
	retention = '30-days';
	expect(await next.kept.trim()).toEqual({ ok: true, value: left - 1 });

	expect(await next.lists.uuids(EVERY_CALL, 30)).toEqual([uuid(99)]);
	next.close();
});

test('how many would go is known before', async () => {
	const store = inMemory();
	store.apply([missedAgo(100), missedAgo(40), missedAgo(3)]);

	const calls = [await store.lists.countBefore(keptSince('30-days', now) ?? 0)];
	calls.push(await store.lists.countBefore(keptSince('3-months', now) ?? 0));

	expect(calls).toEqual([2, 1]);
});

test('taken to another database, the calls are there with all that is known of them, and the old one is closed', async () => {
	const store = inMemory();
	store.claim('somebody');
	store.setFact('baseline', '2025-01-01T00:00:00.000Z');
	store.apply([missedAgo(5), missedAgo(4), missedAgo(3), spoken(2, 2, 'Quittengelee')]);
	store.settleNotices([uuid(5)], 'shown');
	store.setHandled([uuid(4)], true);
	store.setFact('first-fill', 'done');
	store.setFact('covered-down-to', daysAgo(5));
	const file = join(folder, 'history.db');

	await store.move(() => openCache(file, KEY, () => now).database, new AbortController().signal);

	expect(await store.lists.uuids(EVERY_CALL, 10)).toEqual([uuid(2), uuid(3), uuid(4), uuid(5)]);
	const found = await store.lists.range({ ...EVERY_CALL, words: 'quitten' }, [], 0, 10);
	expect(found.total).toBe(1);
	expect([3, 4, 5].map((n) => store.find(uuid(n))?.open)).toEqual([true, false, true]);
	expect(told(store)).toEqual([uuid(4), uuid(3)]);
	expect(store.fact('owner')).toBe('somebody');
	expect(store.fact('first-fill')).toBe('done');
	store.close();
	expect(existsSync(file)).toBe(true);
});

test('a text of an earlier version is still one in another database', async () => {
	const store = inMemory();
	const said = spoken(2, 2, 'Quittengelee');
	const transcription = { available: true, summary: null, language: null, lines: null };
	store.apply([said]);
	store.apply([{ ...said, updatedAt: daysAgo(1), transcription }]);
	const file = join(folder, 'history.db');

	await store.move(() => openCache(file, KEY, () => now).database, new AbortController().signal);

	expect(store.find(uuid(2))?.call.transcription?.lines).toHaveLength(1);
	expect(store.transcripts.isLacking(uuid(2))).toBe(true);
	store.close();
});

test('what is not kept is not taken to another database', async () => {
	const store = inMemory();
	store.apply([missedAgo(40), missedAgo(3)]);
	retention = '30-days';
	const file = join(folder, 'history.db');

	await store.move(() => openCache(file, KEY, () => now).database, new AbortController().signal);

	expect(await store.lists.uuids(EVERY_CALL, 10)).toEqual([uuid(3)]);
	store.close();
});

test('somebody else who signs in meanwhile gets none of the calls', async () => {
	const store = inMemory();
	store.claim('somebody');
	store.apply(Array.from({ length: 30 }, (_, i) => missedAgo(1 + i, i + 1)));
	const file = join(folder, 'history.db');
	const moved = store.move(
		() => openCache(file, KEY, () => now).database,
		new AbortController().signal,
	);

	store.claim('somebody else');
	await moved;

	expect(store.count()).toBe(0);
	expect(store.fact('owner')).toBe('somebody else');
	store.close();
});

test('what is removed is nowhere in the file, nor in its journal', async () => {
	const store = inFile();
	store.apply(Array.from({ length: 300 }, (_, i) => spoken(40 + i, i + 1, 'x'.repeat(2_000))));
	const file = join(folder, 'history.db');
	const checkpoint = (): void => {
		const { database } = openCache(file, KEY, () => now);
		database.pragma('wal_checkpoint(PASSIVE)');
		database.close();
	};
	checkpoint();
	const before = statSync(file).size;
	retention = '30-days';

	await store.kept.trim();
	checkpoint();
	store.apply([missedAgo(1)]);

	expect(statSync(file).size).toBeLessThan(before / 2);
	expect(statSync(`${file}-wal`).size).toBeLessThan(before / 2);
	store.close();
	expect(readFileSync(file).length).toBeGreaterThan(0);
});

test('whose party has another number keeps its calls', async () => {
	const store = inMemory();
	const other = aParty({ number: '498999998002' });
	store.apply([{ ...missedAgo(40), caller: other }, missedAgo(3)]);
	retention = '30-days';

	await store.kept.trim();

	expect(store.notes.newestWith(counterpartKey(aCall()) ?? '')?.uuid).toBe(uuid(3));
	expect(store.notes.newestWith('global:498999998002')).toBeNull();
});
