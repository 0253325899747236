import { afterEach, expect, test } from 'vitest';
import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import type { Insight, WeekCount } from '../../electron/contract/call-view.ts';
import { columnsOf } from '../../renderer/insight/columns.ts';
import { heatMap } from '../../renderer/insight/heat-map.ts';
import { rangeStart } from '../../renderer/insight/insight-range.ts';
import { InsightState } from '../../renderer/insight/insight.svelte.ts';
import { anInsight } from '../fakes/an-insight.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const WEDNESDAY = new Date(2025, 10, 12, 15).getTime();

/** `count` weeks from a Monday on, with as many missed calls as their place. */
function weeks(count: number): readonly WeekCount[] {
	return Array.from({ length: count }, (_, place) => ({
		from: new Date(2024, 0, 1 + 7 * place).toISOString(),
		to: new Date(2024, 0, 8 + 7 * place).toISOString(),
		missed: place,
		answered: 1,
	}));
}

test('a range begins with a Monday at midnight, and has this week in it', () => {
	expect(rangeStart('4-weeks', WEDNESDAY)).toBe(new Date(2025, 9, 20).toISOString());
	expect(rangeStart('12-months', WEDNESDAY)).toBe(new Date(2024, 10, 18).toISOString());
	expect(rangeStart('everything', WEDNESDAY)).toBeNull();
});

test('the heat map has an office day, and the hours beyond it in which something was missed', () => {
	const missedByHour = [{ weekday: 2, hour: 20, missed: 3 }];

	expect(heatMap([], [1, 2, 3, 4, 5, 6, 7]).hours).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
	expect(heatMap(missedByHour, [1, 2, 3, 4, 5, 6, 7]).hours.at(-1)).toBe(20);
});

test('the heat map begins with the day on which the week begins', () => {
	const map = heatMap([{ weekday: 7, hour: 9, missed: 3 }], [7, 1, 2, 3, 4, 5, 6]);

	expect(map.rows[0]?.find(({ hour }) => hour === 9)?.missed).toBe(3);
	expect(map.worst).toEqual({ weekday: 7, hour: 9, missed: 3, step: 4 });
});

test('one call is seen beside a hundred', () => {
	const missedByHour = [
		{ weekday: 1, hour: 9, missed: 100 },
		{ weekday: 1, hour: 10, missed: 1 },
	];

	const row = heatMap(missedByHour, [1]).rows[0] ?? [];

	expect(row.map(({ step }) => step)).toEqual([0, 4, 1, 0, 0, 0, 0, 0, 0, 0]);
});

test('a year has a column for each week, and names of months where they begin', () => {
	const columns = columnsOf(weeks(52));

	expect(columns.length).toBe(52);
	expect(columns.filter(({ label }) => label === 'month').length).toBe(12);
});

test('two years are put together by months, and nothing is lost', () => {
	const columns = columnsOf(weeks(104));

	expect(columns.length).toBe(24);
	expect(columns.reduce((sum, { missed }) => sum + missed, 0)).toBe((103 * 104) / 2);
	expect(columns.every(({ to }, place) => place === 23 || columns[place + 1]?.from === to)).toBe(
		true,
	);
});

test('a name below a column leaves room for the next one', () => {
	const columns = columnsOf(weeks(15).slice(3));

	expect(columns[0]?.label).toBeNull();
	expect(columns[2]?.label).toBe('month');
});

test('an answer to a range that was left meanwhile is dropped', async () => {
	const waiting: ((outcome: Outcome<Insight>) => void)[] = [];
	bridge = new FakeBridge();
	bridge.answers('insight.read', () => new Promise((resolve) => waiting.push(resolve)));
	const state = new InsightState(bridge, () => WEDNESDAY);
	state.choose('4-weeks');
	state.choose('everything');

	await new Promise((done) => setTimeout(done));
	waiting[1]?.(success(anInsight({ missed: 2 })));
	await expect.poll(() => state.insight?.missed).toBe(2);
	waiting[0]?.(success(anInsight({ missed: 1 })));
	await new Promise((done) => setTimeout(done));

	expect(state.insight?.missed).toBe(2);
	expect(bridge.askedFor('insight.read').map(({ from }) => from === null)).toEqual([false, true]);
});

test('a failure is told, and asking again ends it', async () => {
	bridge = new FakeBridge();
	bridge.answers('insight.read', () => failed({ kind: 'store-failed', why: 'busy' }));
	const state = new InsightState(bridge);
	state.reload();
	await expect.poll(() => state.failure?.kind).toBe('store-failed');

	bridge.answers('insight.read', () => success(anInsight()));
	state.reload();

	await expect.poll(() => state.insight !== null).toBe(true);
	expect(state.failure).toBeNull();
});

test('many changes are one question, and none is asked once nobody looks', async () => {
	bridge = new FakeBridge();
	bridge.answers('insight.read', () => success(anInsight()));
	const state = new InsightState(bridge);
	const stop = state.connect();
	for (let revision = 1; revision <= 50; revision += 1) bridge.push('calls.changed', { revision });

	await expect.poll(() => bridge.askedFor('insight.read').length).toBe(2);
	bridge.push('calls.changed', { revision: 51 });
	stop();

	expect(bridge.listeners('calls.changed')).toBe(0);
	expect(bridge.askedFor('insight.read').length).toBe(2);
});
