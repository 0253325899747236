import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import type { Call } from '../../electron/contract/call.ts';
import { aCall, aMissedCall, aParty, ME, uuid } from '../fakes/a-call.ts';

function aStore(calls: readonly Call[], now = '2026-03-02T12:00:00.000Z'): CallStore {
	const clock = (): number => Date.parse(now);
	const store = new CallStore(openCache('/nowhere', null, clock).database, clock);
	store.apply(calls);
	return store;
}

const KEY = counterpartKey(aMissedCall()) ?? '';

/** A store, what its table of attempts holds, and a clock to set. */
function aWatchedStore(calls: readonly Call[]) {
	const clock = { now: Date.parse('2026-03-02T12:00:00.000Z') };
	const { database } = openCache('/nowhere', null, () => clock.now);
	const store = new CallStore(database, () => clock.now);
	store.apply(calls);
	const all = database.prepare('SELECT counterpart, at FROM attempts ORDER BY at');
	return { store, clock, database, attempts: () => all.all() };
}

function outbound(n: number, startedAt: string, differences: Partial<Call> = {}): Call {
	return aCall({
		...{ uuid: uuid(n), startedAt, direction: 'outbound', caller: ME, callee: aParty() },
		...{ status: 'cancelled', durationSeconds: 0 },
		...differences,
	});
}

const triedAt = (store: CallStore): string | null | undefined => store.find(uuid(1))?.triedAt;

test('an open call says when its counterpart was last tried, here or from another telephone', () => {
	const store = aStore([
		aMissedCall(),
		outbound(2, '2026-03-02T10:00:00.000Z'),
		outbound(3, '2026-03-02T11:00:00.000Z', { status: 'missed' }),
	]);
	expect(triedAt(store)).toBe('2026-03-02T11:00:00.000Z');

	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	expect(triedAt(store)).toBe('2026-03-02T12:00:00.000Z');
	expect(store.openCount()).toBe(1);
});

test.each([
	['began earlier', outbound(2, '2026-03-02T08:00:00.000Z')],
	[
		'went to somebody else',
		outbound(2, '2026-03-02T10:00:00.000Z', { callee: aParty({ number: '4930' }) }),
	],
	['came in', aCall({ uuid: uuid(2), startedAt: '2026-03-02T10:00:00.000Z', status: 'unknown' })],
	['was missed again', aMissedCall({ uuid: uuid(2), startedAt: '2026-03-02T10:00:00.000Z' })],
])('a call that %s is no try', (_what, other) => {
	expect(triedAt(aStore([aMissedCall(), other]))).toBeNull();
});

test('an attempt from before the call says nothing about it', () => {
	const store = aStore([], '2026-03-02T08:00:00.000Z');
	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	store.apply([aMissedCall()]);

	expect(triedAt(store)).toBeNull();
});

test('a try that was answered closes the call, which then says nothing of tries', () => {
	const store = aStore([
		aMissedCall(),
		outbound(2, '2026-03-02T10:00:00.000Z'),
		outbound(3, '2026-03-02T10:30:00.000Z', { status: 'answered', durationSeconds: 60 }),
	]);

	expect(store.find(uuid(1))).toMatchObject({ open: false, triedAt: null });
});

test('withheld numbers were never tried', () => {
	const withheld = aParty({ name: null, number: null });
	const store = aStore([
		aMissedCall({ caller: withheld }),
		outbound(2, '2026-03-02T10:00:00.000Z', { callee: withheld }),
	]);

	expect(triedAt(store)).toBeNull();
});

test('attempts go with everything else when another person signs in', () => {
	const store = aStore([aMissedCall()]);
	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	store.clear();
	store.apply([aMissedCall()]);

	expect(triedAt(store)).toBeNull();
});

test('of many attempts with one counterpart the last one is kept, also of those from before', () => {
	const { store, clock, database, attempts } = aWatchedStore([aMissedCall()]);
	const before = database.prepare('INSERT INTO attempts (counterpart, at) VALUES (?, ?)');
	for (const [key, at] of [
		[KEY, 1],
		[KEY, 2],
		['global:1', 3],
		['global:1', 4],
	] as const)
		before.run(key, at);

	store.notes.noteAttempt(KEY);
	clock.now += 60_000;
	store.notes.noteAttempt(KEY);

	expect(attempts()).toEqual([
		{ counterpart: 'global:1', at: 4 },
		{ counterpart: KEY, at: clock.now },
	]);
	expect(triedAt(store)).toBe('2026-03-02T12:01:00.000Z');
});

test.each([
	['the person deletes it', (store: CallStore, uuids: readonly string[]) => store.remove(uuids)],
	[
		'it is deleted elsewhere',
		(store: CallStore, uuids: readonly string[]) => {
			const kept = new Set([uuid(1), uuid(2)].filter((each) => !uuids.includes(each)));
			const askedAt = Date.parse('2026-03-02T13:00:00.000Z');
			return store.apply([], { after: null, before: null, uuids: kept, askedAt });
		},
	],
])('an attempt goes with the last call it belongs to, when %s', (_how, remove) => {
	const { store, clock, attempts } = aWatchedStore([aMissedCall(), aCall({ uuid: uuid(2) })]);
	clock.now += 3_600_000;
	store.notes.noteAttempt(KEY);
	store.notes.noteAttempt('global:1');

	remove(store, [uuid(2)]);
	expect(attempts()).toHaveLength(2);
	remove(store, [uuid(1), uuid(2)]);

	expect(attempts()).toMatchObject([{ counterpart: 'global:1' }]);
});

test('attempts before every call are forgotten, but not while older calls are still to come', () => {
	const { store, clock, attempts } = aWatchedStore([]);
	store.notes.noteAttempt('global:1');
	clock.now += 120_000;
	const since = (n: number) =>
		aMissedCall({ uuid: uuid(n), startedAt: '2026-03-02T12:01:00.000Z' });
	store.apply([since(1), since(2)]);
	store.remove([uuid(2)]);
	expect(attempts()).toHaveLength(1);

	store.setFact('first-fill', 'done');
	store.notes.noteAttempt(KEY);

	expect(attempts()).toMatchObject([{ counterpart: KEY }]);
	expect(triedAt(store)).toBe('2026-03-02T12:02:00.000Z');
});
