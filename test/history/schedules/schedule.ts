/** What happens in a schedule, drawn at random, shrunk by fast-check and printed one line each. */
import fc from 'fast-check';
import type { Retention } from '../../../electron/contract/retention.ts';
import { DIALECTS } from '../../simulator/service/dialects.ts';
import { KINDS } from './a-record.ts';
import { block, someSpoilt } from './blocks.ts';
import type { Heard, PageFault, ServiceTraits } from './service-model.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const heard = fc.oneof(
	{ weight: 6, arbitrary: fc.constant<Heard>('sent') },
	{ weight: 2, arbitrary: fc.constant<Heard>('unheard') },
	{ weight: 1, arbitrary: fc.constant<Heard>('twice') },
	{ weight: 1, arbitrary: fc.constant<Heard>('held') },
);
const which = fc.nat({ max: 12 });
const someTime = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: 1, max: 30 * SECOND }) },
	{ weight: 3, arbitrary: fc.integer({ min: 30 * SECOND, max: 10 * MINUTE }) },
);
const longTime = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: MINUTE, max: 2 * HOUR }) },
	{ weight: 2, arbitrary: fc.integer({ min: HOUR, max: 20 * HOUR }) },
	{ weight: 2, arbitrary: fc.integer({ min: 20 * HOUR, max: 96 * HOUR }) },
);

const arrival = fc.record({
	do: fc.constant('call' as const),
	kind: fc.constantFrom(...KINDS),
	who: fc.nat({ max: 3 }),
	transcript: fc.oneof(
		{ weight: 3, arbitrary: fc.constant('none' as const) },
		{ weight: 1, arbitrary: fc.constantFrom('pending' as const, 'available' as const) },
	),
	/** How long ago it began: a call is saved when it ends. */
	agoMs: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * HOUR }) },
	),
	heard,
});
const burst = fc.record({
	do: fc.constant('burst' as const),
	calls: fc.oneof(
		{ weight: 3, arbitrary: fc.integer({ min: 2, max: 12 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 90, max: 230 }) },
	),
	missedEvery: fc.integer({ min: 1, max: 9 }),
	spacingMs: fc.constantFrom(SECOND, 20 * SECOND, MINUTE),
	heard: fc.constantFrom<Heard>('sent', 'unheard'),
});
const absence = fc.record({
	ms: longTime,
	during: fc.array(fc.oneof(arrival, arrival, arrival, burst), { maxLength: 5 }),
});

const others = [
	{ weight: 10, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: someTime }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			ms: fc.integer({ min: 10 * MINUTE, max: 3 * HOUR }),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('update' as const),
			which,
			change: fc.constantFrom(
				'answered' as const,
				'missed' as const,
				'transcript' as const,
				'crm' as const,
			),
			heard,
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('cut' as const),
			how: fc.constantFrom('ended' as const, 'reset' as const),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('gap' as const),
			how: fc.constantFrom('reset' as const, 'half-open' as const),
			ms: fc.integer({ min: SECOND, max: 2 * HOUR }),
			during: fc.array(arrival, { maxLength: 5 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('half-open' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('sleep' as const),
			stream: fc.constantFrom('survives' as const, 'dies' as const, 'is cut' as const),
			wakes: fc.boolean(),
			absence,
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('restart' as const),
			how: fc.constantFrom('quit' as const, 'crash' as const),
			absence,
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('doom' as const),
			at: fc.constantFrom('decided' as const, 'shown' as const, 'write' as const),
			writes: fc.integer({ min: 1, max: 40 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('delete' as const),
			what: fc.oneof(
				{
					weight: 6,
					arbitrary: fc.constantFrom('newest' as const, 'one' as const, 'several' as const),
				},
				{ weight: 1, arbitrary: fc.constantFrom('many' as const, 'all' as const) },
			),
			which,
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('handle' as const), which }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('expire token' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('fail a page' as const),
			after: fc.nat({ max: 4 }),
			how: fc.constantFrom<PageFault>('500', 'reset', 'cut', 'empty body'),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), wanted: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('retry' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('set clock' as const),
			byMs: fc.integer({ min: -12 * HOUR, max: 12 * HOUR }),
		}),
	},
] as const;
const command = fc.oneof(
	{ weight: 10, arbitrary: arrival },
	{ weight: 2, arbitrary: burst },
	{ weight: 1, arbitrary: block },
	...others,
);

/** The person keeps calls for another time. */
const keep = fc.record({
	do: fc.constant('keep' as const),
	retention: fc.constantFrom('everything', '3-months', '30-days' as const),
});

type Drawn<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

export type Command = Drawn<typeof command> | Drawn<typeof keep>;
export type Arrival = Drawn<typeof arrival>;
export type Burst = Drawn<typeof burst>;
export type Block = Drawn<typeof block>;

export interface Schedule {
	readonly traits: ServiceTraits;
	/** How many calls there were before the first sign-in. */
	readonly before: number;
	/** Which of these nobody understands: so many, from the n-th newest on. */
	readonly spoiltBefore?: { readonly from: number; readonly records: number };
	/** On an encrypted file instead of in memory. */
	readonly onDisk: boolean;
	/** How wrong this computer's clock is from the beginning. */
	readonly clockWrongByMs: number;
	/** How long calls are kept at first; left out: nobody looks at how old they are. */
	readonly retention?: Retention;
	readonly commands: readonly Command[];
}

/** Of calls that go back for months, and are kept for a time. */
export function keptSchedules(maxCommands: number): fc.Arbitrary<Schedule> {
	const weeks = fc.record({
		do: fc.constant('sleep' as const),
		stream: fc.constantFrom('survives' as const, 'dies' as const, 'is cut' as const),
		wakes: fc.boolean(),
		absence: fc.record({
			ms: fc.integer({ min: 120 * HOUR, max: 1_000 * HOUR }),
			during: fc.array(arrival, { maxLength: 5 }),
		}),
	});
	const some = fc.oneof(
		{ weight: 10, arbitrary: command },
		{ weight: 1, arbitrary: keep },
		{ weight: 1, arbitrary: weeks },
	);
	const retention = fc.constantFrom('everything', '3-months', '30-days' as const);
	return fc
		.tuple(schedules(maxCommands, some), retention)
		.map(([schedule, kept]) => shown({ ...schedule, retention: kept }));
}

/** `maxCommands` commands on one service. */
export function schedules(
	maxCommands: number,
	some: fc.Arbitrary<Command> = command,
	spoiltBefore: fc.Arbitrary<NonNullable<Schedule['spoiltBefore']>> = someSpoilt,
): fc.Arbitrary<Schedule> {
	const traits: fc.Arbitrary<ServiceTraits> = fc.record({
		dialect: fc.constantFrom(...DIALECTS),
		unit: fc.constantFrom('seconds' as const, 'milliseconds' as const),
		replay: fc.oneof(fc.constant(0), fc.constantFrom(3, 50)),
		latenciesMs: fc.oneof(
			fc.constant([0]),
			fc.array(fc.constantFrom(0, 0, 200, 3 * SECOND, 20 * SECOND), { minLength: 1, maxLength: 5 }),
		),
	});
	return fc
		.record({
			traits,
			before: fc.oneof(
				{ weight: 4, arbitrary: fc.integer({ min: 0, max: 8 }) },
				{ weight: 2, arbitrary: fc.integer({ min: 95, max: 330 }) },
			),
			spoiltBefore,
			onDisk: fc.oneof(
				{ weight: 15, arbitrary: fc.constant(false) },
				{ weight: 1, arbitrary: fc.constant(true) },
			),
			clockWrongByMs: fc.oneof(
				{ weight: 4, arbitrary: fc.constant(0) },
				{ weight: 1, arbitrary: fc.integer({ min: -6 * HOUR, max: 6 * HOUR }) },
			),
			commands: fc.array(some, { maxLength: maxCommands, size: 'max' }),
		})
		.map(shown);
}

function shown(schedule: Schedule): Schedule {
	return { ...schedule, [fc.toStringMethod]: () => printed(schedule) } as Schedule;
}

function printed({ commands, ...world }: Schedule): string {
	return [world, ...commands].map((line) => `\n\t${JSON.stringify(line)}`).join('');
}
