/** When nobody is to be told of anything, by the person's own wish. Pure; local time is that of this computer. */
import type { DoNotDisturb, Preferences, QuietTime } from '../contract/preferences.ts';

/** What is kept back at a moment, and until when (milliseconds since 1970); `until` null: nobody knows. */
export interface Hush {
	/** `all`: do not disturb. `usual`: quiet hours, which a rule may break. */
	readonly what: 'nothing' | 'usual' | 'all';
	readonly until: number | null;
}

const NOTHING: Hush = { what: 'nothing', until: null };
const LAST_WEEKDAY = 7;

/** Do not disturb is the stronger wish; when it ends, quiet hours may go on. */
export function hushAt(preferences: Preferences, nowMs: number): Hush {
	const disturb = disturbedUntil(preferences.doNotDisturb, nowMs);
	if (disturb !== 'now') return { what: 'all', until: disturb === 'never' ? null : disturb };
	const quiet = quietUntil(preferences.quietHours, nowMs);
	return quiet === null ? NOTHING : { what: 'usual', until: quiet };
}

/** Whether the wish holds; one whose time is over is none. */
export function isDoNotDisturb(wish: DoNotDisturb, nowMs: number): boolean {
	return disturbedUntil(wish, nowMs) !== 'now';
}

function disturbedUntil(wish: DoNotDisturb, nowMs: number): number | 'never' | 'now' {
	if (wish === null) return 'now';
	if (wish === 'switched-off') return 'never';
	const until = Date.parse(wish);
	return until > nowMs ? until : 'now';
}

/** When the quiet hours of this moment end, those that follow without a pause included; null: it is not quiet. */
export function quietUntil(times: readonly QuietTime[], nowMs: number): number | null {
	let end: number | null = null;
	// A week of quiet hours without a pause is quiet for ever: then one looks again in a week.
	for (let day = 0; day <= LAST_WEEKDAY; day += 1) {
		const at = end ?? nowMs;
		const ends = times.flatMap((time) => endsAt(time, at));
		if (ends.length === 0) return end;
		end = Math.max(...ends);
	}
	return end;
}

/** The end of this quiet time, if the moment is in it: it began on this day or on the day before. */
function endsAt(time: QuietTime, nowMs: number): readonly number[] {
	return [0, 1].flatMap((daysAgo) => {
		const day = localDay(nowMs, -daysAgo);
		if (!time.weekdays.includes(day.getDay() || LAST_WEEKDAY)) return [];
		const from = at(day, time.from);
		const to = at(time.to > time.from ? day : localDay(day.getTime(), 1), time.to);
		return from <= nowMs && nowMs < to ? [to] : [];
	});
}

/** The beginning of a day, counted from that of a moment; no day has 24 hours for certain. */
export function localDay(ms: number, daysLater: number): Date {
	const date = new Date(ms);
	return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater);
}

/** A time of that day, `HH:MM`. One that the clocks skip in spring is the hour after it. */
function at(day: Date, time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes).getTime();
}
