/** What calls say together, from one pass over the columns. */
import { counterpart } from '../calls/counterpart.ts';
import { partyLabel } from '../calls/phone-number.ts';
import { ANSWERED, INBOUND, MISSED, reaches } from '../calls/traits.ts';
import type { Insight, WeekCount } from '../contract/call-view.ts';
import type { CallColumns } from './call-columns.ts';
import type { Circles } from './circles.ts';
import { HOURS_OF_WEEK, LocalTime, mondayOf } from './local-time.ts';
import type { StoredCall } from './stored-call.ts';

const COUNTERPARTS = 8;

/** No call of this service began before: a record that says so would draw centuries of empty weeks. ISO 8601. */
export const FIRST_PLAUSIBLE = '2000-01-01T00:00:00.000Z';

/** `calls`: places, newest first, none before `FIRST_PLAUSIBLE`. `find`: the call with an id, for its counterpart's label. */
export function insightOf(
	{ columns, circles }: { readonly columns: CallColumns; readonly circles: Circles },
	calls: Int32Array,
	from: string | null,
	nowMs: number,
	find: (id: number) => StoredCall | null,
): Insight {
	const { startedAt, ids, traits, circles: circleOf } = columns;
	const oldest = calls.at(-1);
	const begin =
		from === null ? (oldest === undefined ? nowMs : startedAt[oldest]) : Date.parse(from);
	const fromMs = Math.min(begin ?? nowMs, nowMs);
	const weeks = new Weeks(fromMs, nowMs);
	const time = new LocalTime();
	const byHour = new Int32Array(HOURS_OF_WEEK);
	/** By counterpart: where its newest call is, counted from 1, and how many it has. */
	const newest = new Int32Array(circles.counterpartCount);
	const callsWith = new Int32Array(circles.counterpartCount);
	const missedOf = new Int32Array(circles.counterpartCount);
	/** By counterpart: when the one after this was reached, or tried to reach. */
	const reachedAt = new Float64Array(circles.counterpartCount);
	const waits: number[] = [];
	const sums = { missed: 0, answered: 0, notCalledBack: 0 };

	for (const place of calls) {
		const ms = startedAt[place] ?? 0;
		const trait = traits[place] ?? 0;
		const other = circles.counterpartOf(circleOf[place]);
		const isMissed = (trait & MISSED) !== 0;
		const isAnswered = (trait & ANSWERED) !== 0;
		const isInbound = (trait & INBOUND) !== 0;
		if (isMissed) {
			sums.missed += 1;
			const hour = time.hourOfWeek(ms);
			byHour[hour] = (byHour[hour] ?? 0) + 1;
		} else if (isInbound && isAnswered) sums.answered += 1;
		weeks.count(ms, isMissed, isInbound && isAnswered);
		if (other === -1) continue;
		if (newest[other] === 0) newest[other] = place + 1;
		callsWith[other] = (callsWith[other] ?? 0) + 1;
		if (isMissed) missedOf[other] = (missedOf[other] ?? 0) + 1;
		const reached = reachedAt[other] ?? 0;
		if (isMissed && reached === 0) sums.notCalledBack += 1;
		if (isMissed && reached !== 0) waits.push(reached - ms);
		if (reaches(trait)) reachedAt[other] = ms;
	}

	const most = [...newest.keys()]
		.filter((other) => newest[other] !== 0)
		.sort((a, b) => (callsWith[b] ?? 0) - (callsWith[a] ?? 0))
		.slice(0, COUNTERPARTS);
	return {
		from: new Date(fromMs).toISOString(),
		to: new Date(nowMs).toISOString(),
		missed: sums.missed,
		answered: sums.answered,
		missedByHour: [...byHour].flatMap((missed, hour) =>
			missed === 0 ? [] : [{ weekday: Math.floor(hour / 24) + 1, hour: hour % 24, missed }],
		),
		weeks: from === null ? weeks.all : beginningAt(fromMs, weeks.all),
		callBack: {
			medianSeconds: median(waits),
			calledBack: waits.length,
			notCalledBack: sums.notCalledBack,
		},
		counterparts: most.flatMap((other) => {
			const call = find(ids[(newest[other] ?? 0) - 1] ?? 0)?.call;
			if (!call) return [];
			const [key, party] = [circles.keyOf(other), partyLabel(counterpart(call))];
			return [{ key, party, calls: callsWith[other] ?? 0, missed: missedOf[other] ?? 0 }];
		}),
	};
}

/** The first week without what is before a moment: who looks at a week's calls sees those that were counted. */
function beginningAt(
	fromMs: number,
	[first, ...others]: readonly WeekCount[],
): readonly WeekCount[] {
	if (first === undefined) return others;
	const beginMs = Math.max(fromMs, Date.parse(first.from));
	return [{ ...first, from: new Date(beginMs).toISOString() }, ...others];
}

/** The weeks from one moment to another, both of them included. */
class Weeks {
	readonly #begins: number[] = [];
	readonly #missed: number[] = [];
	readonly #answered: number[] = [];
	#week: number;

	constructor(fromMs: number, toMs: number) {
		const first = mondayOf(fromMs);
		for (let week = 0; (this.#begins.at(-1) ?? -Infinity) <= toMs; week += 1) {
			this.#begins.push(mondayOf(first, week));
		}
		this.#week = this.#begins.length - 2;
	}

	get all(): readonly WeekCount[] {
		return this.#begins.slice(0, -1).map((begin, week) => ({
			from: new Date(begin).toISOString(),
			to: new Date(this.#begins[week + 1] ?? begin).toISOString(),
			missed: this.#missed[week] ?? 0,
			answered: this.#answered[week] ?? 0,
		}));
	}

	/** Calls come newest first; one from the future counts in the last week. */
	count(ms: number, isMissed: boolean, isAnswered: boolean): void {
		while (this.#week > 0 && ms < (this.#begins[this.#week] ?? 0)) this.#week -= 1;
		if (isMissed) this.#missed[this.#week] = (this.#missed[this.#week] ?? 0) + 1;
		if (isAnswered) this.#answered[this.#week] = (this.#answered[this.#week] ?? 0) + 1;
	}
}

/** In whole seconds; null of nothing. */
function median(waitsMs: readonly number[]): number | null {
	if (waitsMs.length === 0) return null;
	const sorted = Float64Array.from(waitsMs).sort();
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? 0) : upper;
	return Math.round((lower + upper) / 2 / 1000);
}
