import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import type { Call } from '../../electron/contract/call.ts';
import { aCall, aMissedCall, aParty, ME, uuid } from '../fakes/a-call.ts';

function aStore(calls: readonly Call[], now = '2026-03-02T12:00:00.000Z'): CallStore {
	const clock = (): number => Date.parse(now);
	const store = new CallStore(openCache('/nowhere', null, clock).database, clock);
	store.apply(calls);
	return store;
}

function outbound(n: number, startedAt: string, differences: Partial<Call> = {}): Call {
	return aCall({
		...{ uuid: uuid(n), startedAt, direction: 'outbound', caller: ME, callee: aParty() },
		...{ status: 'cancelled', durationSeconds: 0 },
		...differences,
	});
}

const triedAt = (store: CallStore): string | null | undefined => store.find(uuid(1))?.triedAt;

test('an open call says when its counterpart was last tried, here or from another telephone', () => {
	const store = aStore([
		aMissedCall(),
		outbound(2, '2026-03-02T10:00:00.000Z'),
		outbound(3, '2026-03-02T11:00:00.000Z', { status: 'missed' }),
	]);
	expect(triedAt(store)).toBe('2026-03-02T11:00:00.000Z');

	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	expect(triedAt(store)).toBe('2026-03-02T12:00:00.000Z');
	expect(store.openCount()).toBe(1);
});

test.each([
	['began earlier', outbound(2, '2026-03-02T08:00:00.000Z')],
	[
		'went to somebody else',
		outbound(2, '2026-03-02T10:00:00.000Z', { callee: aParty({ number: '4930' }) }),
	],
	['came in', aCall({ uuid: uuid(2), startedAt: '2026-03-02T10:00:00.000Z', status: 'unknown' })],
	['was missed again', aMissedCall({ uuid: uuid(2), startedAt: '2026-03-02T10:00:00.000Z' })],
])('a call that %s is no try', (_what, other) => {
	expect(triedAt(aStore([aMissedCall(), other]))).toBeNull();
});

test('an attempt from before the call says nothing about it', () => {
	const store = aStore([], '2026-03-02T08:00:00.000Z');
	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	store.apply([aMissedCall()]);

	expect(triedAt(store)).toBeNull();
});

test('a try that was answered closes the call, which then says nothing of tries', () => {
	const store = aStore([
		aMissedCall(),
		outbound(2, '2026-03-02T10:00:00.000Z'),
		outbound(3, '2026-03-02T10:30:00.000Z', { status: 'answered', durationSeconds: 60 }),
	]);

	expect(store.find(uuid(1))).toMatchObject({ open: false, triedAt: null });
});

test('withheld numbers were never tried', () => {
	const withheld = aParty({ name: null, number: null });
	const store = aStore([
		aMissedCall({ caller: withheld }),
		outbound(2, '2026-03-02T10:00:00.000Z', { callee: withheld }),
	]);

	expect(triedAt(store)).toBeNull();
});

test('attempts go with everything else when another person signs in', () => {
	const store = aStore([aMissedCall()]);
	store.notes.noteAttempt(counterpartKey(aMissedCall()) ?? '');

	store.clear();
	store.apply([aMissedCall()]);

	expect(triedAt(store)).toBeNull();
});
