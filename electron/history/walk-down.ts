/** Pages of the list, each below the one before it and overlapping it, so that no call between two is missed. */
import { failed, type Outcome } from '../contract/outcome.ts';
import type { CallPage } from './call-service.ts';
import {
	askForPage,
	type Asked,
	type CatchUpParts,
	coveredPage,
	type CoveredPage,
	OVERLAP,
	PAGE,
	storePage,
} from './cover-page.ts';

export interface Walk {
	readonly start: Asked;
	/** How far down (ISO 8601) everything is covered already; null: nothing is. */
	readonly above: string | null;
	/** Whether this page is the last one wanted. */
	readonly meets: (page: CoveredPage) => boolean;
	/** Called with each page that was stored. */
	readonly noted?: (page: CoveredPage) => Outcome<unknown>;
}

export interface Walked {
	/** The uppermost page with a call in it, else the uppermost. */
	readonly first: CoveredPage;
	readonly last: CoveredPage;
}

// A service that does not heed `offset` says the same for ever; records that cannot be told apart look like that, too.
const MOST_IN_VAIN = 50;

/**
 * Asks and stores until `meets`. It ends: each page comes further down, or shows a record that was not seen on the way,
 * or is one of fifty that do neither, after which the service is `not-understood`; and it goes back once, at most to
 * the top, for each depth.
 */
export async function walkDown(parts: CatchUpParts, walk: Walk): Promise<Outcome<Walked>> {
	let asked = walk.start;
	let reached = walk.above;
	let first: CoveredPage | null = null;
	let pageAbove: ReadonlySet<string> = new Set();
	let isGoingBack = false;
	/** The depth at which a tear is no sign of anything, because the pages above it were asked for again. */
	let mendedAt: string | null = null;
	const vain = new InVain();
	for (;;) {
		const askedAt = parts.now();
		const page = await askForPage(parts, asked);
		if (!page.ok) return page;
		const isTorn = asked.offset > 0 && !touches(page.value, reached, pageAbove);
		if (isTorn && reached !== mendedAt) {
			// Calls were deleted above meanwhile: the page came too low. Ask for the one before.
			isGoingBack = true;
			asked = { ...asked, offset: Math.max(0, asked.offset - PAGE) };
			continue;
		}
		// Torn again at the same depth: the list is so. It holds records that nobody understands, or keeps no order.
		if (isGoingBack) mendedAt = reached;
		isGoingBack = false;
		const stored = await storePage(parts, asked, page.value, askedAt);
		if (!stored.ok) return stored;
		if (first === null || (first.newest === null && stored.value.newest !== null)) {
			first = stored.value;
		}
		const note = walk.noted?.(stored.value);
		if (note?.ok === false) return note;
		if (walk.meets(stored.value)) return { ok: true, value: { first, last: stored.value } };
		const { lowest } = stored.value;
		const isLower = lowest !== null && (reached === null || lowest < reached);
		if (isLower) reached = lowest;
		if (vain.isOverWith(page.value, isLower)) return notHeeded(parts);
		pageAbove = new Set(page.value.records);
		asked = { ...asked, offset: asked.offset + PAGE - OVERLAP };
	}
}

/** Whether nothing can be missing between what was reached and this page. */
function touches(page: CallPage, reached: string | null, above: ReadonlySet<string>): boolean {
	const newest = coveredPage(page).newest?.startedAt ?? null;
	if (reached === null || (newest !== null && newest >= reached)) return true;
	return page.records.some((record) => above.has(record));
}

/** Counts the pages that bring nothing. */
class InVain {
	/** Since the walk last came further down. */
	#seen = new Set<string>();
	#pages = 0;

	isOverWith({ records }: CallPage, isLower: boolean): boolean {
		if (isLower) this.#seen = new Set();
		const isNews = isLower || records.some((record) => !this.#seen.has(record));
		for (const record of records) this.#seen.add(record);
		this.#pages = isNews ? 0 : this.#pages + 1;
		return this.#pages >= MOST_IN_VAIN;
	}
}

function notHeeded({ service }: CatchUpParts): Outcome<never> {
	const { host } = new URL(service.baseUrl);
	return failed({ kind: 'not-understood', peer: 'service', host, found: 'other' });
}
