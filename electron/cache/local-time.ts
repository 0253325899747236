/** This computer's wall clock, for very many moments: a time zone's offset is asked for once a week of them. */
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const MINUTE_MS = 60_000;

export class LocalTime {
	/** By week since 1970; null: the offset changes in it. */
	readonly #offsets = new Map<number, number | null>();

	/** The number of the local day; successive days have successive numbers. */
	day(ms: number): number {
		return Math.floor((ms + this.#offset(ms)) / DAY_MS);
	}

	/** ISO 8601: 1 is Monday. */
	weekday(ms: number): number {
		// The first of January 1970 was a Thursday.
		return ((((this.day(ms) + 3) % 7) + 7) % 7) + 1;
	}

	hour(ms: number): number {
		const local = ms + this.#offset(ms);
		return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / HOUR_MS);
	}

	#offset(ms: number): number {
		const week = Math.floor(ms / WEEK_MS);
		let offset = this.#offsets.get(week);
		if (offset === undefined) {
			const begin = offsetAt(week * WEEK_MS);
			offset = begin === offsetAt((week + 1) * WEEK_MS) ? begin : null;
			this.#offsets.set(week, offset);
		}
		return offset ?? offsetAt(ms);
	}
}

/** The local midnight with which the week of a moment began, Monday's, and that of as many weeks later. */
export function mondayOf(ms: number, weeksLater = 0): number {
	const date = new Date(ms);
	const sinceMonday = (date.getDay() + 6) % 7;
	return new Date(
		...([
			date.getFullYear(),
			date.getMonth(),
			date.getDate() - sinceMonday + weeksLater * 7,
		] as const),
	).getTime();
}

function offsetAt(ms: number): number {
	return -new Date(ms).getTimezoneOffset() * MINUTE_MS;
}
