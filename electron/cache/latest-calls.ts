/** The newest calls that can be seen, however many that are hidden stand above them. */
import type { ListedCall } from './call-columns.ts';
import type { HiddenIds } from './hidden-calls.ts';
import type { ListData } from './list-data.ts';
import { readSlice } from './read-listed.ts';
import type { Read } from './statements.ts';

// What the file is asked for at once, and how often: some milliseconds in all.
const CALLS_PER_STEP = 50;
const STEPS = 20;

export interface LatestIds {
	/** Newest first. */
	readonly ids: readonly number[];
	/** False: there may be more, which are known when the lists are read. */
	readonly isAll: boolean;
}

/** At most `limit` ids: from memory as far as the lists are there, and in a few small steps from the file below that. */
export function latestIds(
	{ columns, hasCalls }: Pick<ListData, 'columns' | 'hasCalls'>,
	hidden: HiddenIds,
	limit: number,
	read: Read,
): LatestIds {
	const seen: number[] = [];
	const isDone = (): boolean => seen.length >= limit;
	const { ids } = columns;
	// By place: tens of thousands may be hidden above the first one that is not.
	for (let place = 0; place < ids.length && !isDone(); place += 1) {
		const id = ids[place] ?? 0;
		if (!hidden.has(id)) seen.push(id);
	}
	if (isDone() || hasCalls) return { ids: seen, isAll: true };

	let below = columns.oldest;
	const perStep = Math.min(limit + hidden.size, CALLS_PER_STEP);
	for (let step = 0; step < STEPS; step += 1) {
		const calls: readonly ListedCall[] = read((all) => readSlice(all, below, perStep), []);
		const found = calls.map(({ id }) => id).filter((id) => !hidden.has(id));
		seen.push(...found.slice(0, limit - seen.length));
		if (isDone() || calls.length < perStep) return { ids: seen, isAll: true };
		below = calls.at(-1) ?? below;
	}
	return { ids: seen, isAll: false };
}
