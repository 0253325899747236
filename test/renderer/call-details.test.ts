import { afterEach, expect, test } from 'vitest';
import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import type { CallDetails } from '../../electron/contract/call-view.ts';
import { CallDetailsState } from '../../renderer/calls/call-details.svelte.ts';
import { aCallRow, aMissedRow, callDetailsOf } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

test('opening an open missed call marks it handled', async () => {
	bridge = FakeBridge.withCalls([aMissedRow({ uuid: 'a' })]);

	await new CallDetailsState(bridge).open('a');

	expect(bridge.askedFor('calls.set-handled')).toEqual([{ uuids: ['a'], handled: true }]);
});

test('opening any other call marks nothing', async () => {
	bridge = FakeBridge.withCalls([aCallRow({ uuid: 'a' }), aMissedRow({ uuid: 'b', open: false })]);
	const details = new CallDetailsState(bridge);

	await details.open('a');
	await details.open('b');

	expect(bridge.askedFor('calls.set-handled')).toEqual([]);
});

test('a call opened again by hand stays open while its details are shown', async () => {
	bridge = FakeBridge.withCalls([aMissedRow({ uuid: 'a' })]);
	const details = new CallDetailsState(bridge);
	const stop = details.connect();
	await details.open('a');

	await details.setHandled(aMissedRow({ uuid: 'a' }), false);
	bridge.push('calls.changed', { revision: 3 });
	await new Promise((done) => setTimeout(done));
	stop();

	expect(details.details?.row.open).toBe(true);
	expect(bridge.askedFor('calls.set-handled').length).toBe(2);
});

test('details of a call that was left meanwhile are dropped', async () => {
	const waiting: ((outcome: Outcome<CallDetails>) => void)[] = [];
	bridge = new FakeBridge();
	bridge.answers('calls.details', () => new Promise((resolve) => waiting.push(resolve)));
	const details = new CallDetailsState(bridge);
	const first = details.open('a');
	const second = details.open('b');

	// Answers come in turns of the event loop: resolved in one, they would arrive as they were asked.
	await new Promise((done) => setTimeout(done));
	waiting[1]?.(success(callDetailsOf(aCallRow({ uuid: 'b' }))));
	await second;
	waiting[0]?.(success(callDetailsOf(aCallRow({ uuid: 'a' }))));
	await Promise.all([first, second]);

	expect(details.details?.row.uuid).toBe('b');
});

test('why the transcript of a call that was left did not come says nothing about the next one', async () => {
	const waiting = new Map<string, (outcome: Outcome<null>) => void>();
	bridge = new FakeBridge();
	bridge.answers('calls.details', ({ uuid }) =>
		success(callDetailsOf(aCallRow({ uuid, transcript: 'ready' }), { lacksText: true })),
	);
	bridge.answers(
		'calls.fetch-transcript',
		({ uuid }) => new Promise((resolve) => waiting.set(uuid, resolve)),
	);
	const details = new CallDetailsState(bridge);
	await details.open('a');
	await details.open('b');

	waiting.get('a')?.(failed({ kind: 'signed-out' }));
	await new Promise((done) => setTimeout(done));
	expect(details.transcript.isUnderWay).toBe(true);
	expect(details.transcript.failure).toBeNull();
	waiting.get('b')?.(failed({ kind: 'signed-out' }));

	await expect.poll(() => details.transcript.failure).toEqual({ kind: 'signed-out' });
});

test('a call that is gone is told as such', async () => {
	bridge = FakeBridge.withCalls([]);
	const details = new CallDetailsState(bridge);

	await details.open('gone');

	expect(details.failure?.kind).toBe('no-such-call');
});

test('the next call does not begin with the failure of the one before', async () => {
	bridge = FakeBridge.withCalls([aCallRow({ uuid: 'a' })]);
	const details = new CallDetailsState(bridge);
	await details.open('gone');

	const opening = details.open('a');

	expect(details.failure).toBeNull();
	await opening;
});

test('the subscription ends with the function that connecting returned', () => {
	bridge = new FakeBridge();
	const stop = new CallDetailsState(bridge).connect();

	stop();

	expect(bridge.listeners('calls.changed')).toBe(0);
});
