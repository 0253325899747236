import { expect, test } from 'vitest';
import {
	SILENCE_LIMIT_MS,
	type Suspicion,
	UNCHECKED_LIMIT_MS,
	watchSilence,
} from '../../electron/history/silence-watch.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const MINUTE = 60_000;

function watched() {
	const clock = new FakeClock();
	const seen = { suspicions: [] as Suspicion[] };
	const watch = watchSilence(
		clock,
		() => undefined,
		(why) => seen.suspicions.push(why),
	);
	return { clock, seen, watch };
}

test('a stream that says nothing for minutes is looked into, again and again', async () => {
	const { clock, seen } = watched();

	await clock.advanceMs(SILENCE_LIMIT_MS - MINUTE);
	expect(seen.suspicions).toEqual([]);
	await clock.advanceMs(2 * MINUTE);
	expect(seen.suspicions).toEqual(['silence']);
	await clock.advanceMs(SILENCE_LIMIT_MS);

	expect(seen.suspicions).toEqual(['silence', 'silence']);
});

test('a stream that tells of calls is looked into less often, and again and again all the same', async () => {
	const { clock, seen, watch } = watched();
	const tellFor = async (ms: number): Promise<void> => {
		for (let passed = 0; passed < ms; passed += MINUTE) {
			await clock.advanceMs(MINUTE);
			watch.told();
		}
	};

	await tellFor(UNCHECKED_LIMIT_MS - MINUTE);
	expect(seen.suspicions).toEqual([]);
	await tellFor(2 * MINUTE);
	expect(seen.suspicions).toEqual(['silence']);
	await tellFor(UNCHECKED_LIMIT_MS);

	expect(seen.suspicions).toEqual(['silence', 'silence']);
});

test('a sleep is noticed once, by whoever comes first', async () => {
	const { clock, seen, watch } = watched();
	await clock.advanceMs(MINUTE);
	expect(watch.noticeSleep()).toBe(false);
	const asleepAt = clock.now();

	clock.sleepMs(8 * 60 * MINUTE);
	expect(watch.awakeUntil()).toBe(asleepAt);
	expect(watch.noticeSleep()).toBe(true);
	expect(watch.noticeSleep()).toBe(false);
	await clock.advanceMs(MINUTE);

	expect(seen.suspicions).toEqual([]);
});

test('a clock that is set back does not make a dead stream young', async () => {
	const { clock, seen } = watched();
	await clock.advanceMs(SILENCE_LIMIT_MS - MINUTE);

	clock.setTo(clock.now() - 60 * MINUTE);
	await clock.advanceMs(2 * MINUTE);

	expect(seen.suspicions).toEqual(['silence']);
});

test('after a sleep it is looked into at once', async () => {
	const { clock, seen } = watched();
	await clock.advanceMs(MINUTE);

	clock.sleepMs(8 * 60 * MINUTE);
	await clock.advanceMs(MINUTE);

	expect(seen.suspicions).toEqual(['sleep']);
});

test('once stopped it waits for nothing', () => {
	const { clock, watch } = watched();

	watch.stop();

	expect(clock.waiting).toBe(0);
});
