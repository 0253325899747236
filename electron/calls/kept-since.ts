import type { Retention } from '../contract/retention.ts';

const A_DAY_MS = 24 * 60 * 60_000;

/** The shortest time that calls are kept for, where they are kept for a time. */
export const SHORTEST_KEPT_MS = 30 * A_DAY_MS;

/** Calls that began before this moment (milliseconds since 1970) are not kept; null: however old they are. */
export function keptSince(retention: Retention, nowMs: number): number | null {
	switch (retention) {
		case 'everything':
		case 'nothing':
			return null;
		case '12-months':
			return monthsBefore(nowMs, 12);
		case '3-months':
			return monthsBefore(nowMs, 3);
		case '30-days':
			return nowMs - SHORTEST_KEPT_MS;
	}
}

/** The same time of the same day; of a day that the month does not have, its last. */
function monthsBefore(nowMs: number, months: number): number {
	const date = new Date(nowMs);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() - months);
	const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(day, last));
	return date.getTime();
}
