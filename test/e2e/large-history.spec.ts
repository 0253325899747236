/** Years of calls in the real app: the first fill, searching and scrolling, as the person in front of it waits. */
import type { Page } from '@playwright/test';
import { expect, test } from './app-under-test.ts';
import { FILL_LIMIT_MS, LARGE, LARGE_HISTORY, openLargeHistory } from './large-history.ts';
import { measureScrolling, measureSearches, type Scrolling } from './window-measured.ts';

// A frame at 60 per second: what waits for the event loop longer can be seen.
const FRAME_MS = 16;
// Longer than that, typing and scrolling are no longer followed at once.
const SEEN_MS = 50;
const MOST_ROWS = 100;
// What the list does, it does in each pass; what else the computer does now and then, it does not.
const PASSES = 3;
const MEASURING_MS = 90_000;

// Names, numbers as people write them, what was only said, what nobody said; each typed letter by letter.
const TYPED = [
	...['schmidt', 'Köhler', 'grossmann', 'anna be', 'Northgate', 'vertrieb'],
	...['089 123', '+49 30', '(0)171', '1002', '00 44'],
	...['rechnung', 'liefertermin', 'donnerstag', 'e-mail', 'invoice', 'die'],
	...['xylophon', '99999999'],
];

test.use({ simulated: LARGE_HISTORY });

test('100,000 calls come, are searched and scrolled, and nobody waits for it', async ({
	world,
}) => {
	test.setTimeout(FILL_LIMIT_MS + MEASURING_MS);

	const { page, fill, longFrames } = await openLargeHistory(world);
	print(fill.line);
	print(
		`the window meanwhile: ${longFrames.length} frames longer than 50 ms, ${longest(longFrames)}`,
	);
	await expect(page.getByText('Up to date')).toBeAttached();
	expect(fill.calls).toBe(LARGE);

	const beginnings = TYPED.flatMap((words) =>
		Array.from({ length: words.length }, (_, end) => words.slice(0, end + 1)),
	);
	const times = await measureSearches(page, [...beginnings, '']);
	print(
		`${times.length} searches in ${LARGE} calls: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms, ${longest(times)}`,
	);

	const passes: Scrolling[] = [];
	for (let pass = 0; pass < PASSES; pass += 1) passes.push(await scrollThrough(page));
	const longestFrames = passes.map(({ framesMs }) => Math.max(...framesMs));
	const rows = Math.max(...passes.map(({ mostRows }) => mostRows));
	const frames = passes.reduce((sum, { framesMs }) => sum + framesMs.length, 0);
	print(
		`scrolling ${LARGE} calls: ${frames} frames, longest of each pass ${longestFrames.map((ms) => ms.toFixed(1)).join(', ')} ms, at most ${rows} rows in the document`,
	);

	expect(fill.p99Ms).toBeLessThan(FRAME_MS);
	expect(at(times, 0.95)).toBeLessThan(SEEN_MS);
	// Each pass comes by the same places; where the list itself takes long, it does so in all of them.
	const calmest = (passes[0]?.framesMs ?? []).map((_, place) =>
		Math.min(...passes.map(({ framesMs }) => framesMs[place] ?? Infinity)),
	);
	// Frames come on a grid: three of them take 50.1 ms.
	expect(Math.floor(Math.max(...calmest))).toBeLessThanOrEqual(SEEN_MS);
	expect(rows).toBeLessThanOrEqual(MOST_ROWS);
});

/** From the newest call to the oldest in some seconds, then from the newest on as a wheel turns. */
async function scrollThrough(page: Page): Promise<Scrolling> {
	const fast = await measureScrolling(page, { frames: 300, pixels: null });
	const slow = await measureScrolling(page, { frames: 100, pixels: 120 });
	return {
		framesMs: [...fast.framesMs, ...slow.framesMs],
		mostRows: Math.max(fast.mostRows, slow.mostRows),
	};
}

/** The time that this share of them stays within, to a tenth. */
function at(times: readonly number[], share: number): number {
	const sorted = times.toSorted((a, b) => a - b);
	return Math.round((sorted[Math.floor(sorted.length * share)] ?? NaN) * 10) / 10;
}

function longest(times: readonly number[]): string {
	return `longest ${Math.max(0, ...times).toFixed(1)} ms`;
}

function print(line: string): void {
	process.stdout.write(`e2e: ${line}\n`);
}
