import { expect, test } from 'vitest';
import { coalesce } from '../../electron/ground/coalesce.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

test('the first is done at once, those that follow within the time once at its end', async () => {
	const clock = new FakeClock();
	let runs = 0;
	const ask = coalesce(
		clock,
		() => 100,
		() => (runs += 1),
	);

	ask();
	expect(runs).toBe(1);
	ask();
	ask();
	expect(runs).toBe(1);

	await clock.advanceMs(100);
	expect(runs).toBe(2);
	await clock.advanceMs(1_000);
	expect(runs).toBe(2);
	expect(clock.waiting).toBe(0);
});
