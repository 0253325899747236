import { expect, test } from 'vitest';
import { SILENCE_LIMIT_MS, watchSilence } from '../../electron/history/silence-watch.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const MINUTE = 60_000;

function watched() {
	const clock = new FakeClock();
	const seen = { suspicions: 0 };
	const watch = watchSilence(
		clock,
		() => undefined,
		() => (seen.suspicions += 1),
	);
	return { clock, seen, watch };
}

test('a stream that says nothing for minutes is looked into, again and again', async () => {
	const { clock, seen } = watched();

	await clock.advanceMs(SILENCE_LIMIT_MS - MINUTE);
	expect(seen.suspicions).toBe(0);
	await clock.advanceMs(2 * MINUTE);
	expect(seen.suspicions).toBe(1);
	await clock.advanceMs(SILENCE_LIMIT_MS);

	expect(seen.suspicions).toBe(2);
});

test('a heartbeat is enough', async () => {
	const { clock, seen, watch } = watched();

	for (let minutes = 0; minutes < 10; minutes += 1) {
		await clock.advanceMs(MINUTE);
		watch.life();
	}

	expect(seen.suspicions).toBe(0);
});

test('a clock that is set back does not make a dead stream young', async () => {
	const { clock, seen } = watched();
	await clock.advanceMs(SILENCE_LIMIT_MS - MINUTE);

	clock.setTo(clock.now() - 60 * MINUTE);
	await clock.advanceMs(2 * MINUTE);

	expect(seen.suspicions).toBe(1);
});

test('after a sleep it is looked into at once', async () => {
	const { clock, seen } = watched();
	await clock.advanceMs(MINUTE);

	clock.sleepMs(8 * 60 * MINUTE);
	await clock.advanceMs(MINUTE);

	expect(seen.suspicions).toBe(1);
});

test('once stopped it waits for nothing', () => {
	const { clock, watch } = watched();

	watch.stop();

	expect(clock.waiting).toBe(0);
});
