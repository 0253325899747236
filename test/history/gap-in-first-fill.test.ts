/** The app was closed before its first fill was done, and calls were missed meanwhile. */
import { afterEach, expect, test, vi } from 'vitest';
import { type NoticeBoard, raiseNotices } from '../../electron/attention/raise-notices.ts';
import type { ConnectionState } from '../../electron/contract/app-state.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { keeperUnderTest, type UnderTest } from './service-under-test.ts';

const CALLS = 600;
const MISSED = 12;

// Whole fills over a real network, beside whatever else the computer does.
vi.setConfig({ testTimeout: 40_000 });

let running: UnderTest;
afterEach(() => running.stop());

/** Runs until two of five are there, and is closed. */
async function interrupted(): Promise<void> {
	running = await keeperUnderTest({ calls: CALLS, days: 60 });
	const { keeper, store } = running;
	keeper.start();
	await running.storeHas(() => store.count() >= CALLS * 0.4);
	keeper.stop();
	await running.simulator.service.streams.untilCountIs(0);
	expect(store.count()).toBeLessThan(CALLS);
	expect(store.fact('first-fill')).toBeNull();
}

/** More than a page of calls, with missed ones at both ends. */
function missSome(): void {
	const { service } = running.simulator;
	for (let n = 0; n < MISSED / 2; n += 1) service.placeMissedCall();
	for (let n = 0; n < 120; n += 1) service.placeCall({ kind: 'answered' });
	for (let n = 0; n < MISSED / 2; n += 1) service.placeMissedCall();
}

test('the gap above is told at once when all of it is here, and then the first fill goes on', async () => {
	await interrupted();
	const { keeper, store } = running;
	missSome();
	const shown: string[] = [];
	const states: ConnectionState[] = [];
	const board: NoticeBoard = {
		show: ({ id }) => shown.push(id) > 0,
		close: () => undefined,
		ids: () => shown,
		told: new Set(),
	};
	const look = (): void => {
		states.push(keeper.state);
		raiseNotices(store, board, keeper.state, Date.now(), textsIn('en', 'en-GB'));
	};
	keeper.onChange(look);
	store.onChange(look);

	keeper.start();
	await running.reaches('up-to-date');

	expect(shown).toHaveLength(1);
	const fills = states.flatMap((state) =>
		state.kind === 'catching-up' ? [state.firstFill ? 'first fill' : 'gap'] : [],
	);
	expect(fills.filter((each, n) => each !== fills[n - 1])).toEqual(['gap', 'first fill', 'gap']);
	expect(store.count()).toBe(CALLS + 120 + MISSED);
});

test('where nothing was agreed on yet, all of it is the first fill', async () => {
	running = await keeperUnderTest({ calls: CALLS, days: 60 });
	const { keeper } = running;
	const fills: boolean[] = [];
	keeper.onChange(() => {
		if (keeper.state.kind === 'catching-up') fills.push(keeper.state.firstFill);
	});

	keeper.start();
	await running.reaches('up-to-date');

	expect(fills.slice(0, -1)).not.toContain(false);
	expect(fills.length).toBeGreaterThan(CALLS / 100);
});
