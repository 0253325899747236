/** What a history of years costs: figures are printed, one line each, so that they can be quoted. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { type CallQuery, EVERY_CALL } from '../../electron/contract/call-view.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { generateHistory } from '../simulator/records/generate-history.ts';
import { castFor } from '../simulator/records/people.ts';
import { toWire } from '../simulator/service/dialects.ts';

const CALLS = 100_000;
const PER_TURN = 5;
// As many as a window asks for while somebody types.
const SEARCHED_ROWS = 40;
const HIDDEN = 20_000;
// A frame at 60 per second: nothing on the main process's event loop may take longer.
const FRAME_MS = 16;

const folder = mkdtempSync(join(tmpdir(), 'nfon-soak-'));
const file = join(folder, 'history.db');
const KEY = new Secret('cc'.repeat(32));
const { database } = openCache(file, KEY, Date.now);
const store = new CallStore(database, Date.now);
const turnsMs: number[] = [];
/** A missed call, which changes whenever a list must be made anew. */
let some = '';
let isHandled = false;

beforeAll(() => {
	const nowMs = Date.now();
	const history = generateHistory({
		...{ seed: 'soak', cast: castFor('soak'), nowMs, calls: CALLS, days: 3_650 },
	});
	store.setFact('baseline', new Date(nowMs).toISOString());
	for (let from = 0; from < history.length; from += PER_TURN) {
		const wire = history
			.slice(from, from + PER_TURN)
			.map((record) => toWire(record, '2.0-early-access.2', true));
		const startedAt = performance.now();
		store.apply(
			wire.flatMap((record) => {
				const parsed = parseRecord(record, true);
				return parsed.understood ? [parsed.call] : [];
			}),
		);
		turnsMs.push(performance.now() - startedAt);
	}
	some =
		store.dueNotices()[0]?.call.uuid ??
		history.find(({ status }) => status === 'missed')?.uuid ??
		'';
});

afterAll(() => {
	store.close();
	rmSync(folder, { recursive: true });
});

test('a first fill of 100,000 records loses none and leaves the event loop room', () => {
	const sorted = turnsMs.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
	const seconds = turnsMs.reduce((sum, ms) => sum + ms, 0) / 1000;
	const megabytes = statSync(file).size / 1024 / 1024;

	print(
		`first fill: ${CALLS} records in ${seconds.toFixed(1)} s, ${(CALLS / seconds).toFixed(0)} records/s, ${megabytes.toFixed(0)} MB`,
	);
	print(
		`one turn of ${PER_TURN}: median ${median.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms`,
	);
	expect(store.count()).toBe(CALLS);
	expect(median).toBeLessThan(FRAME_MS);
});

test('the lists are there soon after the start, and no turn of the event loop is long', async () => {
	const fresh = new CallStore(openCache(file, KEY, Date.now).database, Date.now);
	const startedAt = performance.now();

	const { rows, total } = await fresh.lists.range(EVERY_CALL, [], 0, 50);
	const firstMs = performance.now() - startedAt;
	const { value: listsMs, turns } = await watched(async () => {
		await fresh.lists.range(EVERY_CALL, [], CALLS - 1_000, 1);
		return performance.now() - startedAt;
	});
	const words = await watched(async () => fresh.lists.prepare());
	const allMs = performance.now() - startedAt;
	fresh.close();

	print(`first 50 rows after opening: ${firstMs.toFixed(1)} ms`);
	print(
		`every call listed after ${listsMs.toFixed(0)} ms, longest turn ${Math.max(...turns).toFixed(1)} ms; every word after ${allMs.toFixed(0)} ms, longest turn ${Math.max(...words.turns).toFixed(1)} ms`,
	);
	expect(rows).toHaveLength(50);
	expect(total).toBeGreaterThan(CALLS / 2);
	// Everything is done for the first time here: compiled, read from the disk, deciphered.
	expect(firstMs).toBeLessThan(3 * FRAME_MS);
	expect(listsMs).toBeLessThan(500);
	const all = [...turns, ...words.turns];
	expect(at(all, 0.98)).toBeLessThan(FRAME_MS);
	expect(Math.max(...all)).toBeLessThan(2 * FRAME_MS);
});

const FILTERED: readonly (readonly [string, Partial<CallQuery>])[] = [
	['every call', {}],
	['missed', { filter: 'missed' }],
	['open', { filter: 'open' }],
	['Monday at nine', { weekHour: { weekday: 1, hour: 9 } }],
	['a year', { from: '2020-01-01T00:00:00.000Z', to: '2021-01-01T00:00:00.000Z' }],
];
test.each(FILTERED)(
	'a list of %s is there within a frame, wherever it is looked at',
	async (what, part) => {
		const query = { ...EVERY_CALL, ...part };
		await store.lists.prepare();
		const first = await medianMs(async () => {
			store.setHandled([some], (isHandled = !isHandled));
			return store.lists.range(query, [], 0, 50);
		});
		const { total } = await store.lists.range(query, [], 0, 1);
		const places = [0, Math.floor(total / 2), Math.max(0, total - 50)];
		const figures: number[] = [];
		for (const offset of places) {
			figures.push(await medianMs(() => store.lists.range(query, [], offset, 50)));
		}

		print(
			`list of ${what}: ${total} rows, ${first.toFixed(1)} ms after a change; 50 rows at the top, the middle and the end ${figures.map((ms) => ms.toFixed(1)).join(', ')} ms`,
		);
		expect(first).toBeLessThan(FRAME_MS);
		expect(Math.max(...figures)).toBeLessThan(5);
	},
);

test('what is typed is found before the next letter', async () => {
	await store.lists.prepare();
	const typed = [
		'schmidt',
		'rechnung',
		'liefertermin',
		'anna be',
		'089 123',
		'+49 30',
		'die',
		'e-mail donnerstag',
	];
	const beginnings = typed.flatMap((words) =>
		Array.from({ length: words.length }, (_, end) => words.slice(0, end + 1)),
	);
	const times: number[] = [];
	const longestTurns: number[] = [];
	for (const words of beginnings) {
		store.setHandled([some], (isHandled = !isHandled));
		const { value, turns } = await watched(async () => {
			const startedAt = performance.now();
			await store.lists.range({ ...EVERY_CALL, words }, [], 0, SEARCHED_ROWS);
			return performance.now() - startedAt;
		});
		times.push(value);
		longestTurns.push(Math.max(...turns));
	}
	const p95 = at(times, 0.95);
	const turn = at(longestTurns, 0.95);

	print(
		`${times.length} searches: median ${at(times, 0.5).toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms; longest turn of each: 95th percentile ${turn.toFixed(1)} ms, longest ${Math.max(...longestTurns).toFixed(1)} ms`,
	);
	expect(p95).toBeLessThan(40);
	expect(turn).toBeLessThan(FRAME_MS);
});

test('what all calls say together is there within a frame', async () => {
	const ms = await medianMs(() => store.lists.insight(null));

	print(`insight of ${CALLS} calls: median ${ms.toFixed(1)} ms`);
	expect(ms).toBeLessThan(FRAME_MS);
});

test('a call that arrives is in the list at once', async () => {
	await store.lists.prepare();
	let number = 0;
	const ms = await medianMs(() =>
		store.apply([aCall({ uuid: uuid((number += 1)), startedAt: new Date().toISOString() })]),
	);

	print(`storing one call with the lists in memory: median ${ms.toFixed(1)} ms`);
	expect(ms).toBeLessThan(FRAME_MS);
});

test('open calls are counted within a frame', async () => {
	const ms = await medianMs(() => store.openCount());

	print(`counting open calls: median ${ms.toFixed(2)} ms`);
	expect(ms).toBeLessThan(FRAME_MS);
});

test('what a first fill looks for at every change costs no frame', async () => {
	const due = await medianMs(() => store.dueNotices());
	const latest = await medianMs(() => store.lists.latest(5));

	print(`due notices: median ${due.toFixed(2)} ms, latest calls: ${latest.toFixed(2)} ms`);
	expect(due + latest).toBeLessThan(FRAME_MS / 4);
});

test('with 20,000 calls on their way out, lists and what arrives are as quick as ever', async () => {
	const hidden = await store.lists.uuids(EVERY_CALL, HIDDEN);
	const hiding = await watched(() => store.hide(hidden));
	const list = await medianMs(() => {
		store.lists.forgetViews();
		return store.lists.range(EVERY_CALL, [], 0, 50);
	});
	const open = await medianMs(() => store.openCount());
	const latest = await medianMs(() => store.lists.latest(5));
	let number = 1_000_000;
	const arriving = await medianMs(() =>
		store.apply([aCall({ uuid: uuid((number += 1)), startedAt: new Date().toISOString() })]),
	);
	const noting = await medianMs(() => store.notes.remindAt(some, Date.now() + 86_400_000));
	const showing = await watched(() => store.unhide(hidden));

	print(
		`with ${hidden.length} hidden calls: a list ${list.toFixed(1)} ms, counting open ones ${open.toFixed(2)} ms, storing one ${arriving.toFixed(1)} ms, latest calls ${latest.toFixed(2)} ms; noting a reminder ${noting.toFixed(2)} ms; longest turn of hiding them ${Math.max(...hiding.turns).toFixed(1)} ms, of showing them ${Math.max(...showing.turns).toFixed(1)} ms`,
	);
	expect(Math.max(list, open, arriving, noting)).toBeLessThan(FRAME_MS);
	expect(Math.max(...hiding.turns, ...showing.turns)).toBeLessThan(FRAME_MS);
	expect(latest).toBeLessThan(FRAME_MS / 4);
});

/** The time that this share of them stays within. */
function at(times: readonly number[], share: number): number {
	return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
}

async function medianMs(work: () => unknown): Promise<number> {
	const runs: number[] = [];
	for (let run = 0; run < 51; run += 1) {
		const startedAt = performance.now();
		await work();
		runs.push(performance.now() - startedAt);
	}
	return runs.toSorted((a, b) => a - b)[25] ?? NaN;
}

/**
 * Does something, and says how long it held the event loop each time: in milliseconds of the processor, because what
 * other programs take of it is not ours.
 */
async function watched<Value>(
	work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly turns: readonly number[] }> {
	let isDone = false;
	const turns: number[] = [];
	let before = process.cpuUsage();
	const watch = (): void => {
		const { user, system } = process.cpuUsage(before);
		turns.push((user + system) / 1000);
		before = process.cpuUsage();
		if (!isDone) setImmediate(watch);
	};
	setImmediate(watch);
	const value = await work();
	isDone = true;
	await new Promise((resolve) => setImmediate(resolve));
	return { value, turns };
}

function print(line: string): void {
	console.log(`soak: ${line}`);
}
