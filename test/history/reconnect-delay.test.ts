import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconnectDelayMs } from '../../electron/history/reconnect-delay.ts';

test('the first retry comes within a second', () => {
	expect(reconnectDelayMs(0, null, () => 0.999)).toBeLessThanOrEqual(1_000);
});

test('never waits longer than a minute, however long the server is gone', () => {
	fc.assert(
		fc.property(
			fc.nat(10_000),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			(attempt, x) => {
				const delayMs = reconnectDelayMs(attempt, null, () => x);
				return delayMs >= 0 && delayMs <= 60_000;
			},
		),
	);
});

test('the whole range is used: a thousand desks do not return in one second', () => {
	expect(reconnectDelayMs(10, null, () => 0)).toBe(0);
	expect(reconnectDelayMs(10, null, () => 0.5)).toBe(30_000);
});

test("never comes back before the server's own Retry-After", () => {
	expect(reconnectDelayMs(0, 90_000, () => 0)).toBe(90_000);
});
