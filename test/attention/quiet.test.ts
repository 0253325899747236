import { beforeAll, describe, expect, test } from 'vitest';
import { doNotDisturbFor, reminderAt } from '../../electron/attention/later.ts';
import { hushAt, isDoNotDisturb, quietUntil } from '../../electron/attention/quiet.ts';
import { DEFAULT_PREFERENCES, type QuietTime } from '../../electron/contract/preferences.ts';

// Local time is the subject: in Berlin the clocks go forward on 29 March 2026 at 2, back on 25 October at 3.
beforeAll(() => {
	process.env['TZ'] = 'Europe/Berlin';
});

const WORKDAYS = [1, 2, 3, 4, 5];
const EVENINGS: QuietTime = { weekdays: WORKDAYS, from: '18:00', to: '08:00' };
const LUNCH: QuietTime = { weekdays: WORKDAYS, from: '12:00', to: '13:00' };
const WEEKEND: QuietTime = { weekdays: [6, 7], from: '00:00', to: '00:00' };
const SATURDAY_NIGHT: QuietTime = { weekdays: [6], from: '22:00', to: '02:30' };

/** A local time, read where `TZ` is set. */
const local = (text: string): number => new Date(text).getTime();

// 2 March 2026 is a Monday.
test.each([
	['before', [LUNCH], '2026-03-02T11:59', null],
	['at the beginning', [LUNCH], '2026-03-02T12:00', '2026-03-02T13:00'],
	['within', [LUNCH], '2026-03-02T12:30', '2026-03-02T13:00'],
	['at the end', [LUNCH], '2026-03-02T13:00', null],
	['on another weekday', [LUNCH], '2026-03-01T12:30', null],
	['in the evening', [EVENINGS], '2026-03-02T22:00', '2026-03-03T08:00'],
	['after midnight', [EVENINGS], '2026-03-03T03:00', '2026-03-03T08:00'],
	['after the midnight of a day that has none', [EVENINGS], '2026-03-02T03:00', null],
	['on the night after the last of the days', [EVENINGS], '2026-03-07T03:00', '2026-03-07T08:00'],
	['on a whole day', [WEEKEND], '2026-03-07T10:00', '2026-03-09T00:00'],
	['where one follows another', [EVENINGS, WEEKEND], '2026-03-06T20:00', '2026-03-09T00:00'],
	['where two overlap', [LUNCH, { ...LUNCH, to: '14:00' }], '2026-03-02T12:30', '2026-03-02T14:00'],
	['in the hour that spring skips', [SATURDAY_NIGHT], '2026-03-29T01:59', '2026-03-29T03:30'],
	['across the hour that autumn repeats', [EVENINGS], '2026-10-26T05:00', null],
] as const)('quiet hours %s', (_what, times, now, until) => {
	expect(quietUntil(times, local(now))).toBe(until === null ? null : local(until));
});

test('a night has eight, nine or seven hours, and quiet hours end by the clock on the wall', () => {
	const night: QuietTime = { weekdays: [6], from: '22:00', to: '06:00' };
	const HOUR = 3_600_000;
	const lengths = ['2026-03-21', '2026-03-28', '2026-10-24'].map((day) => {
		const begin = local(`${day}T22:00`);
		return ((quietUntil([night], begin) ?? 0) - begin) / HOUR;
	});

	expect(lengths).toEqual([8, 7, 9]);
});

test('quiet hours without a pause end within the week, so that one looks again', () => {
	const always: QuietTime = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };

	expect(quietUntil([always], local('2026-03-02T12:00'))).toBe(local('2026-03-10T00:00'));
});

describe('do not disturb', () => {
	const now = (): number => local('2026-03-02T12:30');

	test.each([
		[null, 'nothing', null],
		['2026-03-02T11:00:00.000Z', 'nothing', null],
		['2026-03-02T12:00:00.000Z', 'all', '2026-03-02T13:00'],
		['switched-off', 'all', null],
		['nonsense', 'nothing', null],
	] as const)('until %s', (doNotDisturb, what, until) => {
		const hush = hushAt({ ...DEFAULT_PREFERENCES, doNotDisturb }, now());

		expect(hush).toEqual({ what, until: until === null ? null : local(until) });
		expect(isDoNotDisturb(doNotDisturb, now())).toBe(what === 'all');
	});

	test('goes before quiet hours', () => {
		const preferences = { ...DEFAULT_PREFERENCES, quietHours: [LUNCH] };

		expect(hushAt(preferences, now()).what).toBe('usual');
		expect(hushAt({ ...preferences, doNotDisturb: 'switched-off' }, now()).what).toBe('all');
	});
});

test.each([
	['one-hour', '2026-03-02T23:30', '2026-03-03T00:30'],
	['until-tomorrow', '2026-03-02T10:00', '2026-03-03T09:00'],
	['until-tomorrow', '2026-03-03T01:00', '2026-03-03T09:00'],
	['until-tomorrow', '2026-03-28T23:00', '2026-03-29T09:00'],
] as const)('do not disturb %s at %s', (choice, now, until) => {
	const wish = doNotDisturbFor(choice, local(now));

	expect(Date.parse(wish ?? '')).toBe(local(until));
});

test('do not disturb until it is switched off has no end', () => {
	expect(doNotDisturbFor('until-switched-off', local('2026-03-02T10:00'))).toBe('switched-off');
});

test.each([
	['in-one-hour', '2026-03-02T10:00', '2026-03-02T11:00'],
	['this-afternoon', '2026-03-02T10:00', '2026-03-02T15:00'],
	['this-afternoon', '2026-03-02T15:00', '2026-03-02T16:00'],
	['this-afternoon', '2026-03-02T17:20', '2026-03-02T18:20'],
	['tomorrow-morning', '2026-03-02T10:00', '2026-03-03T09:00'],
	['tomorrow-morning', '2026-03-03T02:00', '2026-03-03T09:00'],
	['tomorrow-morning', '2026-10-24T22:00', '2026-10-25T09:00'],
] as const)('remind me %s, asked at %s', (when, now, at) => {
	expect(reminderAt(when, local(now))).toBe(local(at));
});
