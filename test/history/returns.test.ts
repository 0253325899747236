/** Waking up, unlocking and the network's return, against the server's wish to be left alone for a while. */
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { HistoryKeeper } from '../../electron/history/history-keeper.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { lonelyService } from '../fakes/lonely-service.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after its first try. */
async function waiting(headers: Readonly<Record<string, string>>) {
	const clock = new FakeClock();
	const now = (): number => clock.now();
	const { service, asked } = lonelyService(() => new Response(null, { status: 429, headers }));
	const keeper = new HistoryKeeper({
		...{ service, clock, random: () => 0.999, onNotUnderstood: () => undefined },
		store: new CallStore(openCache('/nowhere', null, now).database, now),
	});
	keeper.start();
	await clock.advanceMs(0);
	expect(keeper.state.kind).toBe('offline');
	expect(asked()).toBe(1);
	const retryInMs = (): number =>
		keeper.state.kind === 'offline' ? Date.parse(keeper.state.retryAt) - clock.now() : NaN;
	return { clock, keeper, asked, retryInMs };
}

test('without a wish of the server a return is answered at once', async () => {
	const { clock, keeper, asked } = await waiting({});

	keeper.noticeReturn();
	await clock.advanceMs(0);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('a return does not shorten what the server wished', async () => {
	const { clock, keeper, asked, retryInMs } = await waiting({ 'retry-after': '1800' });

	for (let minute = 0; minute < 29; minute += 1) {
		keeper.noticeReturn();
		await clock.advanceMs(MINUTE);
	}
	expect(asked()).toBe(1);
	expect(retryInMs()).toBe(MINUTE);
	await clock.advanceMs(MINUTE);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('what was slept counts, although the timer stood still', async () => {
	const { clock, keeper, asked, retryInMs } = await waiting({ 'retry-after': '1800' });

	clock.sleepMs(10 * MINUTE);
	keeper.noticeReturn();
	await clock.advanceMs(0);
	expect(asked()).toBe(1);
	expect(retryInMs()).toBe(20 * MINUTE);
	clock.sleepMs(20 * MINUTE);
	keeper.noticeReturn();
	await clock.advanceMs(0);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('a wish of a month is honoured for an hour', async () => {
	const { clock, keeper, asked } = await waiting({ 'retry-after': '2592000' });

	clock.sleepMs(HOUR);
	keeper.noticeReturn();
	await clock.advanceMs(0);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('a clock that is set back makes no wait longer', async () => {
	const { clock, keeper, asked } = await waiting({ 'retry-after': '60' });

	clock.setTo(clock.now() - 24 * HOUR);
	keeper.noticeReturn();
	await clock.advanceMs(MINUTE);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('the person who asks is not kept waiting', async () => {
	const { clock, keeper, asked } = await waiting({ 'retry-after': '1800' });

	keeper.retryNow();
	await clock.advanceMs(0);

	expect(asked()).toBe(2);
	keeper.stop();
});

test('after stopping, a return connects nobody', async () => {
	const { clock, keeper, asked } = await waiting({});

	keeper.stop();
	keeper.noticeReturn();
	await clock.advanceMs(HOUR);

	expect(asked()).toBe(1);
	expect(clock.waiting).toBe(0);
});
