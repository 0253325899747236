/** Whether everybody who was missed was told of once: what was missed against what the notification daemon was told. */
import type { SeenNotification } from '../e2e/notifications-seen.ts';

export interface Account {
	/** How many were missed and told of by no notification. */
	readonly lost: number;
	/** Those who were told of by no name: they are in a digest, or lost. */
	readonly unnamed: readonly string[];
	/** How many calls were told of once more, with no excuse. */
	readonly repeated: number;
	/** What was shown in vain, because a kill fell between showing and marking: it was shown again. */
	readonly excused: readonly SeenNotification[];
}

/**
 * [Note: The one excuse] ARCHITECTURE, "Shown, then marked": a kill in the gap between a notification and the commit
 * that notes it repeats that notification. So only what a killed run showed last can be excused, and only when that
 * was within this time of the kill. The system's daemon answers within it on two busy cores, and a commit takes far less.
 */
const GAP_MS = 250;

/** Those notifications that were shown last by a run that was killed within the gap. */
export function shownInGap(
	seen: readonly SeenNotification[],
	killsAtMs: readonly number[],
): readonly SeenNotification[] {
	const lastOfRun = new Map(seen.map((one) => [one.sender, one]));
	return [...lastOfRun.values()].filter((last) => msBeforeKill(last, killsAtMs) < GAP_MS);
}

/** How far it is from the nearest kill; the bus may pass on after it what was sent before. */
export function msBeforeKill({ atMs }: SeenNotification, killsAtMs: readonly number[]): number {
	return Math.min(...killsAtMs.map((killAtMs) => Math.abs(killAtMs - atMs)));
}

/**
 * A digest tells a number and no names: whoever was not told of by name must be in one. (So it would not be noticed
 * if a digest spoke of one call too many and another one of one too few, between two times that the app was quiet.)
 */
export function account(
	missed: readonly string[],
	seen: readonly SeenNotification[],
	gaps: readonly SeenNotification[],
): Account {
	const told = new Map<string, readonly SeenNotification[]>();
	let inDigests = 0;
	for (const notification of seen) {
		const { caller, calls } = read(notification);
		if (caller === null) inDigests += calls;
		else told.set(caller, [...(told.get(caller) ?? []), notification]);
	}

	let repeated = 0;
	const excused: SeenNotification[] = [];
	for (const [caller, times] of told) {
		const isExpected = missed.includes(caller);
		const surplus = isExpected ? times.slice(0, -1) : times;
		const inGap = isExpected ? surplus.filter((one) => gaps.includes(one)) : [];
		excused.push(...inGap);
		repeated += surplus.length - inGap.length;
	}
	const unnamed = missed.filter((caller) => !told.has(caller));
	const excess = inDigests - unnamed.length;
	if (excess < 0) return { lost: -excess, unnamed, repeated, excused };
	const inGaps = gaps.filter((gap) => seen.includes(gap) && !excused.includes(gap));
	const again = thatSpeakOf(excess, inGaps);
	if (again === null) return { lost: 0, unnamed, repeated: repeated + excess, excused };
	return { lost: 0, unnamed, repeated, excused: [...excused, ...again] };
}

/** Those of the notifications that together speak of so many calls; null when none do. */
function thatSpeakOf(
	calls: number,
	[first, ...others]: readonly SeenNotification[],
): readonly SeenNotification[] | null {
	if (calls === 0) return [];
	if (first === undefined) return null;
	const withFirst = thatSpeakOf(calls - callsIn(first), others);
	return withFirst === null ? thatSpeakOf(calls, others) : [first, ...withFirst];
}

/** It speaks of no call: a kill cost the sign-in. */
export function saysSignInExpired({ summary }: SeenNotification): boolean {
	return summary === 'Your sign-in has expired';
}

/** How many calls a notification speaks of. */
export function callsIn(notification: SeenNotification): number {
	return read(notification).calls;
}

function read({ summary }: SeenNotification): { caller: string | null; calls: number } {
	const [, caller] = /^Missed call from (.+)$/.exec(summary) ?? [];
	if (caller !== undefined) return { caller, calls: 1 };
	const [, count] = /^(\d+) missed calls? while you were away$/.exec(summary) ?? [];
	if (count !== undefined) return { caller: null, calls: Number(count) };
	throw new Error(`A notification that nobody expected: ${summary}`);
}
