import { afterEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/outcome.ts';
import { CallLog } from '../../renderer/calls/call-log.svelte.ts';
import { Choice } from '../../renderer/calls/choice.svelte.ts';
import { withFolded } from '../../renderer/calls/with-folded.ts';
import type { ListRow } from '../../electron/contract/call-view.ts';
import { aCallRow, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

async function choosing(
	rows: readonly ListRow[],
): Promise<{ readonly log: CallLog; readonly choice: Choice }> {
	bridge = FakeBridge.withCalls(rows);
	const log = new CallLog(bridge);
	log.connect();
	await new Promise((done) => setTimeout(done));
	return { log, choice: new Choice(bridge, log) };
}

function row(log: CallLog, place: number): ListRow {
	const held = log.rows[place];
	if (held === undefined) throw new Error(`No row at ${String(place)}`);
	return held;
}

test('a range goes from where it began, in either direction, and shrinks again', async () => {
	const { log, choice } = await choosing(callRows(10));
	choice.startAt(row(log, 4));

	await choice.extendTo(6);
	expect(await choice.uuids(undefined)).toEqual(['call-4', 'call-5', 'call-6']);
	await choice.extendTo(3);

	expect(await choice.uuids(undefined)).toEqual(['call-3', 'call-4']);
	expect(choice.has(row(log, 6).uuid)).toBe(false);
});

test('a range over calls that are not held is asked of main', async () => {
	const rows = callRows(1_000);
	const { log, choice } = await choosing(rows);
	bridge.expects('calls.all-of', () => success(rows.map(({ uuid }) => uuid)));
	choice.startAt(row(log, 2));
	log.look(900, 912);
	await new Promise((done) => setTimeout(done));

	await choice.extendTo(905);

	expect(choice.calls).toBe(904);
});

test('a folded row stands for all its calls', async () => {
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	const rows = [aCallRow({ uuid: 'a' }), aCallRow({ uuid: 'b', fold }), aCallRow({ uuid: 'c' })];
	const { log, choice } = await choosing(rows);
	bridge.expects('calls.all-of', () => success(['a', 'b', 'b2', 'b3', 'c']));

	await choice.toggle(row(log, 1));

	expect(choice.calls).toBe(3);
	expect(await choice.uuids(undefined)).toEqual(['b', 'b2', 'b3']);
});

test('with nothing chosen, one row is meant', async () => {
	const { log, choice } = await choosing(callRows(2));

	expect(await choice.uuids(row(log, 1))).toEqual(['call-1']);
	expect(await choice.uuids(undefined)).toEqual([]);
});

test('choosing twice takes away', async () => {
	const { log, choice } = await choosing(callRows(2));

	await choice.toggle(row(log, 0));
	await choice.toggle(row(log, 1));
	await choice.toggle(row(log, 0));

	expect(await choice.uuids(undefined)).toEqual(['call-1']);
});

test('rows that overlap name each call once', () => {
	const all = ['a', 'b', 'c', 'd'];

	expect(
		withFolded(
			[
				['a', 3],
				['b', 1],
				['x', 2],
			],
			all,
		),
	).toEqual(['a', 'b', 'c', 'x']);
});

test('a folded row at the end of a range that is not held brings its calls with it', async () => {
	const rows = [...callRows(1_000)];
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	rows[905] = aCallRow({ uuid: 'head', fold });
	const { log, choice } = await choosing(rows);
	const uuids = rows.flatMap(({ uuid }) => (uuid === 'head' ? ['head', 'two', 'three'] : uuid));
	bridge.expects('calls.all-of', () => success(uuids));
	choice.startAt(row(log, 2));
	log.look(900, 912);
	await new Promise((done) => setTimeout(done));

	await choice.extendTo(905);

	expect((await choice.uuids(undefined)).slice(-3)).toEqual(['head', 'two', 'three']);
});

test('a folded row that is taken from all takes its calls with it', async () => {
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	const rows = [aCallRow({ uuid: 'a' }), aCallRow({ uuid: 'b', fold }), aCallRow({ uuid: 'c' })];
	const { log, choice } = await choosing(rows);
	bridge.expects('calls.all-of', () => success(['a', 'b', 'b2', 'b3', 'c']));
	await choice.all();

	await choice.toggle(row(log, 1));

	expect(await choice.uuids(undefined)).toEqual(['a', 'c']);
});
