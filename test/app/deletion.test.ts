import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { deletionUnderTest, type DeletionUnderTest } from './deletion-under-test.ts';
import { aCall } from '../fakes/a-call.ts';
import { answerHtmlPage, answerRetryLater, answerWith } from '../simulator/faults/behaviours.ts';

let bench: DeletionUnderTest;

afterEach(() => bench.stop());

async function benchWith(calls: number): Promise<readonly string[]> {
	bench = await deletionUnderTest(calls);
	return await bench.seen();
}

test('the calls are hidden at once, and nothing is sent for ten seconds', async () => {
	const [first = '', second = '', ...others] = await benchWith(20);

	await bench.deletion.delete([first, second]);
	await bench.clock.advanceMs(9_900);

	expect(await bench.seen()).toEqual(others);
	expect(bench.store.find(first)).toBeNull();
	expect(bench.deletion.state).toEqual({
		kind: 'waiting',
		calls: 2,
		until: '2025-06-03T10:00:10.000Z',
	});
	expect(bench.asked()).toEqual([]);
});

test('undone after 9.9 s, the calls are back and nothing was sent, then or later', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all.slice(0, 5));
	await bench.clock.advanceMs(9_900);

	await bench.deletion.undo();
	await bench.clock.advanceMs(60_000);

	expect(await bench.seen()).toEqual(all);
	expect(bench.deletion.state).toBeNull();
	expect(bench.asked()).toEqual([]);
	expect(bench.clock.waiting).toBe(0);
});

test('undone after 10.1 s, what was asked for is gone', async () => {
	const [only = '', ...others] = await benchWith(20);
	await bench.deletion.delete([only]);
	await bench.clock.advanceMs(10_100);

	await bench.deletion.undo();
	await bench.reaches(null);

	expect(await bench.seen()).toEqual(others);
	expect(bench.onServer()).not.toContain(only);
});

test('a thousand calls go in chunks whose address stays below 8 KiB, one after the other, with progress', async () => {
	const all = await benchWith(1_100);
	const doomed = all.slice(50, 1_050);

	await bench.deletion.delete(doomed);
	await bench.send();

	expect(bench.deletion.state).toBeNull();
	expect(bench.onServer().toSorted()).toEqual(
		[...all.slice(0, 50), ...all.slice(1_050)].toSorted(),
	);
	expect(bench.asked().length).toBe(6);
	for (const target of bench.asked()) {
		expect(`${bench.simulator.apiBaseUrl}${target}`.length).toBeLessThan(8_192);
	}
	const done = bench.states.flatMap((state) => (state?.kind === 'deleting' ? [state.done] : []));
	expect(done).toEqual([...new Set(done)].toSorted((a, b) => a - b));
	expect(done.at(-1)).toBe(1_000);
	expect((await bench.seen()).length).toBe(100);
});

test('a deletion names uuids and nothing else, each once', async () => {
	const all = await benchWith(300);
	const doomed = all.slice(0, 250);

	await bench.deletion.delete([...doomed, ...doomed]);
	await bench.send();

	const named = bench.asked().flatMap((target) => {
		const { pathname, searchParams } = new URL(target, bench.simulator.apiBaseUrl);
		expect(pathname).toBe('/call-history/records');
		expect(new Set(searchParams.keys())).toEqual(new Set(['uuid']));
		expect(target).toMatch(/^\/call-history\/records\?uuid=[0-9a-f-]{36}(&uuid=[0-9a-f-]{36})*$/);
		return searchParams.getAll('uuid');
	});
	expect(named).toEqual(doomed);
});

test('exactly what was confirmed is deleted, whatever was undone and confirmed before and after', async () => {
	await benchWith(400);
	const place = fc.integer({ min: 0, max: 399 });
	const wish = fc.oneof(
		{ weight: 4, arbitrary: fc.uniqueArray(place, { minLength: 1, maxLength: 12 }) },
		{ weight: 1, arbitrary: fc.constant('undo' as const) },
		{ weight: 2, arbitrary: fc.integer({ min: 1, max: 12_000 }).map((ms) => ({ ms })) },
	);
	const uuids = await bench.seen();
	const gone = new Set<string>();

	await fc.assert(
		fc.asyncProperty(fc.array(wish, { maxLength: 8 }), async (wishes) => {
			const waiting = new Set<string>();
			for (const each of wishes) {
				if (each === 'undo') {
					// What is sent already is sent: only what waits is known to come back.
					await bench.reaches(waiting.size > 0 ? 'waiting' : null);
					await bench.deletion.undo();
					waiting.clear();
				} else if ('ms' in each) {
					const until = bench.deletion.state?.kind === 'waiting' && bench.deletion.state.until;
					const isOver = until && Date.parse(until) <= bench.clock.now() + each.ms;
					await bench.clock.advanceMs(each.ms);
					if (!isOver) continue;
					await bench.reaches(null);
					for (const uuid of waiting) gone.add(uuid);
					waiting.clear();
				} else {
					const chosen = each.map((n) => uuids[n] ?? '').filter((uuid) => !gone.has(uuid));
					await bench.deletion.delete(chosen);
					for (const uuid of chosen) waiting.add(uuid);
				}
			}
			await bench.send();
			for (const uuid of waiting) gone.add(uuid);

			const left = uuids.filter((uuid) => !gone.has(uuid));
			expect(bench.onServer().toSorted()).toEqual(left.toSorted());
			expect(await bench.seen()).toEqual(left);
			expect(bench.deletion.state).toBeNull();
		}),
		{ numRuns: 40 },
	);
});

test.each([
	['the service has a problem', answerHtmlPage(500), { kind: 'refused', status: 500 }],
	['asks for a long patience', answerRetryLater(429, 120), { kind: 'refused', status: 429 }],
	['is overloaded for long', answerRetryLater(503, 600), { kind: 'refused', status: 503 }],
	['the connection is cut', { kind: 'reset' } as const, { kind: 'unreachable' }],
	['a sign-in page answers', answerHtmlPage(200), { kind: 'not-understood' }],
])('%s in the middle: what was not deleted is shown again, and said', async (_what, fault, why) => {
	const all = await benchWith(500);
	const doomed = all.slice(0, 450);
	// The second chunk meets it.
	bench.deletion.onChange(() => {
		const { state } = bench.deletion;
		if (state?.kind === 'deleting' && state.done > 0 && bench.asked().length === 1)
			bench.simulator.faults.declare({ route: 'delete', behaviour: fault });
	});

	await bench.deletion.delete(doomed);
	await bench.send();

	const { state } = bench.deletion;
	expect(state).toMatchObject({ kind: 'failed', calls: 450, failure: why });
	const left = state?.kind === 'failed' ? state.left : 0;
	expect(left).toBeLessThan(450);
	expect(await bench.seen()).toEqual(all.slice(450 - left));
	expect(bench.onServer().toSorted()).toEqual((await bench.seen()).toSorted());
	expect(bench.asked()).toHaveLength(2);

	bench.deletion.dismiss();
	expect(bench.deletion.state).toBeNull();
});

test('a service that asks for a little patience gets it', async () => {
	const all = await benchWith(30);
	bench.simulator.faults.declare({ route: 'delete', behaviour: answerRetryLater(429, 5) });

	await bench.deletion.delete(all);
	await bench.clock.advanceMs(10_000);
	// Refused once; five seconds later it is asked again.
	await bench.simulator.requests.untilAsked('delete');
	await expect.poll(() => bench.clock.waiting).toBe(1);
	await bench.clock.advanceMs(4_900);
	expect(bench.asked()).toHaveLength(1);
	await bench.clock.advanceMs(100);
	await bench.reaches(null);

	expect(bench.asked()).toHaveLength(2);
	expect(bench.onServer()).toEqual([]);
});

test('an expired token is refreshed once, and the same calls are deleted', async () => {
	const all = await benchWith(30);
	bench.simulator.expireTokens();

	await bench.deletion.delete(all.slice(0, 3));
	await bench.send();

	expect(bench.deletion.state).toBeNull();
	expect(bench.onServer()).toHaveLength(27);
	expect(bench.asked()).toHaveLength(2);
});

test('calls that were deleted elsewhere meanwhile count as deleted, and the others of their chunk are', async () => {
	const all = await benchWith(30);
	const doomed = all.slice(0, 10);
	for (const uuid of doomed.slice(2, 4)) bench.simulator.service.deleteCall(uuid);

	await bench.deletion.delete(doomed);
	await bench.send();

	expect(bench.deletion.state).toBeNull();
	expect(await bench.seen()).toEqual(all.slice(10));
	expect(bench.onServer().toSorted()).toEqual(all.slice(10).toSorted());
});

test('a gateway that knows no deletion is not taken for a record that is gone', async () => {
	const all = await benchWith(30);
	const nothingHere = { route: 'delete', behaviour: answerHtmlPage(404), times: 'always' } as const;
	bench.simulator.faults.declare(nothingHere);

	await bench.deletion.delete(all.slice(0, 10));
	await bench.send();

	expect(bench.deletion.state).toMatchObject({
		...{ kind: 'failed', left: 10 },
		failure: { kind: 'refused', status: 404 },
	});
	expect(await bench.seen()).toEqual(all);
});

test('undone while they are being sent, it stops after the chunk and shows what was not sent', async () => {
	const all = await benchWith(600);
	let undone: Promise<void> | null = null;
	bench.deletion.onChange(() => {
		const { state } = bench.deletion;
		if (state?.kind === 'deleting' && state.done > 0) undone ??= bench.deletion.undo();
	});

	await bench.deletion.delete(all);
	await bench.send();

	expect(bench.deletion.state).toBeNull();
	expect(bench.asked()).toHaveLength(1);
	expect((await bench.seen()).length).toBeGreaterThan(300);
	expect(bench.onServer().toSorted()).toEqual((await bench.seen()).toSorted());
});

test('a second deletion joins one that waits, and the ten seconds begin anew for both', async () => {
	const [first = '', second = '', ...others] = await benchWith(20);
	await bench.deletion.delete([first]);
	await bench.clock.advanceMs(9_000);

	await bench.deletion.delete([second]);
	await bench.clock.advanceMs(9_900);
	expect(bench.asked()).toEqual([]);
	expect(bench.deletion.state).toMatchObject({ kind: 'waiting', calls: 2 });
	await bench.clock.advanceMs(100);
	await bench.reaches(null);

	expect(bench.asked()).toHaveLength(1);
	expect(bench.onServer().toSorted()).toEqual(others.toSorted());
});

test('a deletion wished for while another is being sent has ten seconds of its own, after it', async () => {
	const all = await benchWith(600);
	const later = all.slice(500, 510);
	let wished: Promise<unknown> | null = null;
	bench.deletion.onChange(() => {
		if (bench.deletion.state?.kind === 'deleting') wished ??= bench.deletion.delete(later);
	});

	await bench.deletion.delete(all.slice(0, 400));
	await bench.send();
	await bench.reaches('waiting');

	expect(bench.deletion.state).toMatchObject({ kind: 'waiting', calls: 10 });
	expect(await bench.seen()).toEqual([...all.slice(400, 500), ...all.slice(510)]);
	expect(bench.onServer()).toHaveLength(200);
	await bench.deletion.undo();
	expect(await bench.seen()).toEqual(all.slice(400));
});

test('a computer that slept through the ten seconds gives them again', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all.slice(0, 2));
	await bench.clock.advanceMs(3_000);

	bench.clock.sleepMs(3_600_000);
	await bench.clock.advanceMs(10_500);
	expect(bench.asked()).toEqual([]);
	await bench.clock.advanceMs(500);
	await bench.reaches(null);

	expect(bench.asked()).toHaveLength(1);
});

test('a clock that is set back or forth takes nothing of the ten seconds', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all.slice(0, 2));

	await bench.clock.advanceMs(5_000);
	bench.clock.setTo(bench.clock.now() - 7_200_000);
	await bench.clock.advanceMs(9_900);
	expect(bench.asked()).toEqual([]);
	bench.clock.setTo(bench.clock.now() + 86_400_000);
	await bench.clock.advanceMs(9_900);
	expect(bench.asked()).toEqual([]);
	await bench.clock.advanceMs(1_100);
	await bench.reaches(null);

	expect(bench.asked()).toHaveLength(1);
});

test('signed out while they wait: nothing is sent, the calls are back, and that is said', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all.slice(0, 3));

	await bench.deletion.abandon();
	await bench.clock.advanceMs(60_000);

	expect(bench.deletion.state).toEqual({
		...{ kind: 'failed', calls: 3, left: 3 },
		failure: { kind: 'signed-out' },
	});
	expect(await bench.seen()).toEqual(all);
	expect(bench.asked()).toEqual([]);
});

test('quitting while they wait sends nothing', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all.slice(0, 3));

	await bench.deletion.close();
	await bench.clock.advanceMs(60_000);

	expect(bench.asked()).toEqual([]);
	expect(bench.clock.waiting).toBe(0);
});

test('quitting while they are being sent waits for the answer, so that the store knows what is gone', async () => {
	const all = await benchWith(600);
	bench.simulator.faults.declare({ route: 'delete', behaviour: { kind: 'delay', ms: 50 } });
	await bench.deletion.delete(all);
	await bench.clock.advanceMs(10_000);
	expect(bench.deletion.state).toMatchObject({ kind: 'deleting', done: 0 });

	await bench.deletion.close();

	expect(bench.asked()).toHaveLength(1);
	expect(bench.store.count()).toBe(bench.onServer().length);
	expect(bench.store.count()).toBeLessThan(600);
});

test('a record that comes again while its call is hidden does not show it', async () => {
	const [first = '', ...others] = await benchWith(20);
	await bench.deletion.delete([first]);
	const [newest] = await bench.list();
	if (newest?.uuid !== first) throw new Error('Not the newest');

	bench.store.apply([{ ...newest, updatedAt: '2031-01-01T00:00:00.000Z', status: 'missed' }]);

	expect(await bench.seen()).toEqual(others);
	await bench.deletion.undo();
	expect(await bench.seen()).toEqual([first, ...others]);
	expect(bench.store.find(first)?.call.updatedAt).toBe('2031-01-01T00:00:00.000Z');
});

test('a page that was asked for before the deletion does not bring the call back', async () => {
	const [first = '', ...others] = await benchWith(20);
	const page = await bench.list();
	await bench.deletion.delete([first]);
	await bench.send();

	const applied = bench.store.apply(page, null, bench.clock.now());

	expect(applied).toEqual({ ok: true, value: 0 });
	expect(bench.store.differing(page)).toEqual([]);
	expect(await bench.seen()).toEqual(others);
});

test('a new call is not hidden because one that was deleted had its place in the store', async () => {
	const all = await benchWith(20);
	await bench.deletion.delete(all);
	await bench.send();
	const call = aCall({ startedAt: '2031-01-01T00:00:00.000Z' });

	bench.store.apply([call]);
	await bench.deletion.delete(['00000000-0000-4000-8000-00000000ffff']);

	expect(await bench.seen()).toEqual([call.uuid]);
});

test('a store that cannot forget what is gone says so, and shows what it still has', async () => {
	const all = await benchWith(20);
	bench.simulator.faults.declare({ route: 'delete', behaviour: answerWith({ status: 204 }) });
	const remove = bench.store.remove.bind(bench.store);
	bench.store.remove = () => ({ ok: false, failure: { kind: 'store-failed', why: 'full' } });

	await bench.deletion.delete(all.slice(0, 3));
	await bench.send();

	bench.store.remove = remove;
	expect(bench.deletion.state).toMatchObject({
		...{ kind: 'failed', left: 3 },
		failure: { kind: 'store-failed' },
	});
	expect(await bench.seen()).toEqual(all);
});

test.each(['undo', 'abandon'] as const)(
	'nothing can be sent from the moment of %s',
	async (wish) => {
		const all = await benchWith(20);
		await bench.deletion.delete(all.slice(0, 3));
		expect(bench.clock.waiting).toBe(1);

		const done = bench.deletion[wish]();

		expect(bench.clock.waiting).toBe(0);
		await done;
		expect(await bench.seen()).toEqual(all);
	},
);

test('a wish that breaks is its caller’s to hear of, and the next ones are done all the same', async () => {
	const all = await benchWith(20);
	const hide = bench.store.hide.bind(bench.store);
	bench.store.hide = () => {
		throw new Error('Not a failure that is known');
	};
	await expect(bench.deletion.delete(all.slice(0, 3))).rejects.toThrow('Not a failure');
	bench.store.hide = hide;

	await bench.deletion.undo();
	expect(await bench.seen()).toEqual(all);
	await bench.deletion.delete(all.slice(0, 2));
	await bench.send();

	expect(bench.onServer().toSorted()).toEqual(all.slice(2).toSorted());
});
