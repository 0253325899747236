import { expect, test } from 'vitest';
import type { Gap } from '../../electron/contract/call-view.ts';
import { gapAbove, gapBelow } from '../../renderer/calls/gap-lines.ts';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { aCallRow } from '../fakes/a-call-row.ts';

/** As it is read: where a line may break is not asked here. */
function read(text: string): string {
	return text.replaceAll('\u00a0', ' ');
}

/** A time of November 2025 by the clock of this computer. */
function at(day: number, hour: number, minute = 0): string {
	return new Date(2025, 10, day, hour, minute).toISOString();
}

const now = () => new Date(2025, 10, 12, 15);
const rows = [at(12, 12), at(12, 10), at(11, 17), at(11, 9)].map((startedAt) =>
	aCallRow({ startedAt }),
);
const late: Gap = { from: at(12, 10, 5), to: at(12, 11, 20) };

test('a gap is told between the newer and the older call, and nowhere else', () => {
	expect(rows.map((_, index) => gapAbove(rows, [late], index)?.gap)).toEqual([
		undefined,
		late,
		undefined,
		undefined,
	]);
	expect(gapBelow(rows, [late])).toBeNull();
});

test('a gap that lasts is told above all calls', () => {
	const gap = { from: at(12, 13), to: null };

	expect(gapAbove(rows, [gap], 0)).toEqual({ gap, beside: null, aboveDay: true });
});

test('several gaps between two calls are one line', () => {
	const earlier = { from: at(12, 10, 1), to: at(12, 10, 3) };

	expect(gapAbove(rows, [late, earlier], 1)?.gap).toEqual({ from: earlier.from, to: late.to });
});

test('a gap of the day of the older call stands under its heading, any other one above it', () => {
	const evening = { from: at(11, 18), to: at(11, 19) };
	const night = { from: at(11, 18), to: at(12, 8) };

	expect(gapAbove(rows, [evening], 2)).toMatchObject({ aboveDay: false, beside: at(11, 17) });
	expect(gapAbove(rows, [night], 2)).toMatchObject({ aboveDay: true, beside: at(12, 10) });
});

test('a gap before the oldest call is told below it', () => {
	const gap = { from: at(11, 7), to: at(11, 8) };

	expect(gapBelow(rows, [gap])?.gap).toEqual(gap);
	expect(gapBelow([], [gap])).toBeNull();
});

test('a row whose newer neighbour is not held has no line', () => {
	expect(gapAbove([undefined, rows[1]], [late], 1)).toBeNull();
});

test.each([
	['en', 'en-GB', 'Not listening 10:05 – 11:20 · not fetched yet', 'Not listening since 10:05'],
	['de', 'de-DE', 'Keine Verbindung 10:05 – 11:20 · fehlt noch', 'Keine Verbindung seit 10:05'],
] as const)('%s says from when to when, and that it is not fetched', (...said) => {
	const [language, locale, closed, open] = said;
	const { gap } = textsFor(language, locale, now).list;

	expect(read(gap(late, at(12, 10)))).toBe(closed);
	expect(read(gap({ ...late, to: null }, null))).toBe(open);
});

test('days are said where the calls around it do not say them', () => {
	const { gap } = textsFor('en', 'en-GB', now).list;

	expect(read(gap({ from: at(11, 23), to: at(12, 1) }, at(12, 10)))).toBe(
		'Not listening yesterday 23:00 – today 01:00 · not fetched yet',
	);
	expect(read(gap({ from: at(3, 9), to: at(3, 10) }, at(12, 10)))).toBe(
		'Not listening 3 Nov 09:00 – 10:00 · not fetched yet',
	);
	expect(read(gap({ from: at(11, 23), to: null }, null))).toBe(
		'Not listening since yesterday 23:00',
	);
});
