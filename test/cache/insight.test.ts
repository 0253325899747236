import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { mondayOf } from '../../electron/cache/local-time.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Call } from '../../electron/contract/call.ts';
import { type CallFilter, EVERY_CALL, type Insight } from '../../electron/contract/call-view.ts';
import { aCall, aMissedCall, aParty, ME, uuid } from '../fakes/a-call.ts';

process.env['TZ'] = 'Europe/Berlin';

const NOW = Date.parse('2026-04-08T12:00:00.000Z');
const BEN = aParty({ name: 'Ben', number: '4930777142' });
const WITHHELD = aParty({ name: null, number: null });

function insightOf(calls: readonly Call[], from: string | null = null): Promise<Insight> {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.apply(calls.map((call, n) => ({ ...call, uuid: uuid(n + 1) })));
	return store.lists.insight(from);
}

function missedAt(startedAt: string, differences: Partial<Call> = {}): Call {
	return aMissedCall({ startedAt, ...differences });
}

function outboundAt(startedAt: string, differences: Partial<Call> = {}): Call {
	return aCall({ startedAt, direction: 'outbound', caller: ME, callee: aParty(), ...differences });
}

test('of nothing there is nothing to say, about this week', async () => {
	const insight = await insightOf([]);

	expect(insight).toEqual({
		from: '2026-04-08T12:00:00.000Z',
		to: '2026-04-08T12:00:00.000Z',
		missed: 0,
		answered: 0,
		missedByHour: [],
		weeks: [
			{ from: '2026-04-05T22:00:00.000Z', to: '2026-04-12T22:00:00.000Z', missed: 0, answered: 0 },
		],
		callBack: { medianSeconds: null, calledBack: 0, notCalledBack: 0 },
		counterparts: [],
	});
});

test('missed calls are counted by the local hour of the week', async () => {
	const { missedByHour } = await insightOf([
		missedAt('2026-01-05T08:10:00.000Z'),
		missedAt('2026-04-06T07:50:00.000Z'),
		missedAt('2026-04-05T21:59:00.000Z'),
		missedAt('2026-04-05T22:00:00.000Z'),
	]);

	expect(missedByHour).toEqual([
		{ weekday: 1, hour: 0, missed: 1 },
		{ weekday: 1, hour: 9, missed: 2 },
		{ weekday: 7, hour: 23, missed: 1 },
	]);
});

test('weeks begin on the local Monday, and none is left out; the one with the change of clocks is an hour short', async () => {
	const { weeks } = await insightOf([
		missedAt('2026-03-22T22:59:00.000Z'),
		aCall({ startedAt: '2026-03-22T23:00:00.000Z' }),
		missedAt('2026-04-06T09:00:00.000Z'),
	]);

	expect(weeks).toEqual([
		{ from: '2026-03-15T23:00:00.000Z', to: '2026-03-22T23:00:00.000Z', missed: 1, answered: 0 },
		{ from: '2026-03-22T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z', missed: 0, answered: 1 },
		{ from: '2026-03-29T22:00:00.000Z', to: '2026-04-05T22:00:00.000Z', missed: 0, answered: 0 },
		{ from: '2026-04-05T22:00:00.000Z', to: '2026-04-12T22:00:00.000Z', missed: 1, answered: 0 },
	]);
});

test('it is about the calls since a moment, even where the first weeks have none', async () => {
	const insight = await insightOf(
		[missedAt('2026-03-01T09:00:00.000Z'), aCall({ startedAt: '2026-04-07T09:00:00.000Z' })],
		'2026-03-25T12:00:00.000Z',
	);

	expect([insight.missed, insight.answered, insight.weeks.length]).toEqual([0, 1, 3]);
	expect(insight.from).toBe('2026-03-25T12:00:00.000Z');
});

test('the calls listed behind a column are those counted in it, where the first week is cut as well', async () => {
	const from = '2026-03-25T12:00:00.000Z';
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	const startedAt = [
		'2026-03-24T09:00:00.000Z',
		from,
		'2026-03-29T21:59:59.000Z',
		'2026-04-07T09:00:00.000Z',
	];
	store.apply(startedAt.map((at, n) => aMissedCall({ uuid: uuid(n), startedAt: at })));

	const { weeks } = await store.lists.insight(from);

	expect(weeks.map(({ missed }) => missed)).toEqual([2, 0, 1]);
	for (const week of weeks) {
		const query = { ...EVERY_CALL, filter: 'missed', from: week.from, to: week.to } as const;
		expect(await store.lists.uuids(query, 10)).toHaveLength(week.missed);
	}
});

test('a missed call waits until the counterpart is called, in vain too, or is talked to', async () => {
	const { callBack } = await insightOf([
		// Called after ten minutes, in vain.
		missedAt('2026-04-07T09:00:00.000Z'),
		outboundAt('2026-04-07T09:10:00.000Z', { status: 'cancelled', durationSeconds: 0 }),
		// Missed twice, and talked to after an hour and after half of one, because they called again.
		missedAt('2026-04-07T10:00:00.000Z', { caller: BEN }),
		missedAt('2026-04-07T10:30:00.000Z', { caller: BEN }),
		aCall({ startedAt: '2026-04-07T11:00:00.000Z', caller: BEN }),
		// Never.
		missedAt('2026-04-07T12:00:00.000Z', { caller: BEN }),
		// Nobody can.
		missedAt('2026-04-07T12:30:00.000Z', { caller: WITHHELD }),
		aCall({ startedAt: '2026-04-07T12:40:00.000Z', caller: WITHHELD }),
	]);

	expect(callBack).toEqual({ medianSeconds: 1_800, calledBack: 3, notCalledBack: 1 });
});

test('the calls listed behind each part are those counted in it', async () => {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	const calls = [
		missedAt('2026-04-07T09:00:00.000Z'),
		outboundAt('2026-04-07T09:10:00.000Z', { status: 'cancelled', durationSeconds: 0 }),
		missedAt('2026-04-07T10:00:00.000Z', { caller: BEN }),
		aCall({ startedAt: '2026-04-07T11:00:00.000Z', caller: BEN }),
		missedAt('2026-04-07T12:00:00.000Z', { caller: BEN }),
		missedAt('2026-04-07T12:30:00.000Z', { caller: WITHHELD }),
		aCall({ startedAt: '2026-04-07T12:40:00.000Z', caller: WITHHELD }),
	];
	store.apply(calls.map((call, n) => ({ ...call, uuid: uuid(n) })));
	const listed = (filter: CallFilter): Promise<readonly string[]> =>
		store.lists.uuids({ ...EVERY_CALL, filter }, 10);

	const { answered, callBack } = await store.lists.insight(null);

	expect([answered, callBack.calledBack, callBack.notCalledBack]).toEqual([2, 2, 1]);
	expect(await listed('answered')).toEqual([uuid(6), uuid(3)]);
	expect(await listed('called-back')).toEqual([uuid(2), uuid(0)]);
	expect(await listed('not-called-back')).toEqual([uuid(4)]);
	await store.hide([uuid(3)]);
	expect(await listed('not-called-back')).toEqual([uuid(4), uuid(2)]);
});

test('a record that claims to be centuries old draws no centuries', async () => {
	const { from, weeks, missed } = await insightOf([
		missedAt('0001-01-01T00:00:00.000Z'),
		missedAt('1970-01-01T00:00:00.000Z'),
		missedAt('2026-04-07T09:00:00.000Z'),
	]);

	expect([from, weeks.length, missed]).toEqual(['2026-04-07T09:00:00.000Z', 1, 1]);
});

test('a week of the first century is in the first century', () => {
	expect(new Date(mondayOf(Date.parse('0001-01-03T12:00:00.000Z'))).getFullYear()).toBe(1);
});

test('of an even number of waits the median is between the two in the middle', async () => {
	const { callBack } = await insightOf([
		missedAt('2026-04-07T09:00:00.000Z'),
		outboundAt('2026-04-07T09:10:00.000Z'),
		missedAt('2026-04-07T10:00:00.000Z'),
		outboundAt('2026-04-07T10:20:00.000Z'),
	]);

	expect(callBack.medianSeconds).toBe(900);
});

test('the eight with most calls are named as their newest call names them', async () => {
	const calls = Array.from({ length: 9 }, (_, who) =>
		Array.from({ length: who + 1 }, (_, n) =>
			aCall({
				startedAt: `2026-04-0${String((n % 7) + 1)}T0${String(who)}:00:0${String(n)}.000Z`,
				caller: aParty({
					number: `49301000${String(who)}`,
					name: `${String(who)} as of ${String(n)}`,
				}),
			}),
		),
	).flat();

	const { counterparts } = await insightOf([
		...calls,
		missedAt('2026-03-01T10:00:00.000Z', { caller: aParty({ number: '493010008' }) }),
	]);

	expect(counterparts.map(({ calls }) => calls)).toEqual([10, 8, 7, 6, 5, 4, 3, 2]);
	expect(counterparts[0]).toEqual({
		key: 'global:493010008',
		party: {
			name: '8 as of 6',
			numberText: '+49 30 10008',
			numberKind: 'global',
			service: 'extension',
		},
		calls: 10,
		missed: 1,
	});
});

test('what is hidden says nothing', async () => {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.apply([missedAt('2026-04-07T09:00:00.000Z')]);

	await store.hide([uuid(1)]);

	expect((await store.lists.insight(null)).missed).toBe(0);
});
