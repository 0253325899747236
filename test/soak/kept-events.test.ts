/** The whole way of very many events: stream, keeper, store, lists and notices. Figures are printed to be quoted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInElectron, startEventServer } from './in-electron.ts';
import { FLAT_WITHIN, type MemorySample, print, spread } from './memory-measured.ts';

const EVENTS = 50_000;
// As many calls are in the store at last: each comes again and again, and is another one then.
const CALLS = 2_000;
const SAMPLES = 20;
// SQLite's pages and the journal's index come and go outside the heap.
const RESIDENT_WITHIN = 0.1;

interface Kept {
	readonly seconds: number;
	readonly calls: number;
	readonly notices: number;
	readonly looks: number;
	readonly samples: readonly MemorySample[];
}

test('50,000 events through keeper, store, lists and notices: memory stays flat', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'nfon-soak-'));
	onTestFinished(() => {
		rmSync(folder, { recursive: true });
	});
	const baseUrl = `${await startEventServer()}/${EVENTS}/${CALLS}`;

	const kept = (await runInElectron('keep-events', [baseUrl, String(EVENTS), folder])) as Kept;

	const { seconds, calls, notices, looks, samples } = kept;
	print(
		`${EVENTS} events stored in ${seconds.toFixed(0)} s, ${(EVENTS / seconds).toFixed(0)} events/s; ${notices} notices, ${looks} looks at the lists`,
	);
	const heap = spread(samples.map((sample) => sample.heap));
	const resident = spread(samples.map((sample) => sample.resident));
	print(`keeper and store, heap after garbage collection, ${samples.length} samples: ${heap.text}`);
	print(`keeper and store, resident set, ${samples.length} samples: ${resident.text}`);
	expect([calls, samples.length]).toEqual([CALLS, SAMPLES + 1]);
	expect(notices).toBeGreaterThan(0);
	expect(heap.deviation).toBeLessThan(FLAT_WITHIN);
	expect(resident.deviation).toBeLessThan(RESIDENT_WITHIN);
});
