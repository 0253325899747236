import type { CallRange } from '../../electron/contract/call-view.ts';

type Rows = Omit<CallRange, 'gaps' | 'calls'>;

/**
 * By how many places the row at `index` moved from one answer to the next. A row that was not known
 * moved nowhere; one that is out of sight now was pushed down by what is new on top.
 */
export function movedBy(before: Rows, after: Rows, index: number): number {
	const uuid = before.rows[index - before.offset]?.uuid;
	if (uuid === undefined) return 0;
	const place = after.rows.findIndex((row) => row.uuid === uuid);
	return place < 0 ? Math.max(0, after.total - before.total) : after.offset + place - index;
}
