/** How far back insight looks. */
export const INSIGHT_RANGES = ['4-weeks', '3-months', '12-months', 'everything'] as const;
export type InsightRange = (typeof INSIGHT_RANGES)[number];

const WEEKS = { '4-weeks': 4, '3-months': 13, '12-months': 52 } as const;

/** Where a range begins (ISO 8601, UTC): with a Monday of this computer's clock, so that no week is cut; null: with the first call. */
export function rangeStart(range: InsightRange, nowMs: number): string | null {
	if (range === 'everything') return null;
	const now = new Date(nowMs);
	const sinceMonday = (now.getDay() + 6) % 7;
	const days = now.getDate() - sinceMonday - 7 * (WEEKS[range] - 1);
	return new Date(now.getFullYear(), now.getMonth(), days).toISOString();
}
