/** Faults of clocks, and of a computer that sleeps. */
import { all, answerRetryLater } from '../../simulator/faults/behaviours.ts';
import { expect } from 'vitest';
import type { CallStore } from '../../../electron/cache/call-store.ts';
import { type Fault, offline, SAYS_NETWORK, UP_TO_DATE } from './fault.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
const LOOK_EVERY_MS = 15 * SECOND_MS;
const ANSWER_LIMIT_MS = 60 * SECOND_MS;
const TIMED_OUT = offline({ kind: 'unreachable', peer: 'service', code: 'ERR_TIMED_OUT' });

function clockOff(hours: number): Fault {
	const name = `this computer’s clock is ${String(Math.abs(hours))} hours ${hours > 0 ? 'ahead' : 'behind'}`;
	return {
		...{ name, given: { clockOffMs: hours * HOUR_MS }, happens: () => undefined },
		...{ meets: 'at the next try', state: UP_TO_DATE, says: null },
	};
}

/** The service's clock is wrong, and so is each date that it names: only the difference is meant. */
function serviceClockOff(hours: number): Fault {
	const byMs = hours * HOUR_MS;
	return {
		name: `the service’s clock is ${String(Math.abs(hours))} hours ${hours > 0 ? 'ahead' : 'behind'}, and names a date`,
		happens: (bench) => {
			const date = new Date(Date.now() + byMs + 100 * SECOND_MS);
			bench.declare('stream', all({ kind: 'wrong-clock', byMs }, answerRetryLater(429, date)));
		},
		meets: 'at the next try',
		state: offline({ kind: 'refused', status: 429, retryAfterMs: /^(9\d|100)000$/ }),
		says: [/fewer requests/, /tries again by itself/],
	};
}

function clockSet(name: string, byMs: number): Fault {
	return {
		name,
		happens: ({ parts }) => parts.clock.setTo(parts.clock.now() + byMs),
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	};
}

let fellAsleepAt = 0;

/** Nobody listened since then; or since a look before, which is as much as is known. */
function gapBeginsAt(calls: Pick<CallStore, 'unfilledGaps'>, at: number): void {
	const [gap] = calls.unfilledGaps();
	const beforeMs = at - Date.parse(gap?.from ?? '');
	expect(beforeMs).toBeGreaterThanOrEqual(0);
	expect(beforeMs).toBeLessThanOrEqual(LOOK_EVERY_MS);
}

export const time: readonly Fault[] = [
	clockOff(2),
	clockOff(-2),
	serviceClockOff(2),
	serviceClockOff(-2),
	clockSet('the clock is set back by a day', -24 * HOUR_MS),
	clockSet('the clock is set forward by a day', 24 * HOUR_MS),
	{
		name: 'a night’s sleep, in which the stream dies',
		happens: async (bench) => {
			fellAsleepAt = bench.parts.clock.now();
			bench.parts.simulator.service.streams.goHalfOpen();
			bench.missACall();
			bench.parts.clock.sleepMs(9 * HOUR_MS);
			await bench.parts.clock.advanceMs(LOOK_EVERY_MS);
		},
		meets: 'at once',
		state: TIMED_OUT,
		says: SAYS_NETWORK,
		ends: ({ parts }) => gapBeginsAt(parts.calls, fellAsleepAt),
	},
	{
		name: 'a night’s sleep, after which the stream is cut at once',
		happens: async (bench) => {
			const { simulator, clock, keeper } = bench.parts;
			fellAsleepAt = clock.now();
			clock.sleepMs(9 * HOUR_MS);
			simulator.service.streams.closeAll();
			await bench.until(() => keeper.state.kind === 'offline', 'the end of the stream');
		},
		meets: 'at once',
		state: offline({ kind: 'unreachable', code: 'ERR_CONNECTION_CLOSED' }),
		says: SAYS_NETWORK,
		ends: ({ parts }) => gapBeginsAt(parts.calls, fellAsleepAt),
	},
	{
		name: 'a sleep that the stream survives leaves no gap',
		happens: async ({ parts }) => {
			const { simulator, clock, calls } = parts;
			clock.sleepMs(HOUR_MS);
			simulator.requests.clear();
			await clock.advanceMs(LOOK_EVERY_MS);
			await simulator.requests.untilAsked('list');
			expect(calls.unfilledGaps()).toEqual([]);
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'a sleep in the middle of a page that goes on after it',
		happens: async (bench) => {
			const { simulator, clock, keeper } = bench.parts;
			bench.declare('list', { kind: 'delay', ms: 60 });
			simulator.requests.clear();
			await bench.dropStream();
			await simulator.requests.untilAsked('list');
			clock.sleepMs(3 * HOUR_MS);
			keeper.retryNow();
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'a sleep in the middle of a page that dies of it',
		happens: async (bench) => {
			const { simulator, clock, keeper } = bench.parts;
			bench.declare('list', { kind: 'stall', afterBytes: 200 });
			simulator.requests.clear();
			await bench.dropStream();
			await simulator.requests.untilAsked('list');
			clock.sleepMs(3 * HOUR_MS);
			keeper.retryNow();
			await clock.advanceMs(ANSWER_LIMIT_MS);
		},
		meets: 'at once',
		state: TIMED_OUT,
		says: SAYS_NETWORK,
	},
];
