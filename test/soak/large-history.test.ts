/** What a history of years costs: figures are printed, one line each, so that they can be quoted. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { Secret } from '../../electron/secret.ts';
import { generateHistory } from '../simulator/records/generate-history.ts';
import { castFor } from '../simulator/records/people.ts';
import { toWire } from '../simulator/service/dialects.ts';

const CALLS = 100_000;
const PER_TURN = 5;
// A frame at 60 per second: nothing on the main process's event loop may take longer.
const FRAME_MS = 16;

const folder = mkdtempSync(join(tmpdir(), 'nfon-soak-'));
const file = join(folder, 'history.db');
const { database } = openCache(file, new Secret('cc'.repeat(32)), Date.now);
const store = new CallStore(database, Date.now);
const turnsMs: number[] = [];

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

test.each([
	['the top', 0],
	['the middle', CALLS / 2],
	['the end', CALLS - 50],
])('a page of 50 at %s is there within a frame', (where, offset) => {
	const ms = medianMs(() => store.range('all', offset, 50));

	print(`50 rows at ${where}: median ${ms.toFixed(2)} ms`);
	expect(ms).toBeLessThan(FRAME_MS);
});

test('open calls are counted within a frame', () => {
	const ms = medianMs(() => store.openCount());

	print(`counting open calls: median ${ms.toFixed(2)} ms`);
	expect(ms).toBeLessThan(FRAME_MS);
});

function medianMs(work: () => unknown): number {
	const runs = Array.from({ length: 51 }, () => {
		const startedAt = performance.now();
		work();
		return performance.now() - startedAt;
	});
	return runs.toSorted((a, b) => a - b)[25] ?? NaN;
}

function print(line: string): void {
	console.log(`soak: ${line}`);
}
