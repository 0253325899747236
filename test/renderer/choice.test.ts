import { afterEach, expect, test } from 'vitest';
import { MAX_CHOSEN } from '../../electron/contract/commands.ts';
import { failed, success } from '../../electron/contract/outcome.ts';
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

/** Lets everything that has been answered arrive. */
async function settled(): Promise<void> {
	await new Promise((done) => setTimeout(done));
}

async function choosing(
	rows: readonly ListRow[],
): Promise<{ readonly log: CallLog; readonly choice: Choice }> {
	bridge = FakeBridge.withCalls(rows);
	const log = new CallLog(bridge);
	log.connect();
	await settled();
	return { log, choice: new Choice(bridge, log) };
}

function row(log: CallLog, place: number): ListRow {
	const held = log.rows[place];
	if (held === undefined) throw new Error(`No row at ${String(place)}`);
	return held;
}

async function chosenBy(choice: Choice): Promise<readonly string[]> {
	const uuids = await choice.uuids(undefined);
	if (!uuids.ok) throw new Error(uuids.failure.kind);
	return uuids.value;
}

test('a range goes from where it began, in either direction, and shrinks again', async () => {
	const { log, choice } = await choosing(callRows(10));
	choice.startAt(row(log, 4));

	await choice.extendTo(6);
	expect(await chosenBy(choice)).toEqual(['call-4', 'call-5', 'call-6']);
	await choice.extendTo(3);

	expect(await chosenBy(choice)).toEqual(['call-3', 'call-4']);
	expect(choice.has(row(log, 6).uuid)).toBe(false);
});

test('a range over calls that are not held is asked of main', async () => {
	const rows = callRows(1_000);
	const { log, choice } = await choosing(rows);
	bridge.expects('calls.all-of', () => success(rows.map(({ uuid }) => uuid)));
	choice.startAt(row(log, 2));
	log.look(900, 912);
	await settled();

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
	expect(await chosenBy(choice)).toEqual(['b', 'b2', 'b3']);
});

test('with nothing chosen, one row is meant', async () => {
	const { log, choice } = await choosing(callRows(2));

	expect(await choice.uuids(row(log, 1))).toEqual(success(['call-1']));
	expect(await chosenBy(choice)).toEqual([]);
});

test('choosing twice takes away', async () => {
	const { log, choice } = await choosing(callRows(2));

	await choice.toggle(row(log, 0));
	await choice.toggle(row(log, 1));
	await choice.toggle(row(log, 0));

	expect(await chosenBy(choice)).toEqual(['call-1']);
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
	await settled();

	await choice.extendTo(905);

	expect((await chosenBy(choice)).slice(-3)).toEqual(['head', 'two', 'three']);
});

test('a folded row that is taken from all takes its calls with it', async () => {
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	const rows = [aCallRow({ uuid: 'a' }), aCallRow({ uuid: 'b', fold }), aCallRow({ uuid: 'c' })];
	const { log, choice } = await choosing(rows);
	bridge.expects('calls.all-of', () => success(['a', 'b', 'b2', 'b3', 'c']));
	await choice.all();

	await choice.toggle(row(log, 1));

	expect(await chosenBy(choice)).toEqual(['a', 'c']);
});

test('calls that are deleted elsewhere are not chosen any more', async () => {
	const { log, choice } = await choosing(callRows(4));
	const stop = choice.connect();
	await choice.toggle(row(log, 1));
	await choice.toggle(row(log, 2));
	bridge.expects('calls.all-of', () => success(['call-0', 'call-1', 'call-3']));

	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(choice.calls).toBe(1);
	expect(await chosenBy(choice)).toEqual(['call-1']);
	stop();
	expect(bridge.listeners('calls.changed')).toBe(1);
});

test('while nothing is chosen nobody asks what is gone', async () => {
	const { choice } = await choosing(callRows(2));
	choice.connect();

	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(bridge.askedFor('calls.all-of')).toEqual([]);
});

test('a list too long to be named whole takes nothing away', async () => {
	const { log, choice } = await choosing(callRows(2));
	choice.connect();
	await choice.toggle(row(log, 1));
	const others = Array.from({ length: MAX_CHOSEN }, (_, place) => `other-${String(place)}`);
	bridge.expects('calls.all-of', () => success(others));

	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(choice.calls).toBe(1);
});

test('a call of a chosen fold that is gone does not draw in the call after the fold', async () => {
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	const rows = [aCallRow({ uuid: 'b', fold }), aCallRow({ uuid: 'c' })];
	const { log, choice } = await choosing(rows);
	choice.connect();
	bridge.expects('calls.all-of', () => success(['b', 'b2', 'b3', 'c']));
	await choice.toggle(row(log, 0));

	bridge.answers('calls.all-of', () => success(['b', 'b3', 'c']));
	bridge.push('calls.changed', { revision: 2 });
	await settled();

	expect(choice.calls).toBe(2);
	expect(await chosenBy(choice)).toEqual(['b', 'b3']);
});

test('another choice made meanwhile takes nothing from an act that was wanted before', async () => {
	const fold = { calls: 2, openCalls: 0, place: 0, unfolded: false };
	const { log, choice } = await choosing([aCallRow({ uuid: 'a' }), aCallRow({ uuid: 'b', fold })]);
	bridge.expects('calls.all-of', () => success(['a', 'b', 'b2']));

	const wanted = choice.uuids(row(log, 1));
	await choice.toggle(row(log, 0));

	expect(await wanted).toEqual(success(['b', 'b2']));
});

test('calls that main will not name are a failure, and not none', async () => {
	const fold = { calls: 2, openCalls: 0, place: 0, unfolded: false };
	const { log, choice } = await choosing([aCallRow({ uuid: 'b', fold })]);
	bridge.expects('calls.all-of', () => failed({ kind: 'bad-request' }));

	expect(await choice.uuids(row(log, 0))).toEqual(failed({ kind: 'bad-request' }));
});
