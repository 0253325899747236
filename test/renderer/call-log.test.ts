import { afterEach, expect, test } from 'vitest';
import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import type { CallRange, ListRow } from '../../electron/contract/call-view.ts';
import { CallLog } from '../../renderer/calls/call-log.svelte.ts';
import { aCallRow, aMissedRow, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

/** Lets everything that has been answered arrive. */
async function settled(): Promise<void> {
	await new Promise((done) => setTimeout(done));
}

/** A bridge whose answers to `calls.range` come when and in the order in which the test gives them. */
function slowBridge(): { readonly answer: (place: number, range: CallRange) => void } {
	const waiting: ((outcome: Outcome<CallRange>) => void)[] = [];
	bridge = new FakeBridge();
	bridge.answers('calls.range', () => new Promise((resolve) => waiting.push(resolve)));
	return { answer: (place, range) => waiting[place]?.(success(range)) };
}

function firstRange(uuid: string): CallRange {
	return { gaps: [], total: 1, calls: 1, offset: 0, rows: [aCallRow({ uuid })] };
}

test('listens first and loads second, so that no change falls between the two', () => {
	let listening = 0;
	bridge = new FakeBridge();
	bridge.expects('calls.range', () => {
		listening = bridge.listeners('calls.changed');
		return success({ gaps: [], total: 0, calls: 0, offset: 0, rows: [] });
	});

	new CallLog(bridge).connect();

	expect(listening).toBe(1);
});

test('an answer that was overtaken by a newer question is dropped', async () => {
	const { answer } = slowBridge();
	const log = new CallLog(bridge);
	log.connect();
	bridge.push('calls.changed', { revision: 2 });

	answer(1, firstRange('new'));
	answer(0, firstRange('old'));
	await settled();

	expect(log.rows.map((row) => row?.uuid)).toEqual(['new']);
});

test('the subscription ends with the function that connecting returned', () => {
	bridge = FakeBridge.withCalls([]);
	const stop = new CallLog(bridge).connect();

	stop();

	expect(bridge.listeners('calls.changed')).toBe(0);
});

test('is as long as the whole history and holds only what is near the viewport', async () => {
	bridge = FakeBridge.withCalls(callRows(1000));
	const log = new CallLog(bridge);
	log.connect();
	await settled();

	log.look(500, 512);
	await settled();

	expect(log.rows.length).toBe(1000);
	expect(log.rows[506]?.uuid).toBe('call-506');
	expect(log.rows.filter((row) => row !== undefined).length).toBeLessThanOrEqual(200);
});

test('asks nothing while what is seen is already there', async () => {
	bridge = FakeBridge.withCalls(callRows(1000));
	const log = new CallLog(bridge);
	log.connect();
	await settled();

	for (let first = 0; first <= 12; first += 1) log.look(first, first + 12);
	await settled();
	expect(bridge.askedFor('calls.range').length).toBe(1);

	for (let first = 13; first < 60; first += 1) {
		log.look(first, first + 12);
		await settled();
	}
	expect(bridge.askedFor('calls.range').length).toBe(2);
});

test('whoever scrolls on sees what is answered meanwhile, and at last where they are', async () => {
	const { answer } = slowBridge();
	const log = new CallLog(bridge);
	log.connect();
	const part = (offset: number, limit: number): CallRange => {
		const rows = callRows(1000).slice(offset, offset + limit);
		return { gaps: [], total: 1000, calls: 1000, offset, rows };
	};
	answer(0, part(0, 40));
	await settled();

	for (const first of [300, 500, 700]) log.look(first, first + 12);
	expect(bridge.askedFor('calls.range').length).toBe(2);
	answer(1, part(225, 150));
	await settled();

	expect(log.rows[306]?.uuid).toBe('call-306');
	expect(bridge.askedFor('calls.range').length).toBe(3);
	answer(2, part(625, 150));
	await settled();
	expect(log.rows[706]?.uuid).toBe('call-706');
	expect(bridge.askedFor('calls.range').length).toBe(3);
});

test('a new call moves the row under the keyboard along', async () => {
	const rows = callRows(3);
	bridge = FakeBridge.withCalls(rows);
	const log = new CallLog(bridge);
	log.connect();
	await settled();
	log.moveTo(1);

	const more = [aMissedRow({ uuid: 'new' }), ...rows];
	bridge.answers('calls.range', () =>
		success({ gaps: [], total: 4, calls: 4, offset: 0, rows: more }),
	);
	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(log.cursorRow?.uuid).toBe('call-1');
});

test('choosing a filter begins at its top, with the keyboard on no row', async () => {
	bridge = FakeBridge.withCalls([aCallRow({ uuid: 'a' }), aMissedRow({ uuid: 'b' })]);
	const log = new CallLog(bridge);
	log.connect();
	await settled();
	log.moveTo(1);

	log.narrow({ filter: 'open' });
	await settled();

	expect(log.rows.map((row) => row?.uuid)).toEqual(['b']);
	expect(log.cursor).toBe(-1);
});

test('a refusal is told, and what was there stays', async () => {
	bridge = FakeBridge.withCalls(callRows(2));
	const log = new CallLog(bridge);
	log.connect();
	await settled();

	bridge.answers('calls.range', () => failed({ kind: 'bad-request' }));
	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(log.failure?.kind).toBe('bad-request');
	expect(log.rows.length).toBe(2);
});

/** A list that a test changes, as main does: it is pushed that something has changed. */
async function changed(rows: readonly ListRow[]): Promise<void> {
	bridge.answers('calls.range', ({ offset, limit }) => {
		const part = rows.slice(offset, offset + limit);
		return success({ gaps: [], total: rows.length, calls: rows.length, offset, rows: part });
	});
	bridge.push('calls.changed', { revision: 2 });
	await settled();
}

const fresh = aMissedRow({ uuid: 'new', startedAt: '2025-11-12T14:00:00.000Z' });

test('a deleted call that comes back is not a new one', async () => {
	const rows = callRows(3);
	bridge = FakeBridge.withCalls(rows);
	const log = new CallLog(bridge);
	log.connect();
	await settled();

	await changed(rows.slice(1));
	await changed(rows);
	expect(log.arrived).toEqual([]);

	await changed([fresh, ...rows]);
	expect(log.arrived).toEqual([fresh]);
});

test('a new call is told wherever the person is in the list, once', async () => {
	const rows = callRows(1000);
	bridge = FakeBridge.withCalls(rows);
	const log = new CallLog(bridge);
	log.connect();
	await settled();
	log.look(500, 512);
	await settled();

	await changed([fresh, ...rows]);
	const { arrived } = log;
	expect(arrived).toEqual([fresh]);
	expect(log.rows[507]?.uuid).toBe('call-506');

	await changed([fresh, ...rows]);
	expect(log.arrived).toEqual([]);
});
