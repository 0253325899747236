/** Weekdays, hours, weeks and long times, as the user's locale writes them. */

export interface InsightFormats {
	/** ISO 8601 weekdays in the order in which this locale's week begins. */
	readonly weekdays: readonly number[];
	/** "Monday"; `weekday` is ISO 8601's. */
	readonly weekday: (weekday: number) => string;
	/** "Mon" */
	readonly weekdayShort: (weekday: number) => string;
	/** "09" or "9 AM": an hour of the day, for an axis. */
	readonly hour: (hour: number) => string;
	/** "09:00 – 10:00" */
	readonly hours: (hour: number) => string;
	/** "3 Nov" */
	readonly dayShort: (iso: string) => string;
	/** "Nov" */
	readonly month: (iso: string) => string;
	readonly year: (iso: string) => string;
	/** "12 minutes", "3 hours 5 minutes", "2 days 4 hours": two units at most. */
	readonly roughly: (seconds: number) => string;
}

const UNITS = [
	['day', 86_400],
	['hour', 3_600],
	['minute', 60],
	['second', 1],
] as const;

/** Newer than the compiler's library, and named differently in the two engines that run it. */
interface WeekAware {
	readonly weekInfo?: { readonly firstDay: number };
	readonly getWeekInfo?: () => { readonly firstDay: number };
}

export function insightFormatsFor(locale: string): InsightFormats {
	const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
	const weekday = format({ weekday: 'long', timeZone: 'UTC' });
	const weekdayShort = format({ weekday: 'short', timeZone: 'UTC' });
	const hour = format({ hour: 'numeric', timeZone: 'UTC' });
	const time = format({ timeStyle: 'short', timeZone: 'UTC' });
	const dayShort = format({ day: 'numeric', month: 'short' });
	const month = format({ month: 'short' });
	const year = format({ year: 'numeric' });
	const units = UNITS.map(([unit]) =>
		new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format.bind(null),
	);
	const first = firstWeekday(locale);

	return {
		weekdays: Array.from({ length: 7 }, (_, place) => ((first - 1 + place) % 7) + 1),
		weekday: (of) => weekday.format(dayOfWeek(of)),
		weekdayShort: (of) => weekdayShort.format(dayOfWeek(of)),
		hour: (of) => hour.format(hourOfDay(of)).replace(/\s*Uhr$/, ''),
		hours: (of) => `${time.format(hourOfDay(of))}\u00a0– ${time.format(hourOfDay(of + 1))}`,
		dayShort: (iso) => dayShort.format(new Date(iso)),
		month: (iso) => month.format(new Date(iso)),
		year: (iso) => year.format(new Date(iso)),
		roughly: (seconds) => roughly(seconds, units),
	};
}

function roughly(seconds: number, write: readonly ((value: number) => string)[]): string {
	const whole = Math.max(0, Math.round(seconds));
	const largest = UNITS.findIndex(([, size]) => whole >= size);
	const place = largest < 0 ? UNITS.length - 1 : largest;
	const size = UNITS[place]?.[1] ?? 1;
	const nextSize = UNITS[place + 1]?.[1];
	// Seconds beside minutes would claim a precision that nobody needs.
	if (nextSize === undefined || nextSize === 1)
		return write[place]?.(Math.round(whole / size)) ?? '';
	const parts = [Math.floor(whole / size), Math.floor((whole % size) / nextSize)];
	return parts
		.flatMap((part, more) => (part === 0 ? [] : [write[place + more]?.(part) ?? '']))
		.join(' ');
}

/** ISO 8601: 1 is Monday. */
function firstWeekday(locale: string): number {
	const known = new Intl.Locale(locale) as WeekAware;
	return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** 5 January 1970 was a Monday. */
function dayOfWeek(weekday: number): Date {
	return new Date(Date.UTC(1970, 0, 4 + weekday));
}

function hourOfDay(hour: number): Date {
	return new Date(Date.UTC(1970, 0, 5, hour));
}
