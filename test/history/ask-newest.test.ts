import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Call } from '../../electron/contract/call.ts';
import { success } from '../../electron/contract/outcome.ts';
import { askNewest } from '../../electron/history/ask-newest.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A list of these, and a store of those. */
function between(listed: readonly Call[], stored: readonly Call[], mayComeYet: boolean) {
	const clock = new FakeClock();
	const now = (): number => clock.now();
	const store = new CallStore(openCache('/nowhere', null, now).database, now);
	store.apply(stored);
	const records = listed.map(({ uuid }) => uuid);
	const page = { calls: listed, size: listed.length, records, notUnderstood: [] };
	const leaving = new AbortController();
	const ask = () =>
		askNewest({
			service: { list: () => Promise.resolve(success(page)) },
			...{ store, clock, signal: leaving.signal, mayComeYet: () => mayComeYet },
		});
	return { clock, store, ask, leave: () => leaving.abort() };
}

/** The n-th of a series, a minute after the one before. */
function numbered(n: number): Call {
	const startedAt = new Date(Date.parse('2025-06-03T08:00:00Z') + n * MINUTE).toISOString();
	return aCall({ uuid: uuid(n), startedAt });
}

const CALLS = [7, 6, 5, 4, 3, 2, 1].map(numbered);
const NEWEST = CALLS.slice(0, 5);

test('a call that the list has and the stream may still bring is waited for', async () => {
	const { clock, store, ask } = between(NEWEST, CALLS.slice(1), true);
	const asked = ask();

	await clock.advanceMs(2 * SECOND);
	store.apply(NEWEST.slice(0, 1));
	await clock.advanceMs(10 * SECOND);

	expect(await asked).toEqual(success('agrees'));
	expect(clock.waiting).toBe(0);
});

test('one that never comes is something that the list knows more', async () => {
	const { clock, ask } = between(NEWEST, CALLS.slice(1), true);
	const asked = ask();

	await clock.advanceMs(10 * SECOND);

	expect(await asked).toEqual(success('knows-more'));
});

test('where nothing may come any more it is not waited for', async () => {
	const { clock, ask } = between(NEWEST, CALLS.slice(1), false);

	expect(await ask()).toEqual(success('knows-more'));
	expect(clock.waiting).toBe(0);
});

test('who leaves meanwhile waits for nothing', async () => {
	const { clock, ask, leave } = between(NEWEST, CALLS.slice(1), true);
	const asked = ask();
	await clock.advanceMs(SECOND);

	leave();
	await asked;

	expect(clock.waiting).toBe(0);
});

test('what the next connection does not come down to is taken at once, and known more only once', async () => {
	const listed = NEWEST.map((call) => ({
		...call,
		updatedAt: '2025-06-03T09:00:00.000Z',
		customData: { crm: 'changed' },
	}));
	const { store, ask } = between(listed, CALLS, false);
	// A day beyond it, the newest two are covered again.
	store.setFact('agreed-until', '2025-06-04T08:05:00.000Z');

	expect(await ask()).toEqual(success('knows-more'));

	const isTaken = (n: number): boolean => store.find(uuid(n))?.call.customData['crm'] === 'changed';
	expect([7, 6, 5, 4, 3].map(isTaken)).toEqual([false, false, true, true, true]);
	store.apply(listed.slice(0, 2));
	expect(await ask()).toEqual(success('agrees'));
});

test('only what lies among the calls that were asked for is known to be deleted', async () => {
	const listed = [7, 5, 4, 3, 2].map(numbered);
	const { clock, store, ask } = between(listed, [...CALLS, numbered(0)], false);
	await clock.advanceMs(2 * MINUTE);

	expect(await ask()).toEqual(success('agrees'));

	expect(store.find(uuid(6))).toBeNull();
	expect(store.count()).toBe(7);
});

test('an empty list, or a short one, removes nothing by itself, and says that there is more here', async () => {
	for (const listed of [[], NEWEST.slice(0, 2)]) {
		const { clock, store, ask } = between(listed, CALLS, false);
		await clock.advanceMs(2 * MINUTE);

		expect(await ask()).toEqual(success('has-less'));
		expect(store.count()).toBe(7);
	}
});
