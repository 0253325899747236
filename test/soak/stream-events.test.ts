/** One connection for a very long time: nothing is lost, and nothing is kept. Figures are printed to be quoted. */
import { expect, test } from 'vitest';
import { systemClock } from '../../electron/ground/clock.ts';
import { request } from '../../electron/history/answer.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { followStream } from '../../electron/history/event-stream.ts';
import { exposeGc, FLAT_WITHIN, print, spread, startEventServer } from './memory-measured.ts';

const EVENTS = 1_000_000;
const SAMPLE_EVERY = 50_000;
// Compiled code, caches and the heap's young generation have their size by then.
const WARM_UP = 200_000;

test('1,000,000 events through one connection: none is lost, and memory stays flat', async () => {
	const url = `${await startEventServer()}/${EVENTS}/${EVENTS + 1}/records`;
	const collectGarbage = exposeGc();
	const samples: NodeJS.MemoryUsage[] = [];
	let understood = 0;
	let pieces = 0;
	let lastId: string | null = null;
	const startedAt = performance.now();

	const ended = await followStream({
		url,
		open: (signal) => request(fetch, new URL(url), 'text/event-stream', { signal }),
		clock: systemClock,
		signal: new AbortController().signal,
		onOpen: () => undefined,
		onPiece: () => {
			pieces += 1;
		},
		onEvent: (data, id) => {
			if (parseRecord(JSON.parse(data), false).understood) understood += 1;
			lastId = id;
			if (understood % SAMPLE_EVERY !== 0) return;
			collectGarbage();
			if (understood >= WARM_UP) samples.push(process.memoryUsage());
		},
	});

	const seconds = (performance.now() - startedAt) / 1000;
	print(
		`${understood} events in ${pieces} pieces in ${seconds.toFixed(0)} s, ${(understood / seconds).toFixed(0)} events/s`,
	);
	const heap = spread(samples.map(({ heapUsed }) => heapUsed));
	const resident = spread(samples.map(({ rss }) => rss));
	print(`heap after garbage collection, ${samples.length} samples: ${heap.text}`);
	print(`resident set, ${samples.length} samples: ${resident.text}`);

	expect(ended).toMatchObject({ code: 'ERR_CONNECTION_CLOSED' });
	expect([understood, lastId]).toEqual([EVENTS, String(EVENTS)]);
	expect(samples).toHaveLength((EVENTS - WARM_UP) / SAMPLE_EVERY + 1);
	expect(heap.deviation).toBeLessThan(FLAT_WITHIN);
	expect(resident.deviation).toBeLessThan(FLAT_WITHIN);
});
