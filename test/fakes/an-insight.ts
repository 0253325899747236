import type { Insight } from '../../electron/contract/call-view.ts';
import { aParty } from './a-call-row.ts';

/** Two weeks of November 2025: three missed calls, two of them on Monday at nine. */
export function anInsight(but: Partial<Insight> = {}): Insight {
	const monday = (day: number): string => new Date(2025, 10, day).toISOString();
	return {
		from: monday(3),
		to: '2025-11-12T15:00:00.000Z',
		missed: 3,
		answered: 12,
		missedByHour: [
			{ weekday: 1, hour: 9, missed: 2 },
			{ weekday: 5, hour: 16, missed: 1 },
		],
		weeks: [
			{ from: monday(3), to: monday(10), missed: 1, answered: 8 },
			{ from: monday(10), to: monday(17), missed: 2, answered: 4 },
		],
		callBack: { medianSeconds: 2_520, calledBack: 2, notCalledBack: 1 },
		counterparts: [
			{ key: 'global:498945217730', party: aParty(), calls: 9, missed: 2 },
			{ key: 'ext:143', party: aParty({ name: 'Jonas Weber' }), calls: 4, missed: 0 },
		],
		...but,
	};
}
