import type { Insight, WeekHour } from '../../electron/contract/call-view.ts';

export interface HeatCell extends WeekHour {
	readonly missed: number;
	/** 0: none; 1 to 4: from few to as many as the worst hour. */
	readonly step: number;
}

export interface HeatMap {
	readonly hours: readonly number[];
	/** A row is a weekday, in the order of the locale's week. */
	readonly rows: readonly (readonly HeatCell[])[];
	/** The worst hour of the week; null: nothing was missed. */
	readonly worst: HeatCell | null;
}

/** Hours that are drawn although nothing happened in them, so that an office day looks like one. */
const OFFICE = { first: 8, last: 17 };
const STEPS = 4;

/** Missed calls by weekday and hour; hours before the first and after the last call are left out. */
export function heatMap(
	missedByHour: Insight['missedByHour'],
	weekdays: readonly number[],
): HeatMap {
	const counts = new Map(
		missedByHour.map(({ weekday, hour, missed }) => [`${weekday} ${hour}`, missed]),
	);
	const used = missedByHour.filter(({ missed }) => missed > 0);
	const most = Math.max(0, ...used.map(({ missed }) => missed));
	const first = Math.min(OFFICE.first, ...used.map(({ hour }) => hour));
	const last = Math.max(OFFICE.last, ...used.map(({ hour }) => hour));
	const hours = Array.from({ length: last - first + 1 }, (_, place) => first + place);
	const rows = weekdays.map((weekday) =>
		hours.map((hour): HeatCell => {
			const missed = counts.get(`${weekday} ${hour}`) ?? 0;
			return { weekday, hour, missed, step: Math.ceil((missed / Math.max(1, most)) * STEPS) };
		}),
	);
	const worst = rows.flat().find(({ missed }) => missed > 0 && missed === most) ?? null;
	return { hours, rows, worst };
}
