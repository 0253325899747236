/** A first fill of years of calls, in the real app: the person notices nothing of it but that the calls come. */
import { expect, test } from './app-under-test.ts';
import { FILL_LIMIT_MS, LARGE, LARGE_HISTORY, openLargeHistory } from './large-history.ts';

// A frame at 60 per second: what waits for the event loop longer can be seen.
const FRAME_MS = 16;

test.use({ simulated: LARGE_HISTORY });

test('a first fill of 100,000 calls leaves the event loop to others', async ({ world }) => {
	test.setTimeout(FILL_LIMIT_MS + 60_000);

	const { page, fill } = await openLargeHistory(world);

	process.stdout.write(`e2e: ${fill.line}\n`);
	await expect(page.getByText('Up to date')).toBeAttached();
	await expect(
		page.getByText(`${LARGE.toLocaleString('en')} calls`, { exact: true }),
	).toBeAttached();
	expect(fill.p99Ms).toBeLessThan(FRAME_MS);
});
