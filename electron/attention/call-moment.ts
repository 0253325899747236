/** When a call was, as shortly as nobody mistakes it. Pure; local time is that of this computer. */
import type { TextTimes } from '../text/texts.ts';

// A weekday names each of these once.
const NAMED_DAYS = 6;
const DAY_MS = 24 * 60 * 60 * 1000;

/** "14:02" today, "Mon 14:02" within six days, "3 Nov 14:02" before. `startedAt`: ISO 8601; `nowMs`: since 1970. */
export function callMoment(startedAt: string, nowMs: number, texts: TextTimes): string {
	const [at, now] = [new Date(startedAt), new Date(nowMs)];
	return dayOf(at) === dayOf(now) ? texts.time(at) : callDay(startedAt, nowMs, texts);
}

/** The same with its day, for what stays to be read when the day is over. */
export function callDay(startedAt: string, nowMs: number, texts: TextTimes): string {
	const [at, now] = [new Date(startedAt), new Date(nowMs)];
	const isNear = Math.abs(dayOf(now) - dayOf(at)) <= NAMED_DAYS;
	return isNear ? texts.dayAndTime(at) : texts.dateAndTime(at, now);
}

/** Successive local days have successive numbers, however many hours they have. */
function dayOf(date: Date): number {
	return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
}
