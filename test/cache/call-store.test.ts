import Database from 'libsql';
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const BASELINE = '2026-03-01T12:00:00.000Z';
const NOW = Date.parse('2026-03-02T12:00:00.000Z');

function aStore(): CallStore {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.setFact('baseline', BASELINE);
	return store;
}

function dueUuids(store: CallStore): readonly string[] {
	return store.dueNotices().map(({ call }) => call.uuid);
}

test('the same record again changes nothing and says nothing', () => {
	const store = aStore();
	store.apply([aCall()]);
	let announced = 0;
	store.onChange(() => (announced += 1));

	const changed = store.apply([aCall()]);

	expect(changed).toEqual({ ok: true, value: 0 });
	expect(announced).toBe(0);
});

test('whoever stopped listening hears nothing more', () => {
	const store = aStore();
	let announced = 0;
	const stop = store.onChange(() => (announced += 1));
	stop();

	store.apply([aCall()]);

	expect(announced).toBe(0);
});

test('a later update wins, whichever arrives first', () => {
	const store = aStore();
	const later = aCall({ updatedAt: '2026-03-02T09:05:00.000Z', durationSeconds: 300 });
	const earlier = aCall({ updatedAt: '2026-03-02T09:04:00.000Z', durationSeconds: 240 });
	store.apply([later]);

	store.apply([earlier]);

	expect(store.find(later.uuid)?.call.durationSeconds).toBe(300);
});

test('on a tie the later arrival wins', () => {
	const store = aStore();
	store.apply([aCall({ durationSeconds: 1 })]);

	store.apply([aCall({ durationSeconds: 2 })]);

	expect(store.find(uuid(1))?.call.durationSeconds).toBe(2);
});

test('a short record never erases a transcript that is held', () => {
	const store = aStore();
	const lines = [{ offsetMs: 0, speaker: 'caller' as const, text: 'Hello' }];
	const whole = { available: true, summary: 'A greeting', language: 'en', lines };
	store.apply([aCall({ transcription: whole })]);

	store.apply([aCall({ transcription: { ...whole, summary: null, language: null, lines: null } })]);

	expect(store.find(uuid(1))?.call.transcription).toEqual(whole);
});

test('a missed call after the baseline is due once, and never again after it was shown', () => {
	const store = aStore();
	store.apply([aMissedCall()]);
	expect(dueUuids(store)).toEqual([uuid(1)]);

	store.settleNotices([uuid(1)], 'shown');
	store.apply([aMissedCall({ updatedAt: '2026-03-02T09:10:00.000Z' })]);

	expect(dueUuids(store)).toEqual([]);
});

test('what was there before the first sign-in is never due', () => {
	const store = aStore();

	store.apply([aMissedCall({ startedAt: BASELINE })]);

	expect(dueUuids(store)).toEqual([]);
});

test('a call that becomes a missed one by an update is due then', () => {
	const store = aStore();
	store.apply([aCall({ status: 'unknown', durationSeconds: 0 })]);
	expect(dueUuids(store)).toEqual([]);

	store.apply([aMissedCall({ updatedAt: '2026-03-02T09:01:00.000Z' })]);

	expect(dueUuids(store)).toEqual([uuid(1)]);
});

test('a decision outlives a record that takes it back for a moment', () => {
	const store = aStore();
	store.apply([aMissedCall()]);
	store.apply([aCall({ status: 'unknown', durationSeconds: 0 })]);
	expect(dueUuids(store)).toEqual([]);

	store.apply([aMissedCall()]);

	expect(dueUuids(store)).toEqual([uuid(1)]);
});

test('of two records of one version a listed one loses to one that came after the list was asked for', () => {
	const store = aStore();
	store.apply([aMissedCall()]);

	store.apply([aCall({ status: 'unknown' })], null, NOW - 1);

	expect(store.find(uuid(1))?.call.status).toBe('missed');
});

test('without a baseline nothing is news', () => {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);

	store.apply([aMissedCall()]);

	expect(dueUuids(store)).toEqual([]);
});

test('an answered call with the same counterpart, later and in either direction, closes a missed one', () => {
	const store = aStore();
	const missed = aMissedCall();
	store.apply([missed]);
	expect(store.openCount()).toBe(1);

	store.apply([
		aCall({
			uuid: uuid(2),
			direction: 'outbound',
			startedAt: '2026-03-02T10:00:00.000Z',
			caller: missed.callee,
			callee: missed.caller,
		}),
	]);

	expect(store.openCount()).toBe(0);
	expect(store.find(missed.uuid)?.open).toBe(false);
});

test.each([
	['began earlier', { startedAt: '2026-03-02T08:00:00.000Z' }],
	[
		'was not answered',
		{ startedAt: '2026-03-02T10:00:00.000Z', status: 'missed' as const, durationSeconds: 0 },
	],
	[
		'is with somebody else',
		{ startedAt: '2026-03-02T10:00:00.000Z', caller: aParty({ number: '4930231250' }) },
	],
])('a call that %s leaves a missed one open', (_what, differences) => {
	const store = aStore();
	store.apply([aMissedCall()]);

	store.apply([aCall({ uuid: uuid(2), ...differences })]);

	expect(store.find(uuid(1))?.open).toBe(true);
});

test('withheld numbers never close each other', () => {
	const store = aStore();
	const withheld = aParty({ name: null, number: null });
	store.apply([aMissedCall({ caller: withheld })]);

	store.apply([aCall({ uuid: uuid(2), caller: withheld, startedAt: '2026-03-02T10:00:00.000Z' })]);

	expect(store.find(uuid(1))?.open).toBe(true);
});

test('a handled call stays handled when its record comes again, and can be opened again', () => {
	const store = aStore();
	store.apply([aMissedCall()]);

	store.setHandled([uuid(1)], true);
	store.apply([aMissedCall({ updatedAt: '2026-03-02T09:10:00.000Z' })]);
	expect(store.openCount()).toBe(0);

	store.setHandled([uuid(1)], false);
	expect(store.openCount()).toBe(1);
});

test("at the first sign-in yesterday's missed calls are open, older ones are not", () => {
	const store = aStore();

	store.apply([
		aMissedCall({ uuid: uuid(1), startedAt: '2026-03-01T09:00:00.000Z' }),
		aMissedCall({ uuid: uuid(2), startedAt: '2026-02-01T09:00:00.000Z' }),
	]);

	expect(store.openCount()).toBe(1);
	expect(store.find(uuid(1))?.open).toBe(true);
	expect(store.find(uuid(2))?.open).toBe(false);
});

test('a broken call in a batch leaves nothing of the batch', () => {
	const store = aStore();
	const broken = aCall({ uuid: uuid(2), startedAt: 'no time' });

	expect(() => store.apply([aCall(), broken])).toThrow(Database.SqliteError);

	expect(store.count()).toBe(0);
});

test('a history is kept for its owner, and forgotten when somebody else signs in', () => {
	const store = aStore();
	store.claim('anna');
	store.apply([aMissedCall()]);

	store.claim('anna');
	expect(store.count()).toBe(1);

	store.claim('bruno');
	expect(store.count()).toBe(0);
	expect(store.fact('baseline')).toBeNull();
});

test('forgetting everything forgets the marks too', () => {
	const store = aStore();
	store.apply([aMissedCall()]);

	store.clear();

	expect(store.count()).toBe(0);
	expect(store.fact('baseline')).toBeNull();
	expect(dueUuids(store)).toEqual([]);
});

test('a clock set back while a page is on its way makes it neither remove nor outdo what arrived meanwhile', () => {
	let now = NOW;
	const { database } = openCache('/nowhere', null, () => now);
	const store = new CallStore(database, () => now);
	const askedAt = now;
	now -= 250_000;
	store.apply([aCall({ durationSeconds: 2 }), aCall({ uuid: uuid(2) })]);
	now += 20_000;

	store.apply([aCall({ durationSeconds: 1 })], null, askedAt);
	store.apply([], { after: null, before: null, uuids: new Set([uuid(1)]), askedAt });

	expect(store.find(uuid(2))).not.toBeNull();
	expect(store.find(uuid(1))?.call.durationSeconds).toBe(2);
});
