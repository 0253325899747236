import { expect, test } from 'vitest';
import { aTurn } from '../../electron/ground/a-turn.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { failed, type Outcome } from '../../electron/contract/outcome.ts';
import { markInTurns } from '../../electron/commands/mark-in-turns.ts';
import { aMissedCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const MANY = 2_000;
const uuids = Array.from({ length: MANY }, (_, n) => uuid(n));

class CountingStore extends CallStore {
	writes = 0;
	failsAt = Infinity;
	throwsAt = Infinity;

	constructor() {
		super(openCache('/nowhere', null, () => NOW).database, () => NOW);
		this.apply(uuids.map((each) => aMissedCall({ uuid: each })));
	}

	override setHandled(some: readonly string[], handled: boolean): Outcome<number> {
		this.writes += 1;
		if (this.writes === this.throwsAt) throw new Error('Not a failure that is known');
		if (this.writes >= this.failsAt) return failed({ kind: 'store-failed', why: 'full' });
		return super.setHandled(some, handled);
	}
}

test('marking many calls gives others their turn after every few', async () => {
	const store = new CountingStore();
	let isDone = false;
	const done = markInTurns(store)(uuids, true).then(() => (isDone = true));

	const marked: number[] = [];
	while (!isDone) {
		marked.push(MANY - store.openCount());
		await aTurn();
	}
	await done;

	const steps = marked.slice(1).map((count, turn) => count - (marked[turn] ?? 0));
	expect(Math.max(...steps)).toBeLessThanOrEqual(200);
	expect(store.openCount()).toBe(0);
});

test('a wish that comes meanwhile is done after the one before it', async () => {
	const store = new CountingStore();
	const mark = markInTurns(store);

	await Promise.all([mark(uuids, true), mark([uuid(MANY - 1)], false)]);

	expect(store.openCount()).toBe(1);
	expect(store.find(uuid(MANY - 1))?.open).toBe(true);
});

test('what cannot be stored is said, what was stored before stays, and the next wish is tried', async () => {
	const store = new CountingStore();
	const mark = markInTurns(store);
	store.failsAt = 3;

	expect(await mark(uuids, true)).toMatchObject({ ok: false });
	expect(store.openCount()).toBe(MANY - 400);

	store.failsAt = Infinity;
	expect(await mark(uuids, true)).toMatchObject({ ok: true });
	expect(store.openCount()).toBe(0);
});

test('a wish that breaks is its caller’s to hear of, and the next one is done all the same', async () => {
	const store = new CountingStore();
	const mark = markInTurns(store);
	store.throwsAt = 1;

	await expect(mark(uuids, true)).rejects.toThrow('Not a failure that is known');

	expect(await mark(uuids, true)).toMatchObject({ ok: true });
	expect(store.openCount()).toBe(0);
});
