import { expect, test } from 'vitest';
import { formatsFor } from '../../renderer/text/formats.ts';

const now = () => new Date(2025, 10, 12, 15, 0);
const english = formatsFor('en-GB', now);
const german = formatsFor('de-DE', now);

function at(year: number, month: number, day: number, hour: number): string {
	return new Date(year, month - 1, day, hour, 2).toISOString();
}

test('days are called by how near they are', () => {
	expect(english.day(at(2025, 11, 12, 0))).toBe('Today');
	expect(english.day(at(2025, 11, 11, 23))).toBe('Yesterday');
	expect(german.day(at(2025, 11, 12, 23))).toBe('Heute');
	expect(german.day(at(2025, 11, 11, 1))).toBe('Gestern');
});

test('other days have weekday and date, and the year only when it is another one', () => {
	expect(english.day(at(2025, 11, 3, 9))).toMatch(/^Monday,? 3 November$/);
	expect(german.day(at(2025, 11, 3, 9))).toBe('Montag, 3. November');
	expect(german.day(at(2024, 11, 3, 9))).toContain('2024');
});

test('times and counts are written as the locale writes them', () => {
	expect(english.time(at(2025, 11, 12, 14))).toBe('14:02');
	expect(formatsFor('en-US', now).time(at(2025, 11, 12, 14))).toMatch(/^2:02\sPM$/);
	expect(english.count(12_480)).toBe('12,480');
	expect(german.count(12_480)).toBe('12.480');
});

test.each([
	[0, '0:00'],
	[7, '0:07'],
	[252, '4:12'],
	[3753, '1:02:33'],
])('%i seconds on the clock are %s', (seconds, text) => {
	expect(english.clock(seconds)).toBe(text);
});

test('durations in words leave out what is zero', () => {
	expect(english.duration(252)).toBe('4 minutes 12 seconds');
	expect(english.duration(60)).toBe('1 minute');
	expect(german.duration(3601)).toBe('1 Stunde 1 Sekunde');
	expect(english.duration(0)).toBe('0 seconds');
});
