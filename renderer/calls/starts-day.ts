import type { CallRow } from '../../electron/contract/call-view.ts';
import { isSameDay } from '../text/formats.ts';

/** Whether a row is the first of its day; a row whose newer neighbour is not known counts as not. */
export function startsDay(rows: readonly (CallRow | undefined)[], index: number): boolean {
	const row = rows[index];
	const newer = rows[index - 1];
	if (row === undefined) return false;
	if (index === 0) return true;
	return newer !== undefined && !isSameDay(newer.startedAt, row.startedAt);
}
