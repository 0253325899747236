/** A history that is kept for a time: what is fetched of it, what is not, and what comes back. */
import { afterEach, expect, test, vi } from 'vitest';
import { olderCalls } from '../../electron/app/app-status.ts';
import { keptSince } from '../../electron/calls/kept-since.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import { PAGE } from '../../electron/history/cover-page.ts';
import { searchService } from '../../electron/commands/search-service.ts';
import { keeperUnderTest, type UnderTest } from './service-under-test.ts';

const A_DAY_MS = 24 * 60 * 60_000;

// Whole fills over a real network, beside whatever else the computer does.
vi.setConfig({ testTimeout: 40_000 });

let running: UnderTest;

afterEach(async () => {
	await running.stop();
	expect(running.simulator.faults.unused()).toEqual([]);
});

async function storedUuids(): Promise<readonly string[]> {
	return (await running.store.lists.uuids(EVERY_CALL, 5_000)).toSorted();
}

/** What the service has, as far as it is kept. */
function keptUuids(retention: Retention): readonly string[] {
	const since = keptSince(retention, Date.now()) ?? 0;
	return running.simulator.service
		.calls()
		.filter(({ created }) => Date.parse(created) >= since)
		.map(({ uuid }) => uuid)
		.toSorted();
}

/** The furthest that was asked for. */
function deepestOffset(): number {
	const lists = running.simulator.requests.list('list');
	return Math.max(
		...lists.map(({ target }) =>
			Number(new URL(target, 'http://x').searchParams.get('offset') ?? 0),
		),
	);
}

async function filledFor(retention: Retention, calls = 1_000): Promise<void> {
	running = await keeperUnderTest({ calls, days: 365 });
	running.keep(retention);
	running.keeper.start();
	await running.reaches('up-to-date');
}

async function reconnected(): Promise<void> {
	const before = running.store.fact('agreed-at');
	running.simulator.requests.clear();
	await running.simulator.restart();
	await running.reaches('offline');
	await running.reaches('up-to-date');
	expect(running.store.fact('agreed-at')).not.toBe(before);
}

function older(retention: Retention): string {
	const { store } = running;
	const [fill, covered] = [store.fact('first-fill'), store.fact('covered-down-to')];
	return olderCalls(fill, covered, retention, store.kept.since());
}

test('the first fill ends where calls are not kept any more, and asks for nothing below', async () => {
	await filledFor('3-months');

	const kept = keptUuids('3-months');
	expect(await storedUuids()).toEqual(kept);
	expect(kept.length).toBeGreaterThan(PAGE);
	expect(kept.length).toBeLessThan(500);
	expect(deepestOffset()).toBeLessThan(kept.length);
	expect(older('3-months')).toBe('3-months');
	expect(running.store.dueNotices()).toEqual([]);
});

test('what is not kept is not asked for again, at no connection and however old it is', async () => {
	await filledFor('3-months');
	const calls = running.store.count();

	await reconnected();

	expect(running.store.count()).toBe(calls);
	expect(deepestOffset()).toBeLessThan(PAGE);
});

test('a call that is news is told, though older ones are not kept', async () => {
	await filledFor('30-days');

	const { uuid } = running.simulator.service.placeMissedCall();
	await running.storeHas(() => running.store.find(uuid) !== null);

	expect(running.store.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid]);
});

test('wider than before, the older calls come, in the background and told to nobody', async () => {
	await filledFor('30-days');
	const { store, keeper } = running;
	const before = store.count();
	running.simulator.requests.clear();

	store.kept.noteNotKept(keptSince('30-days', Date.now()) ?? 0);
	running.keep('everything');
	expect(older('everything')).toBe('to-come');
	keeper.setFilling(true);
	await running.reaches('up-to-date');
	expect(store.fact('first-fill')).toBe('done');

	expect(await storedUuids()).toEqual(keptUuids('everything'));
	expect(store.count()).toBeGreaterThan(before);
	expect(older('everything')).toBe('here');
	expect(store.dueNotices()).toEqual([]);
	expect(store.notes.dueTranscripts()).toEqual([]);
});

test('narrower, taken away, and wider again: nothing is lost, told again, or taken for deleted', async () => {
	await filledFor('everything', 400);
	const { store, keeper } = running;
	store.settleNotices(
		store.dueNotices().map(({ call }) => call.uuid),
		'shown',
	);
	const open = store.openCount();

	running.keep('30-days');
	await store.kept.trim();
	expect(await storedUuids()).toEqual(keptUuids('30-days'));
	await reconnected();
	expect(await storedUuids()).toEqual(keptUuids('30-days'));
	running.keep('12-months');
	keeper.setFilling(true);
	await running.storeHas(() => store.count() === keptUuids('12-months').length);
	await running.reaches('up-to-date');

	expect(await storedUuids()).toEqual(keptUuids('12-months'));
	expect(store.dueNotices()).toEqual([]);
	expect(store.openCount()).toBe(open);
	expect(running.simulator.requests.list('delete')).toEqual([]);
	expect(running.simulator.service.calls()).toHaveLength(400);
});

test('narrower while the first fill runs, it ends there', async () => {
	running = await keeperUnderTest({ calls: 1_000, days: 365 });
	running.keeper.start();
	await running.storeHas(() => running.store.count() >= 150);

	running.keep('3-months');
	await running.reaches('up-to-date');
	await running.store.kept.trim();

	expect(await storedUuids()).toEqual(keptUuids('3-months'));
});

test('away for longer than calls are kept: only what is kept is fetched, and the rest when it is wanted', async () => {
	await filledFor('30-days', 2_000);
	const { store, keeper } = running;
	keeper.stop();
	// As it was two months ago.
	const then = new Date(Date.now() - 60 * A_DAY_MS).toISOString();
	const old = running.simulator.service.calls().findLast(({ created }) => created < then);
	store.setFact('agreed-until', then);
	store.setFact('agreed-at', then);
	store.setFact('agreed-call', old?.uuid ?? null);
	store.setFact('covered-down-to', new Date(Date.now() - 90 * A_DAY_MS).toISOString());
	running.simulator.requests.clear();

	keeper.start();
	await running.reaches('up-to-date');

	const kept = keptUuids('30-days');
	expect(await storedUuids()).toEqual(kept);
	expect(deepestOffset()).toBeLessThan(kept.length);
	running.keep('everything');
	keeper.setFilling(true);
	await running.reaches('up-to-date');
	expect(store.fact('first-fill')).toBe('done');
	expect(await storedUuids()).toEqual(keptUuids('everything'));
	expect(store.dueNotices()).toEqual([]);
});

test('a search asks the service for what is not kept, shows it, and keeps none of it', async () => {
	await filledFor('30-days');
	const { service, store, simulator } = running;
	const since = keptSince('30-days', Date.now()) ?? 0;
	const kept = await storedUuids();
	const old = simulator.service
		.calls()
		// Among the newest that are not kept: the service answers no more than the hundred newest it finds.
		.findLast(
			({ caller, created }) =>
				caller.context === 'global' && caller.name && Date.parse(created) < since,
		);

	const answer = await searchService(service, store, old?.caller.name ?? '', Date.now);

	const found = answer.ok ? answer.value.notKept.map(({ uuid }) => uuid) : [];
	expect(found).toContain(old?.uuid);
	expect(await storedUuids()).toEqual(kept);
});
