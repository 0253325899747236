import type { CallRecord } from './call-record.ts';
import { composeCall } from './compose-call.ts';
import { Draw, weigh } from './draw.ts';
import { countCalls, dayBefore, dayOf, drawMoment, rfc3339, type Day } from './office-days.ts';
import { type Cast, castAround } from './people.ts';
import type { CallKind } from './scenes.ts';

/** Which calls there were, before anybody watched. */
export interface HistoryPlan {
	readonly seed: string;
	readonly calls: number;
	/** Over how many days these calls spread, about. */
	readonly days: number;
	readonly nowMs: number;
	readonly cast: Cast;
}

// What a working day is made of, in shares.
const KINDS = weigh<CallKind>([
	['answered', 21],
	['outbound', 24],
	['missed', 8],
	['outbound-cancelled', 7],
	['internal', 6],
	['outbound-internal', 6],
	['internal-missed', 2],
	['group', 4],
	['group-callee', 1],
	['group-answered', 5],
	['queue', 2],
	['queue-answered', 3],
	['skill', 1.5],
	['ivr', 1],
	['time-control', 0.7],
	['forwarded', 1],
	['forwarded-answered', 1.5],
	['transferred', 1.5],
	['handed-over', 1],
	['outbound-transferred', 0.5],
	['voicemail', 1.5],
	['withheld', 0.8],
	['withheld-missed', 0.8],
	['conference', 0.6],
	['short', 0.1],
	['emergency', 0.08],
	['unknown', 0.2],
]);

// A century of silence is enough to conclude that the plan has no calls in it.
const MOST_DAYS = 36_500;

/** Exactly as many calls as planned, oldest first, ending before now. */
export function generateHistory(plan: HistoryPlan): readonly CallRecord[] {
	const newestFirst: CallRecord[] = [];
	let day = dayOf(plan.nowMs);
	for (let count = 0; newestFirst.length < plan.calls && count < MOST_DAYS; count++) {
		const calls = generateDay(day, plan).filter((call) => endOf(call) < plan.nowMs);
		newestFirst.push(...calls.reverse());
		day = dayBefore(day);
	}
	return newestFirst.slice(0, plan.calls).reverse();
}

/** What each of the user's colleagues had, oldest first for each. */
export function generateOthersHistory(plan: HistoryPlan): readonly CallRecord[] {
	if (plan.calls === 0) return [];
	return plan.cast.colleagues.flatMap((colleague) => {
		const seed = `${plan.seed}:${colleague.number ?? ''}`;
		return generateHistory({ ...plan, seed, cast: castAround(colleague, plan.cast) });
	});
}

/** One day's calls depend on nothing but seed, date and rate: tomorrow today will be the same. */
function generateDay(day: Day, { seed, calls, days, cast }: HistoryPlan): CallRecord[] {
	const draw = new Draw(`${seed}:${day}`);
	const count = countCalls(day, calls / days, draw);
	const moments = Array.from({ length: count }, () => drawMoment(day, draw));
	return moments
		.sort((one, other) => one - other)
		.map((startMs) => composeCall(draw.weighted(KINDS), { draw, cast, startMs }))
		.map((call) => (call.transcription?.available === true ? changeAfterwards(call, draw) : call));
}

// "updated: only on records changed after creation", as one is when its transcript is ready.
function changeAfterwards(call: CallRecord, draw: Draw): CallRecord {
	const seconds = call.duration + draw.whole(4, 40);
	return { ...call, updated: rfc3339(Date.parse(call.created) + seconds * 1000) };
}

// A minute for what is written after a call: nothing in the past carries a time of the future.
function endOf(call: CallRecord): number {
	return Date.parse(call.created) + (call.duration + 60) * 1000;
}
