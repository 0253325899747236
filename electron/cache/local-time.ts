/** This computer's wall clock, for very many moments: in order, a time zone's offset is asked for once a week. */
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** Its hours are numbered from 0, as it is shown: wherever a clock is set, a number is there twice or not at all. */
export const HOURS_OF_WEEK = 7 * 24;
const MINUTE_MS = 60_000;

export class LocalTime {
	/** The week since 1970 that was asked about last; its offset, null: it changes in it. */
	#week = NaN;
	#weeksOffset: number | null = null;

	/** The number of the local day; successive days have successive numbers. */
	day(ms: number): number {
		return Math.floor((ms + this.#offset(ms)) / DAY_MS);
	}

	/** The hour of the week: 0 is the first one of Monday. */
	hourOfWeek(ms: number): number {
		const hours = Math.floor((ms + this.#offset(ms)) / HOUR_MS);
		// The first of January 1970 was a Thursday.
		return (((hours + 3 * 24) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK;
	}

	#offset(ms: number): number {
		const week = Math.floor(ms / WEEK_MS);
		if (week !== this.#week) {
			const begin = offsetAt(week * WEEK_MS);
			this.#weeksOffset = begin === offsetAt((week + 1) * WEEK_MS) ? begin : null;
			this.#week = week;
		}
		return this.#weeksOffset ?? offsetAt(ms);
	}
}

/** The local midnight with which the week of a moment began, Monday's, and that of as many weeks later. */
export function mondayOf(ms: number, weeksLater = 0): number {
	const date = new Date(ms);
	const sinceMonday = (date.getDay() + 6) % 7;
	// Not by a new Date of year, month and day, which takes the year 1 for 1901.
	date.setDate(date.getDate() - sinceMonday + weeksLater * 7);
	return date.setHours(0, 0, 0, 0);
}

function offsetAt(ms: number): number {
	return -new Date(ms).getTimezoneOffset() * MINUTE_MS;
}
