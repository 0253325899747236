import { weigh, type Draw } from './draw.ts';

/** When people at a German office are on the telephone: by weekday, by hour, in Berlin's time. */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

// Sunday first, as Date counts. Their sum is 5.5 working days.
const WEEKDAY_WEIGHTS = [0.04, 1.25, 1.1, 1.0, 1.05, 0.92, 0.14] as const;
const WEEK_WEIGHT = WEEKDAY_WEIGHTS.reduce((sum, weight) => sum + weight, 0);

// Holidays of every German state whose date does not move.
const HOLIDAYS = new Set(['01-01', '05-01', '10-03', '12-25', '12-26']);

const HOUR_WEIGHTS = weigh<number>([
	[7, 0.1],
	[8, 0.7],
	[9, 1.4],
	[10, 1.6],
	[11, 1.4],
	[12, 0.6],
	[13, 0.9],
	[14, 1.3],
	[15, 1.3],
	[16, 1.0],
	[17, 0.5],
	[18, 0.15],
	[20, 0.05],
]);

/** A calendar day as `2025-06-03`. */
export type Day = string;

export function dayOf(timeMs: number): Day {
	return new Date(timeMs).toISOString().slice(0, 10);
}

export function dayBefore(day: Day): Day {
	return dayOf(startOf(day) - DAY_MS);
}

/** How many calls a day has, when an average day of the year has `callsPerDay`. */
export function countCalls(day: Day, callsPerDay: number, draw: Draw): number {
	const weekday = HOLIDAYS.has(day.slice(5)) ? 0 : new Date(startOf(day)).getUTCDay();
	const mean = (callsPerDay * 7 * (WEEKDAY_WEIGHTS[weekday] ?? 0)) / WEEK_WEIGHT;
	const count = mean * (0.7 + 0.6 * draw.fraction());
	return Math.floor(count) + (draw.chance(count % 1) ? 1 : 0);
}

/** A moment of that day's office hours, in whole seconds. */
export function drawMoment(day: Day, draw: Draw): number {
	const hour = draw.weighted(HOUR_WEIGHTS);
	const local = startOf(day) + hour * HOUR_MS + draw.whole(0, 3599) * 1000;
	return local - (isSummerTime(day) ? 2 : 1) * HOUR_MS;
}

/** Whole seconds, as the service writes its times. */
export function rfc3339(timeMs: number): string {
	return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

function startOf(day: Day): number {
	return Date.parse(`${day}T00:00:00Z`);
}

// Directive 2000/84/EC: from the last Sunday of March to the last Sunday of October.
function isSummerTime(day: Day): boolean {
	const year = day.slice(0, 4);
	return day >= lastSundayBefore(`${year}-04-01`) && day < lastSundayBefore(`${year}-11-01`);
}

function lastSundayBefore(day: Day): Day {
	const start = startOf(day);
	const back = new Date(start).getUTCDay() || 7;
	return dayOf(start - back * DAY_MS);
}
