/** Asks the service for what is not here yet, while older calls are still to come. */
import { callRow } from '../calls/call-row.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { CallRow } from '../contract/call-view.ts';
import { type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from '../history/call-service.ts';

// What a person looks through, and no more: the rest comes by itself.
const LIMIT = 100;

// What a quiet machine stores in a few milliseconds.
const CALLS_PER_TURN = 25;

interface Found {
	/** How many calls came that were not here. */
	readonly found: number;
	/** Those that are too old to be kept here, newest first. */
	readonly notKept: readonly CallRow[];
}

/**
 * Searches names and numbers at the service and keeps what it finds; answers what that brought. Nothing is
 * concluded about what it did not find, and nobody is told of calls that were there before the first sign-in. Calls
 * that are all here need no question.
 */
export async function searchService(
	service: Pick<CallService, 'list'>,
	calls: Pick<CallStore, 'apply' | 'fact' | 'kept'>,
	words: string,
	now: () => number,
): Promise<Outcome<Found>> {
	const search = asService(words);
	// Before the baseline is noted, nobody can tell old from new.
	const isAllHere = calls.fact('first-fill') === 'done' && calls.kept.since() === null;
	if (search === '' || isAllHere || calls.fact('baseline') === null) {
		return success({ found: 0, notKept: [] });
	}
	const askedAt = now();
	const owner = calls.fact('owner');
	const range = { search, limit: LIMIT, offset: 0 };
	const page = await service.list(range, new AbortController().signal);
	if (!page.ok) return page;
	let found = 0;
	for (let from = 0; from < page.value.calls.length; from += CALLS_PER_TURN) {
		// Somebody else may have signed in meanwhile.
		if (calls.fact('owner') !== owner) break;
		const some = page.value.calls.slice(from, from + CALLS_PER_TURN);
		const stored = calls.apply(some, null, askedAt);
		if (!stored.ok) return stored;
		found += stored.value;
		await new Promise((resolve) => setImmediate(resolve));
	}
	const since = calls.kept.since();
	const notKept = page.value.calls.filter(
		({ startedAt }) => since !== null && Date.parse(startedAt) < since,
	);
	return success({ found, notKept: notKept.map((call) => callRow(call, false, null)) });
}

/** The service knows E.164 without plus, and no formatting. */
function asService(typed: string): string {
	const words = typed.trim();
	if (!/^[\d\s()+./–-]+$/.test(words)) return words;
	return words
		.replace(/\(\s*0\s*\)/, '')
		.replace(/\D/g, '')
		.replace(/^0+/, '');
}
