import type { CallRow, Gap } from '../../electron/contract/call-view.ts';
import { isSameDay } from '../text/formats.ts';
import { startsDay } from './starts-day.ts';

type Rows = readonly (CallRow | undefined)[];

/** One line in the list for a time in which nobody listened, and which is not filled. */
export interface GapLine {
	readonly gap: Gap;
	/** A time of the day among whose calls the line stands; null: there are none above it. */
	readonly beside: string | null;
	/** The line stands before the heading of the row's day: it is not wholly about that day. */
	readonly aboveDay: boolean;
}

/**
 * The line above a row: for all gaps that began after its call and before the next newer one. A row
 * whose newer neighbour is not known has none, as it has no heading.
 */
export function gapAbove(rows: Rows, gaps: readonly Gap[], index: number): GapLine | null {
	const row = rows[index];
	const newer = rows[index - 1];
	if (row === undefined || (index > 0 && newer === undefined)) return null;
	const gap = merged(
		gaps.filter(
			({ from }) => from >= row.startedAt && (newer === undefined || from < newer.startedAt),
		),
	);
	if (gap === null) return null;
	const ofThatDay =
		gap.to !== null && isSameDay(gap.from, row.startedAt) && isSameDay(gap.to, row.startedAt);
	const aboveDay = startsDay(rows, index) && !ofThatDay;
	return { gap, aboveDay, beside: aboveDay ? (newer?.startedAt ?? null) : row.startedAt };
}

/** The line below the last row: for all gaps that began before its call. */
export function gapBelow(rows: Rows, gaps: readonly Gap[]): GapLine | null {
	const last = rows.at(-1);
	if (last === undefined) return null;
	const gap = merged(gaps.filter(({ from }) => from < last.startedAt));
	return gap === null ? null : { gap, aboveDay: false, beside: last.startedAt };
}

/** From where the first begins to where the last ends; null when there is none. */
function merged(gaps: readonly Gap[]): Gap | null {
	return gaps.reduce<Gap | null>((whole, { from, to }) => {
		if (whole === null) return { from, to };
		return {
			from: from < whole.from ? from : whole.from,
			to: to === null || whole.to === null ? null : to > whole.to ? to : whole.to,
		};
	}, null);
}
