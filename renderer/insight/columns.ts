import type { WeekCount } from '../../electron/contract/call-view.ts';

/** More than a year of weeks would be columns too thin to point at. */
const MOST_WEEKS = 60;
/** So few that each has room for its date. */
const FEW = 6;

export interface Column extends WeekCount {
	/** What stands below it, and only where something new begins. */
	readonly label: 'day' | 'month' | 'year' | null;
}

/** Weeks as columns of a chart; more than a year of them is put together by months. */
export function columnsOf(weeks: readonly WeekCount[]): readonly Column[] {
	const byMonth = weeks.length > MOST_WEEKS;
	const counts = byMonth ? together(weeks) : weeks;
	return counts.map((count, place) => ({
		...count,
		label: labelOf(count, counts[place - 1], counts.length <= FEW, byMonth),
	}));
}

function labelOf(
	{ from }: WeekCount,
	before: WeekCount | undefined,
	few: boolean,
	byMonth: boolean,
): Column['label'] {
	if (few) return 'day';
	const date = new Date(from);
	const dateBefore = before === undefined ? null : new Date(before.from);
	if (byMonth) return date.getFullYear() === dateBefore?.getFullYear() ? null : 'year';
	// A month that begins with the chart may have no room for its name: the next one follows at once.
	if (dateBefore === null) return date.getDate() <= 15 ? 'month' : null;
	return date.getMonth() === dateBefore.getMonth() ? null : 'month';
}

/** A month has the weeks that begin in it. */
function together(weeks: readonly WeekCount[]): readonly WeekCount[] {
	const months: WeekCount[] = [];
	for (const week of weeks) {
		const last = months.at(-1);
		if (last !== undefined && monthOf(last) === monthOf(week)) {
			months[months.length - 1] = {
				from: last.from,
				to: week.to,
				missed: last.missed + week.missed,
				answered: last.answered + week.answered,
			};
		} else {
			months.push(week);
		}
	}
	return months;
}

function monthOf({ from }: WeekCount): string {
	const date = new Date(from);
	return `${date.getFullYear()} ${date.getMonth()}`;
}
