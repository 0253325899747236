/** The whole way of very many events: stream, keeper, store, lists and notices. Figures are printed to be quoted. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { success } from '../../electron/contract/outcome.ts';
import { systemClock } from '../../electron/ground/clock.ts';
import { coalesce } from '../../electron/ground/coalesce.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { createCallService } from '../../electron/history/call-service.ts';
import { HistoryKeeper } from '../../electron/history/history-keeper.ts';
import { exposeGc, FLAT_WITHIN, print, spread, startEventServer } from './memory-measured.ts';

const EVENTS = Number(process.env['SOAK_EVENTS'] ?? 50_000);
// As many calls are in the store at last: each comes again and again, and is another one then.
const CALLS = 2_000;
const SAMPLES = 20;
// Compiled code, caches and the heap's young generation have their size by then.
const WARM_UP = EVENTS / 5;
const LOOKED_AT_EVERY_MS = 50;
// SQLite's pages and the journal's index come and go outside the heap.
const RESIDENT_WITHIN = 0.1;

test(`${EVENTS} events through keeper, store, lists and notices: memory stays flat`, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'nfon-soak-'));
	onTestFinished(() => {
		rmSync(folder, { recursive: true });
	});
	const file = join(folder, 'history.db');
	const { database } = openCache(file, new Secret('cc'.repeat(32)), Date.now);
	const store = new CallStore(database, Date.now);
	// Every missed call is news.
	store.setFact('baseline', '2020-01-01T00:00:00.000Z');
	store.setFact('first-fill', 'done');
	const token = () => Promise.resolve(success(new Secret('token')));
	const service = createCallService({
		...{ baseUrl: `${await startEventServer()}/${EVENTS}/${CALLS}`, customer: () => 'K9999' },
		...{ fetch, streamFetch: fetch },
		tokens: { accessToken: token, refreshAfterRefusal: token, customer: () => 'K9999' },
	});
	const collectGarbage = exposeGc();
	const samples: NodeJS.MemoryUsage[] = [];
	const sizes: number[] = [];
	const startedAt = performance.now();
	let events = 0;
	let notices = 0;
	let looks = 0;
	const ended = new Promise<void>((resolve) => {
		const keeper = new HistoryKeeper({
			...{ service, store, clock: systemClock, random: Math.random },
			onNotUnderstood: ({ field }) => {
				throw new Error(`Not understood: ${field}`);
			},
			isWanted: () => {
				events += 1;
				if (events >= WARM_UP && events % ((EVENTS - WARM_UP) / SAMPLES) === 0) {
					collectGarbage();
					samples.push(process.memoryUsage());
					sizes.push(statSync(file).size);
				}
				if (events === EVENTS) {
					keeper.stop();
					resolve();
				}
				return events <= EVENTS;
			},
		});
		// As windows and notices do after each change.
		const look = coalesce(
			systemClock,
			() => LOOKED_AT_EVERY_MS,
			() => {
				const due = store.dueNotices().map(({ call }) => call.uuid);
				notices += due.length;
				store.settleNotices(due, 'shown');
				store.lists.latest(5);
				store.openCount();
				looks += 1;
				const words = looks % 10 === 0 ? 'an' : '';
				void store.lists.range({ ...EVERY_CALL, words }, [], 0, 50);
			},
		);
		store.onChange(look);
		keeper.start();
	});

	await ended;
	const seconds = (performance.now() - startedAt) / 1000;
	print(
		`${events} events stored in ${seconds.toFixed(0)} s, ${(events / seconds).toFixed(0)} events/s; ${notices} notices, ${looks} looks at the lists`,
	);
	const heap = spread(samples.map(({ heapUsed }) => heapUsed));
	const resident = spread(samples.map(({ rss }) => rss));
	const onDisk = spread(sizes);
	print(`keeper and store, heap after garbage collection, ${samples.length} samples: ${heap.text}`);
	print(`keeper and store, resident set, ${samples.length} samples: ${resident.text}`);
	print(`keeper and store, the file, ${samples.length} samples: ${onDisk.text}`);
	expect([store.count(), samples.length]).toEqual([CALLS, SAMPLES + 1]);
	expect(notices).toBeGreaterThan(0);
	expect(heap.deviation).toBeLessThan(FLAT_WITHIN);
	expect(resident.deviation).toBeLessThan(RESIDENT_WITHIN);
	store.close();
});
