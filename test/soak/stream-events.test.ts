/** One connection for a very long time: nothing is lost, and nothing is kept. Figures are printed to be quoted. */
import { expect, test } from 'vitest';
import { runInElectron, startEventServer } from './in-electron.ts';
import { FLAT_WITHIN, meansOf, type MemorySample, print, spread } from './memory-measured.ts';

const EVENTS = 1_000_000;
const SAMPLE_EVERY = 10_000;
// The allocators of Chromium's network come and go by some megabytes from one moment to the next.
const RESIDENT_MEANS_OF = 10;
// Compiled code, caches and the allocators' pools have their size by then.
const WARM_UP = 300_000;

interface Followed {
	readonly ended: unknown;
	readonly understood: number;
	readonly pieces: number;
	readonly lastId: string;
	readonly seconds: number;
	readonly samples: readonly MemorySample[];
}

test('1,000,000 events through one connection: none is lost, and memory stays flat', async () => {
	const url = `${await startEventServer()}/${EVENTS}/${EVENTS + 1}/records`;

	const words = [url, String(WARM_UP), String(SAMPLE_EVERY)];
	const followed = (await runInElectron('follow-events', words)) as Followed;

	const { understood, pieces, seconds, samples } = followed;
	print(
		`${understood} events in ${pieces} pieces in ${seconds.toFixed(0)} s, ${(understood / seconds).toFixed(0)} events/s`,
	);
	const heap = spread(samples.map((sample) => sample.heap));
	const resident = spread(
		meansOf(
			samples.map((sample) => sample.resident),
			RESIDENT_MEANS_OF,
		),
	);
	print(`heap after garbage collection, ${samples.length} samples: ${heap.text}`);
	print(
		`resident set of the main process, means of ${RESIDENT_MEANS_OF} samples each: ${resident.text}`,
	);

	expect(followed.ended).toMatchObject({ code: 'ERR_CONNECTION_CLOSED' });
	expect([understood, followed.lastId]).toEqual([EVENTS, String(EVENTS)]);
	expect(samples).toHaveLength((EVENTS - WARM_UP) / SAMPLE_EVERY + 1);
	expect(heap.deviation).toBeLessThan(FLAT_WITHIN);
	expect(resident.deviation).toBeLessThan(FLAT_WITHIN);
});
