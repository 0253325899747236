import type { WeekCount } from '../../electron/contract/call-view.ts';

/** More than a year of weeks would be columns too thin to point at. */
const MOST_WEEKS = 60;
/** So few that each has room for its date. */
const FEW = 6;
/** Columns that a name below them needs. */
const ROOM = 3;

export interface Column extends WeekCount {
	/** What stands below it, and only where something new begins. */
	readonly label: 'day' | 'month' | 'year' | null;
}

/** Weeks as columns of a chart; more than a year of them is put together by months. */
export function columnsOf(weeks: readonly WeekCount[]): readonly Column[] {
	const byMonth = weeks.length > MOST_WEEKS;
	const counts = byMonth ? together(weeks) : weeks;
	if (counts.length <= FEW) return counts.map((count) => ({ ...count, label: 'day' }));
	const isNew = counts.map(({ from }, place) => {
		const before = counts[place - 1]?.from;
		return before === undefined || partOf(from, byMonth) !== partOf(before, byMonth);
	});
	return counts.map((count, place) => ({
		...count,
		// What begins with the chart may be followed at once by what begins next.
		label:
			isNew[place] === true && !isNew.slice(place + 1, place + ROOM).includes(true)
				? byMonth
					? 'year'
					: 'month'
				: null,
	}));
}

/** A month has the weeks that begin in it. */
function together(weeks: readonly WeekCount[]): readonly WeekCount[] {
	const months: WeekCount[] = [];
	for (const week of weeks) {
		const last = months.at(-1);
		if (last === undefined || monthOf(last.from) !== monthOf(week.from)) {
			months.push(week);
			continue;
		}
		months[months.length - 1] = {
			from: last.from,
			to: week.to,
			missed: last.missed + week.missed,
			answered: last.answered + week.answered,
		};
	}
	return months;
}

/** The month or the year a time is in, by this computer's calendar. */
function partOf(time: string, year: boolean): number {
	return year ? new Date(time).getFullYear() : monthOf(time);
}

function monthOf(time: string): number {
	const date = new Date(time);
	return date.getFullYear() * 12 + date.getMonth();
}
