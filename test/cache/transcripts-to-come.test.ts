/** Which calls wait for their transcript: the order, and what it costs to find the next one. */
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Transcription } from '../../electron/contract/call.ts';
import type { UnsettledCall } from '../../electron/history/history-store.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const SHORT: Transcription = { available: true, summary: null, language: null, lines: null };
const STATES: readonly (Transcription | null)[] = [
	null,
	SHORT,
	{ ...SHORT, available: false },
	{ ...SHORT, lines: [] },
];

/** So many calls, a minute apart: none, lacking, pending and settled in turn. */
function stored(calls: number) {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.apply(
		Array.from({ length: calls }, (_, n) =>
			aCall({
				uuid: uuid(n),
				startedAt: new Date(NOW - n * 60_000).toISOString(),
				transcription: STATES[n % STATES.length] ?? null,
			}),
		),
	);
	return { database, store };
}

test('the way down meets each call that lacks its text, and no other', () => {
	const { store } = stored(40);
	const met: string[] = [];

	for (let next: UnsettledCall | null = null; ;) {
		next = store.transcripts.nextLacking(next);
		if (next === null) break;
		expect(next.isLacking).toBe(true);
		met.push(next.uuid);
	}

	expect(met).toEqual(Array.from({ length: 10 }, (_, n) => uuid(4 * n + 1)));
	expect(store.transcripts.isLacking(uuid(1))).toBe(true);
	expect([0, 2, 3, 41].some((n) => store.transcripts.isLacking(uuid(n)))).toBe(false);
});

test('what is still being made can be told apart', () => {
	const { store } = stored(8);
	const since = '2020-01-01T00:00:00.000Z';

	expect(store.transcripts.unsettled(since, 10, 'pending')).toEqual([uuid(2), uuid(6)]);
	expect(store.transcripts.unsettled(since, 3)).toEqual([uuid(1), uuid(2), uuid(5)]);
});

test('where very many are still being made, the way goes on in steps', () => {
	const { store } = stored(1_000);
	store.apply(
		Array.from({ length: 1_000 }, (_, n) => n)
			.filter((n) => n < 996)
			.map((n) =>
				aCall({
					uuid: uuid(n),
					startedAt: new Date(NOW - n * 60_000).toISOString(),
					updatedAt: new Date(NOW).toISOString(),
					transcription: { ...SHORT, available: false },
				}),
			),
	);
	const steps: UnsettledCall[] = [];

	for (let next: UnsettledCall | null = null; ;) {
		next = store.transcripts.nextLacking(next);
		if (next === null) break;
		steps.push(next);
	}

	expect(steps.map(({ isLacking }) => isLacking)).toEqual([false, false, false, false, true]);
	expect(steps.at(-1)?.uuid).toBe(uuid(997));
});

test('settled calls are not read to find one that lacks its text', () => {
	const { database } = stored(40);

	const plan = database
		.prepare(
			`EXPLAIN QUERY PLAN SELECT uuid, id, started_at, transcript FROM calls
			WHERE transcript <> 'settled' AND started_at <= ?1 AND (started_at < ?1 OR id < ?2)
			ORDER BY started_at DESC, id DESC LIMIT 200`,
		)
		.all(NOW, 0) as readonly { readonly detail: string }[];

	expect(plan.map(({ detail }) => detail)).toEqual([
		'SEARCH calls USING INDEX calls_unsettled (started_at<?)',
	]);
});
