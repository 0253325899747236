/** Fills the gap between what the store holds and what the service has, from the newest call down. */
import { failed, type Outcome, success } from '../contract/outcome.ts';
import { type Asked, type CatchUpParts, type CoveredPage, OVERLAP } from './cover-page.ts';
import { findUnit, knownUnit, timestampIn } from './timestamp-unit.ts';
import { topGoal } from './top-goal.ts';
import { walkDown } from './walk-down.ts';

export type { CatchUpParts } from './cover-page.ts';

/**
 * Pages from the top until the list meets what was agreed on last time; the first time, until one has a call. Then the store
 * agrees with the service about everything above. What is interrupted begins again from the top, and repeats nothing
 * but reading.
 */
export async function coverTop(parts: CatchUpParts): Promise<Outcome<null>> {
	const { store, now } = parts;
	const agreedUntil = store.fact('agreed-until');
	const goal = topGoal(store);
	const from = goal === null ? {} : sinceGoal(parts, goal);
	const meets = ({ oldest, isLast }: CoveredPage): boolean =>
		isLast ||
		(oldest !== null &&
			(goal === null || Date.parse(oldest) < Math.max(goal, store.kept.since() ?? goal)));

	const covered = await walkDown(parts, { start: { offset: 0, ...from }, above: null, meets });
	if (!covered.ok) {
		const { failure } = covered;
		const isBadQuestion = failure.kind === 'refused' && failure.status === 400;
		return from.from !== undefined && isBadQuestion ? coverTopWithoutUnit(parts) : covered;
	}
	const { first, last } = covered.value;
	if (first.newest === null && first.isLast && from.from === undefined) return noteEmpty(parts);
	if (from.from !== undefined && !first.uuids.has(store.fact('agreed-call') ?? '')) {
		// The call that must be in it is not: deleted elsewhere, or the unit is another one.
		return coverTopWithoutUnit(parts);
	}
	// `done` of an empty history says nothing about one that has calls after all.
	const isAfterEmpty = agreedUntil === null && !last.isLast && store.fact('first-fill') === 'done';
	const isWhole = last.isLast && from.from === undefined;
	// Of a history that grew older than is kept while nobody looked, the list was not asked for all that is missing.
	const isCutShort = goal !== null && !last.isLast && goal < (store.kept.since() ?? goal);
	const isNewlyCovered = agreedUntil === null || isCutShort;
	const facts = [
		...(isNewlyCovered && last.oldest !== null ? [store.kept.noteCovered(last.oldest)] : []),
		...(isWhole ? noteWhole(parts, last) : []),
		...(isAfterEmpty ? [store.setFact('first-fill', null)] : []),
		store.setFact('agreed-until', first.newest?.startedAt ?? agreedUntil),
		store.setFact('agreed-call', first.newest?.uuid ?? null),
		store.setFact('agreed-at', new Date(now()).toISOString()),
	];
	const failure = facts.find((fact) => !fact.ok) ?? (await findUnitOnce(parts, first));
	return failure?.ok === false ? failure : success(null);
}

/** The same question without `from`, asked so that it cannot go wrong. */
function coverTopWithoutUnit(parts: CatchUpParts): Promise<Outcome<null>> {
	const forgotten = parts.store.setFact('timestamp-unit', null);
	return forgotten.ok ? coverTop(parts) : Promise.resolve(forgotten);
}

/** True while older calls are still to be fetched, are kept, and the person wants them. */
export function isFilling({ store }: Pick<CatchUpParts, 'store'>): boolean {
	if (store.fact('first-fill') !== null) return false;
	const since = store.kept.since();
	const coveredDownTo = store.fact('covered-down-to');
	return since === null || coveredDownTo === null || Date.parse(coveredDownTo) > since;
}

/**
 * The first fill: goes on where it was, newest first, to the end of the list or of what is kept. Every page is noted,
 * so that a kill costs one page.
 */
export async function fillDown(parts: CatchUpParts): Promise<Outcome<null>> {
	const { store } = parts;
	const reached = store.fact('covered-down-to');
	const offset = reached === null ? 0 : Math.max(0, store.countSince(reached) - OVERLAP);
	const noted = ({ oldest }: CoveredPage): Outcome<number> =>
		oldest === null ? success(0) : store.kept.noteCovered(oldest);
	const meets = ({ isLast }: CoveredPage): boolean => isLast || !isFilling(parts);

	const covered = await walkDown(parts, { start: { offset }, above: reached, meets, noted });
	if (!covered.ok) return covered;
	if (!isFilling(parts)) return success(null);
	const failure = noteWhole(parts, covered.value.last).find((fact) => !fact.ok);
	return failure?.ok === false ? failure : success(null);
}

/** The list has ended with this page. What is on it and not kept here keeps the history from being whole. */
function noteWhole({ store }: CatchUpParts, { lowest }: CoveredPage): readonly Outcome<number>[] {
	const done = store.setFact('first-fill', 'done');
	return lowest === null ? [done] : [done, store.kept.noteCovered(lowest)];
}

/** Asks only for what is newer than the goal, where the unit is known and a call proves that it is the right one. */
function sinceGoal({ service, store }: CatchUpParts, goal: number): Partial<Asked> {
	const unit = knownUnit(store, service.baseUrl);
	const agreedCall = store.fact('agreed-call');
	if (unit === null || agreedCall === null) return {};
	return { from: timestampIn(unit, goal), fromMs: goal + 1000, provenBy: agreedCall };
}

async function findUnitOnce(
	{ service, store, signal }: CatchUpParts,
	{ newest }: CoveredPage,
): Promise<Outcome<unknown> | null> {
	if (newest === null || knownUnit(store, service.baseUrl) !== null) return null;
	const found = await findUnit(service, store, newest.startedAt, signal);
	return signal.aborted ? failed({ kind: 'signed-out' }) : found;
}

/** The service has nothing. If that changes, nothing of what was covered before counts any more. */
function noteEmpty({ store, now }: CatchUpParts): Outcome<null> {
	const facts = [
		store.setFact('agreed-until', null),
		store.setFact('agreed-call', null),
		store.setFact('covered-down-to', null),
		store.setFact('first-fill', 'done'),
		store.setFact('agreed-at', new Date(now()).toISOString()),
	];
	const failure = facts.find((fact) => !fact.ok);
	return failure?.ok === false ? failure : success(null);
}
