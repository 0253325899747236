export interface Weekday {
	/** ISO 8601: 1 is Monday, 7 is Sunday. */
	readonly day: number;
	/** "Mon" */
	readonly short: string;
	readonly long: string;
}

// A Monday.
const MONDAY = Date.UTC(2024, 0, 1);
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** The days of a week as a locale calls them, from Monday on. */
export function weekdays(locale: string): readonly Weekday[] {
	const name = (weekday: 'short' | 'long') =>
		new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
	const [short, long] = [name('short'), name('long')];
	return [1, 2, 3, 4, 5, 6, 7].map((day) => {
		const date = MONDAY + (day - 1) * A_DAY_MS;
		return { day, short: short.format(date), long: long.format(date) };
	});
}
