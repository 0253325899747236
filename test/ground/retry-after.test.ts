import { expect, test } from 'vitest';
import { retryAfterMs } from '../../electron/ground/retry-after.ts';

const DATE = 'Mon, 02 Mar 2026 09:00:00 GMT';

function wish(retryAfter: string | null, date = DATE): number | null {
	const headers = new Headers({ date });
	if (retryAfter !== null) headers.set('retry-after', retryAfter);
	return retryAfterMs({ headers });
}

test.each([
	['seconds', '120', 120_000],
	['at once', '0', 0],
	['a date', 'Mon, 02 Mar 2026 09:02:00 GMT', 120_000],
	['a date that is over', 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
	['nothing', null, null],
	['an empty word', '', null],
	['nonsense', 'when it is over', null],
	['more digits than anybody means', '9'.repeat(400), null],
])('%s', (_what, header, ms) => {
	expect(wish(header)).toBe(ms);
});

test('without a date of the server’s, its wish is taken by our clock', () => {
	const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();

	expect(wish(inAnHour, '')).toBeGreaterThan(3_590_000);
});
