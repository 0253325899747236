import { beforeEach, expect, test } from 'vitest';
import { aTurn } from '../../electron/ground/a-turn.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
let now = NOW;
beforeEach(() => {
	now = NOW;
});

function openDatabase() {
	return openCache('/nowhere', null, () => NOW).database;
}

/** Four calls, one an hour; the odd ones are missed and open. */
function aStore(): CallStore {
	const store = new CallStore(openDatabase(), () => now);
	store.setFact('baseline', '2026-03-01T12:00:00.000Z');
	store.apply([1, 2, 3, 4].map(theCall));
	return store;
}

function theCall(n: number) {
	const startedAt = `2026-03-02T0${String(n)}:00:00.000Z`;
	const differences = { uuid: uuid(n), startedAt, caller: aParty({ number: `49301${String(n)}` }) };
	return n % 2 === 1 ? aMissedCall(differences) : aCall(differences);
}

async function seen(store: CallStore, filter: 'all' | 'missed' | 'open' = 'all') {
	const { total, rows } = await store.lists.range({ ...EVERY_CALL, filter }, [], 0, 10);
	return { total, uuids: rows.map(({ uuid: each }) => each) };
}

test('a hidden call is in no list, no count and no notification, and cannot be found', async () => {
	const store = aStore();

	await store.hide([uuid(3), uuid(4), uuid(9)]);

	expect(await seen(store)).toEqual({ total: 2, uuids: [uuid(2), uuid(1)] });
	expect(await seen(store, 'missed')).toEqual({ total: 1, uuids: [uuid(1)] });
	expect(await seen(store, 'open')).toEqual({ total: 1, uuids: [uuid(1)] });
	expect(store.openCount()).toBe(1);
	expect(store.find(uuid(3))).toBeNull();
	expect(store.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid(1)]);
	expect(store.count()).toBe(4);
});

test('the newest that can be seen are found below however many that are hidden', async () => {
	const store = aStore();
	const newer = Array.from({ length: 60 }, (_, n) => ({
		...aCall({ uuid: uuid(100 + n) }),
		startedAt: `2026-03-02T10:00:${String(n).padStart(2, '0')}.000Z`,
	}));
	store.apply(newer);
	await store.hide([...newer.slice(1).map((call) => call.uuid), uuid(999)]);

	const latest = (limit: number) => store.lists.latest(limit).map(({ call }) => call.uuid);

	expect(latest(3)).toEqual([uuid(100), uuid(4), uuid(3)]);
	expect(latest(9)).toEqual([uuid(100), uuid(4), uuid(3), uuid(2), uuid(1)]);
});

test('shown again, it is where it was', async () => {
	const store = aStore();
	const before = [await seen(store), await seen(store, 'open'), store.dueNotices()];
	await store.hide([uuid(3), uuid(4)]);

	await store.unhide([uuid(4), uuid(3)]);

	expect([await seen(store), await seen(store, 'open'), store.dueNotices()]).toEqual(before);
	expect(store.find(uuid(3))?.call.uuid).toBe(uuid(3));
});

test('hiding and showing are changes that are told, and only when they change something', async () => {
	const store = aStore();
	let announced = 0;
	store.onChange(() => (announced += 1));

	await store.hide([uuid(3)]);
	await store.hide([uuid(3)]);
	await store.unhide([uuid(3), uuid(9)]);

	expect(announced).toBe(2);
});

test('a call that is removed notifies nobody, and does not come back with an older page', async () => {
	const store = aStore();
	await store.hide([uuid(3)]);

	store.remove([uuid(3)]);
	store.apply([theCall(3)]);

	expect((await seen(store)).uuids).toEqual([uuid(4), uuid(2), uuid(1)]);
	expect(store.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid(1)]);
	expect(store.count()).toBe(3);
});

test('a removed call that comes again in another run is no news again', () => {
	const database = openDatabase();
	const first = new CallStore(database, () => NOW);
	first.setFact('baseline', '2026-03-01T12:00:00.000Z');
	first.apply([theCall(3)]);
	first.remove([uuid(3)]);

	const second = new CallStore(database, () => NOW);
	second.apply([theCall(3)]);

	expect(second.count()).toBe(1);
	expect(second.dueNotices()).toEqual([]);
});

test('the list’s own deletion of a hidden call hides no other one', async () => {
	const store = aStore();
	await store.hide([uuid(4)]);
	now += 120_000;
	const everything = { after: null, before: null, askedAt: now };

	store.apply([], { ...everything, uuids: new Set([uuid(1), uuid(2), uuid(3)]) });
	store.apply([theCall(5)]);

	expect(await seen(store)).toEqual({ total: 4, uuids: [uuid(5), uuid(3), uuid(2), uuid(1)] });
});

test('what is hidden stays so in the database that replaces a damaged one', async () => {
	const store = aStore();
	await store.hide([uuid(3)]);

	store.renew(openDatabase);
	store.apply([1, 2, 3, 4].map(theCall));

	expect(await seen(store)).toEqual({ total: 3, uuids: [uuid(4), uuid(2), uuid(1)] });
});

test('nobody is reminded of a hidden call, nor told that its transcript is ready, until it is shown again', async () => {
	const store = aStore();
	const transcription = { available: true, summary: null, language: null, lines: null };
	store.apply([{ ...theCall(2), transcription }]);
	store.notes.remindAt(uuid(3), NOW);
	const told = () => ({
		reminders: store.notes.dueReminders(NOW).map(({ call }) => call.uuid),
		transcripts: store.notes.dueTranscripts().map((call) => call.uuid),
		open: store.notes.openSince('2026-03-02T00:00:00.000Z').map((call) => call.uuid),
	});
	const before = told();

	await store.hide([uuid(2), uuid(3)]);

	expect(told()).toEqual({ reminders: [], transcripts: [], open: [uuid(1)] });
	await store.unhide([uuid(2), uuid(3)]);
	expect(told()).toEqual(before);
	expect(before).toEqual({
		...{ reminders: [uuid(3)], transcripts: [uuid(2)], open: [uuid(3), uuid(1)] },
	});
});

test('of a removed call nothing is left to be told, whenever it comes again', () => {
	const database = openDatabase();
	const first = new CallStore(database, () => NOW);
	first.setFact('baseline', '2026-03-01T12:00:00.000Z');
	const transcription = { available: true, summary: null, language: null, lines: null };
	first.apply([{ ...theCall(3), transcription }]);
	first.notes.remindAt(uuid(3), NOW + 1);
	first.remove([uuid(3)]);
	expect(first.notes.nextReminder(NOW)).toBeNull();

	const second = new CallStore(database, () => NOW);
	second.apply([{ ...theCall(3), transcription }]);

	expect(second.notes.dueReminders(NOW + 1)).toEqual([]);
	expect(second.notes.dueTranscripts()).toEqual([]);
});

test('a call that the list had missing before it was removed does not come back with an older page either', async () => {
	const store = aStore();
	await store.hide([uuid(4)]);
	now += 120_000;
	const everything = { after: null, before: null, askedAt: now };
	store.apply([], { ...everything, uuids: new Set([uuid(1), uuid(2), uuid(3)]) });

	store.remove([uuid(4)]);
	store.apply([theCall(4)]);

	expect(store.count()).toBe(3);
});

/** Missed calls, a second apart, more than one turn looks up. */
const MANY = 1_100;

function aLargeStore(): { readonly store: CallStore; readonly uuids: readonly string[] } {
	const store = new CallStore(openDatabase(), () => now);
	const calls = Array.from({ length: MANY }, (_, n) =>
		aMissedCall({ uuid: uuid(n), startedAt: new Date(NOW - n * 1_000).toISOString() }),
	);
	store.apply(calls);
	return { store, uuids: calls.map((call) => call.uuid) };
}

/** What is seen between any two turns of the event loop while something is done, each once. */
async function seenDuring(store: CallStore, work: Promise<void>): Promise<readonly number[]> {
	const seenCounts = new Set<number>();
	let isDone = false;
	void work.then(() => (isDone = true));
	while (!isDone) {
		const listed = (await store.lists.range(EVERY_CALL, [], 0, 1)).calls;
		for (const count of [listed, store.openCount()]) seenCounts.add(count);
		await aTurn();
	}
	return [...seenCounts];
}

test('however many, they leave sight at one moment, and return at one', async () => {
	const { store, uuids } = aLargeStore();
	await store.lists.prepare();
	const some = uuids.slice(50);
	let announced = 0;
	store.onChange(() => (announced += 1));

	const leaving = await seenDuring(store, store.hide(some));
	const left = store.openCount();
	const returning = await seenDuring(store, store.unhide(some));

	expect(leaving.filter((count) => count !== MANY && count !== 50)).toEqual([]);
	expect(returning.filter((count) => count !== MANY && count !== 50)).toEqual([]);
	expect(left).toBe(50);
	expect(store.openCount()).toBe(MANY);
	expect(announced).toBe(2);
});

test('those that come again with another number while many are being hidden are hidden all the same', async () => {
	const { store } = aLargeStore();
	const calls = [1, 2, 3, 4].map(theCall);
	store.apply(calls);
	const others = Array.from({ length: 600 }, (_, n) => uuid(n + 100));

	const hiding = store.hide([uuid(3), ...others, uuid(4)]);
	await aTurn();
	store.clear();
	store.apply([...calls.toReversed(), theCall(5)]);
	await hiding;

	expect(await seen(store)).toEqual({ total: 3, uuids: [uuid(5), uuid(2), uuid(1)] });
	await store.unhide([uuid(3), ...others, uuid(4)]);
	expect((await seen(store)).total).toBe(5);
});

test('some of those that were hidden together can return without the others', async () => {
	const store = aStore();
	await store.hide([uuid(2), uuid(3), uuid(4)]);

	await store.unhide([uuid(3)]);

	expect(await seen(store)).toEqual({ total: 2, uuids: [uuid(3), uuid(1)] });
	expect(store.openCount()).toBe(2);
});
