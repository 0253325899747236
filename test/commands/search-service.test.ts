import { afterEach, expect, test } from 'vitest';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { searchService } from '../../electron/commands/search-service.ts';
import type { Party } from '../simulator/records/call-record.ts';
import { keeperUnderTest, type UnderTest } from '../history/service-under-test.ts';

let running: UnderTest;

afterEach(async () => {
	await running.stop();
});

/** Somebody who is in old calls, and what is typed to find them. */
async function aStranger() {
	running = await keeperUnderTest({ dialect: '2.0-early-access.2' });
	const { simulator, store } = running;
	const calls = simulator.service.calls().toSorted((a, b) => (a.created < b.created ? 1 : -1));
	store.setFact('baseline', calls[0]?.created ?? '');
	const old = calls.findLast(({ caller }) => caller.context === 'global' && caller.name);
	const { name = '', number = '' } = old?.caller ?? {};
	const callsWith = (isMeant: (side: Party) => boolean) =>
		calls.filter(({ caller, callee }) => [caller, callee].some(isMeant));
	return {
		name,
		number,
		// A company has one name and many numbers.
		named: callsWith((side) => side.name === name),
		numbered: callsWith((side) => side.number === number),
	};
}

test('what the service finds by name is here afterwards, found in the list, and told to nobody', async () => {
	const { name, named } = await aStranger();
	const { service, store } = running;

	const answer = await searchService(service, store, ` ${name} `, Date.now);

	expect(answer).toEqual({ ok: true, value: { found: named.length, notKept: [] } });
	const listed = await store.lists.range({ ...EVERY_CALL, words: name }, [], 0, 200);
	expect(listed.total).toBe(named.length);
	expect(store.dueNotices()).toEqual([]);
});

test.each([
	['as it is dialled abroad', (number: string) => `00${number.slice(0, 2)} ${number.slice(2)}`],
	['as it is dialled at home', (number: string) => `0${number.slice(2, 4)} / ${number.slice(4)}`],
	['as it is written', (number: string) => `+${number.slice(0, 2)} (0)${number.slice(2)}`],
])('a number is found at the service %s', async (_how, write) => {
	const { number, numbered } = await aStranger();
	const { service, store } = running;

	const answer = await searchService(service, store, write(number), Date.now);

	expect(answer).toEqual({ ok: true, value: { found: numbered.length, notKept: [] } });
});

test('the same search again brings nothing new', async () => {
	const { name } = await aStranger();
	const { service, store } = running;
	await searchService(service, store, name, Date.now);

	expect(await searchService(service, store, name, Date.now)).toEqual({
		ok: true,
		value: { found: 0, notKept: [] },
	});
});

test('a search in between leaves nothing out of the first fill, which then ends the searching', async () => {
	const { name } = await aStranger();
	const { service, store, simulator, keeper } = running;
	const coverage = ['agreed-until', 'covered-down-to', 'first-fill'] as const;
	store.setFact('baseline', new Date().toISOString());
	await searchService(service, store, name, Date.now);
	expect(coverage.map((fact) => store.fact(fact))).toEqual([null, null, null]);

	keeper.start();
	await running.reaches('up-to-date');

	const server = simulator.service.calls().map(({ uuid }) => uuid);
	expect((await store.lists.uuids(EVERY_CALL, 1_000)).toSorted()).toEqual(server.toSorted());
	expect(store.dueNotices()).toEqual([]);
	const nobody = { list: () => Promise.reject(new Error('Nobody was to be asked')) };
	expect(await searchService(nobody, store, name, Date.now)).toMatchObject({ value: { found: 0 } });
});

test('before it is known what is old, nothing is asked', async () => {
	const { name } = await aStranger();
	const { service, store } = running;
	store.setFact('baseline', null);

	expect(await searchService(service, store, name, Date.now)).toMatchObject({
		value: { found: 0 },
	});
	expect(store.count()).toBe(0);
});

test('a service that cannot be reached is said', async () => {
	const { name } = await aStranger();
	const { service, store, simulator } = running;
	await simulator.stop();

	const answer = await searchService(service, store, name, Date.now);

	expect(answer).toMatchObject({ ok: false, failure: { kind: 'unreachable', peer: 'service' } });
});
