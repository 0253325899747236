/** Calls that the person opened again: how long that holds, and what it outlives. */
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { aCall, aMissedCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const HOUR = 3_600_000;
const missed = aMissedCall({ startedAt: '2026-03-02T09:00:00.000Z' });
const answered = aCall({ uuid: uuid(2), startedAt: '2026-03-02T10:00:00.000Z' });

const open = () => openCache('/nowhere', null, () => NOW).database;

function aClosedCall(): CallStore {
	const store = new CallStore(open(), () => NOW);
	store.setFact('baseline', '2026-03-01T00:00:00.000Z');
	store.apply([missed, answered]);
	expect(store.openCount()).toBe(0);
	return store;
}

test('a call that an answered one has closed can be opened again, once, and lists say so', async () => {
	const store = aClosedCall();
	const isOpen = async () =>
		(await store.lists.range({ ...EVERY_CALL, filter: 'open' }, [], 0, 10)).total;
	expect(await isOpen()).toBe(0);
	let announced = 0;
	store.onChange(() => (announced += 1));

	const first = store.setHandled([missed.uuid], false);
	const again = store.setHandled([missed.uuid], false);

	expect([first, again]).toMatchObject([{ value: 1 }, { value: 0 }]);
	expect(announced).toBe(1);
	expect(store.openCount()).toBe(1);
	expect(await isOpen()).toBe(1);
});

test('whoever wants to be reminded of it is', () => {
	const store = aClosedCall();

	store.notes.remindAt(missed.uuid, NOW + HOUR);

	expect(store.notes.dueReminders(NOW + HOUR)).toMatchObject([{ open: true, call: missed }]);
});

test('no reminder comes when they were reached since', () => {
	const store = aClosedCall();
	store.notes.remindAt(missed.uuid, NOW + HOUR);

	const startedAt = new Date(NOW + HOUR / 2).toISOString();
	store.apply([aCall({ uuid: uuid(3), startedAt })]);

	expect(store.notes.dueReminders(NOW + HOUR)).toMatchObject([{ open: false }]);
});

test('a reminder opens nothing that is open anyway: the next answered call closes it as ever', () => {
	const store = new CallStore(open(), () => NOW);
	store.setFact('baseline', '2026-03-01T00:00:00.000Z');
	store.apply([missed]);
	store.notes.remindAt(missed.uuid, NOW + HOUR);

	store.apply([answered]);

	expect(store.openCount()).toBe(0);
});

test.each([
	[
		'renewed',
		async (store: CallStore) => {
			await Promise.resolve();
			store.renew(open);
		},
	],
	['moved', (store: CallStore) => store.move(open, new AbortController().signal)],
] as const)('it holds in another file, %s', async (_how, change) => {
	const store = aClosedCall();
	store.setHandled([missed.uuid], false);

	await change(store);
	store.apply([missed, answered]);

	expect(store.openCount()).toBe(1);
});

test('whoever forgets everything forgets that, too', () => {
	const store = aClosedCall();
	store.setHandled([missed.uuid], false);

	store.clear();
	store.setFact('baseline', '2026-03-01T00:00:00.000Z');
	store.apply([missed, answered]);

	expect(store.openCount()).toBe(0);
});
