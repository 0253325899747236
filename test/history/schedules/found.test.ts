/** Short schedules that once ended badly, each by the name of what must be so. */
import { expect, test } from 'vitest';
import { playSchedule } from './run-schedule.ts';
import type { Arrival, Burst, Command, Schedule } from './schedule.ts';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

const MISSED: Arrival = {
	...{ do: 'call', kind: 'missed', who: 0, transcript: 'none', agoMs: 0, heard: 'unheard' },
};

function aSchedule(commands: readonly Command[], differences: Partial<Schedule> = {}): Schedule {
	return {
		traits: { dialect: '2.0-early-access.2', unit: 'seconds', replay: 0, latenciesMs: [0] },
		before: 0,
		onDisk: false,
		clockWrongByMs: 0,
		commands,
		...differences,
	};
}

test('a call that "Try now" finds before it is known what was there before is told all the same', async () => {
	const slowAtFirst = { ...aSchedule([]).traits, latenciesMs: [20 * SECOND, 0, 0, 0] };
	const schedule = aSchedule([MISSED, { do: 'retry' }, { do: 'wait', ms: 60 * SECOND }], {
		traits: slowAtFirst,
	});

	const { faults, told } = await playSchedule(schedule);

	expect(faults).toEqual([]);
	expect(told).toBe(1);
});

test('of a history that was empty, what days brought since is fetched whole', async () => {
	const aDayOfCalls: Burst = {
		...{ do: 'burst', calls: 60, missedEvery: 9, spacingMs: SECOND, heard: 'unheard' },
	};
	const away: Command = {
		...{ do: 'restart', how: 'quit' },
		absence: { ms: 4 * DAY, during: [aDayOfCalls, aDayOfCalls, aDayOfCalls] },
	};

	const { faults, calls } = await playSchedule(
		aSchedule([{ do: 'wait', ms: SECOND }, away, { do: 'wait', ms: SECOND }]),
	);

	expect(faults).toEqual([]);
	expect(calls).toBe(180);
});

test.each([90, 110, 150])(
	'%i records in a row that nobody understands hide none of the calls below them',
	async (records) => {
		const schedule = aSchedule([{ do: 'wait', ms: SECOND }], {
			...{ before: 330, spoiltBefore: { from: 105, records } },
		});

		const { faults, compared } = await playSchedule(schedule);

		expect(faults).toEqual([]);
		expect(compared).toBeGreaterThan(0);
	},
);

test('of a person who has few calls, an old one that changes unheard is fetched, and the stream then left alone', async () => {
	const heardOf = { ...MISSED, kind: 'answered', who: 1, heard: 'sent' } as const;
	const schedule = aSchedule([
		...[{ ...heardOf, kind: 'ringing', who: 0 } as const, { do: 'wait', ms: SECOND } as const],
		{
			...{ do: 'sleep', stream: 'is cut', wakes: true },
			absence: { ms: 2 * DAY, during: [heardOf, heardOf] },
		},
		{ do: 'wait', ms: 60 * SECOND },
		{ do: 'update', which: 0, change: 'missed', heard: 'unheard' },
	]);

	const { faults, told } = await playSchedule(schedule);

	expect(faults).toEqual([]);
	expect(told).toBe(1);
});

test('a transcript that is done weeks after its call is fetched, although the first question was cut off', async () => {
	const { faults } = await playSchedule(
		aSchedule(
			[
				{ ...MISSED, transcript: 'pending' },
				{ do: 'wait', ms: SECOND },
				{
					...{ do: 'sleep', stream: 'is cut', wakes: true },
					absence: { ms: 20 * DAY, during: Array.from({ length: 6 }, () => MISSED) },
				},
				{ do: 'wait', ms: 60 * SECOND },
				{ do: 'update', which: 0, change: 'transcript', heard: 'sent' },
				{ do: 'cut', how: 'reset' },
				{ do: 'wait', ms: 60 * SECOND },
			],
			{ traits: { ...aSchedule([]).traits, latenciesMs: [200] } },
		),
	);

	expect(faults).toEqual([]);
});
