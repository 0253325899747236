/** The rows of a part of a list, ready to be shown. */
import { callRow } from '../calls/call-row.ts';
import { summarySnippet, transcriptSnippet, unseenWords } from '../calls/snippet.ts';
import type { Fold, ListRow, Snippet } from '../contract/call-view.ts';
import type { SearchWord } from '../contract/search-words.ts';
import { aTurn } from '../ground/a-turn.ts';
import type { CallColumns } from './call-columns.ts';
import { linesOf, listedCalls } from './list-queries.ts';
import type { ListView } from './list-view.ts';
import type { Read } from './statements.ts';
import type { StoredCall } from './stored-call.ts';

/** A row before its call is read. */
interface RowPlan {
	readonly id: number;
	readonly fold: Fold | null;
}

// A frame has room for it beside everything else.
const SNIPPETS_PER_TURN_MS = 5;

/** Which calls the rows `offset` to `offset + limit` show, and what they know of the others in their folds. */
export function planRows(
	{ ids }: CallColumns,
	{ calls, shown, from, to }: ListView,
	open: ReadonlySet<number>,
	offset: number,
	limit: number,
): readonly RowPlan[] {
	const plans: RowPlan[] = [];
	const end = Math.min(offset + limit, shown.length);
	for (let row = offset; row < end; row += 1) {
		const index = shown[row] ?? 0;
		const begin = from[row] ?? 0;
		const inFold = calls.subarray(begin, to[row]);
		const id = ids[calls[index] ?? 0] ?? 0;
		if (inFold.length === 1) plans.push({ id, fold: null });
		else {
			const fold = {
				calls: inFold.length,
				openCalls: inFold.reduce((sum, place) => sum + Number(open.has(ids[place] ?? 0)), 0),
				place: index - begin,
				unfolded: from[row + 1] === begin || from[row - 1] === begin,
			};
			plans.push({ id, fold });
		}
	}
	return plans;
}

/**
 * Reads the calls of rows; with `words`, says where they were found if a row does not show it; with `namesOwners`, whose
 * each call is.
 */
export async function readRows(
	read: Read,
	plans: readonly RowPlan[],
	words: readonly SearchWord[],
	namesOwners: boolean,
): Promise<readonly ListRow[]> {
	const ids = plans.map(({ id }) => id);
	const none: ReadonlyMap<number, StoredCall> = new Map();
	const stored = read((statements) => listedCalls(statements, ids), none);
	const rows: ListRow[] = [];
	let turnBegan = performance.now();
	for (const { id, fold } of plans) {
		const found = stored.get(id);
		if (!found) continue;
		const whose = namesOwners ? found.call.extension : null;
		const row = callRow(found.call, found.open, found.triedAt, whose);
		const unseen = unseenWords(row, words);
		rows.push({
			...row,
			fold,
			snippet: unseen.length === 0 ? null : where(read, id, found, unseen),
		});
		if (performance.now() - turnBegan > SNIPPETS_PER_TURN_MS) {
			await aTurn();
			turnBegan = performance.now();
		}
	}
	return rows;
}

/** In the summary, which is at hand, or in the transcript, which is read only when it is needed. */
function where(
	read: Read,
	id: number,
	{ call }: StoredCall,
	words: readonly SearchWord[],
): Snippet | null {
	if (call.transcription === null) return null;
	const { summary } = call.transcription;
	const inSummary = summary === null ? null : summarySnippet(summary, words);
	if (inSummary !== null) return inSummary;
	return transcriptSnippet(
		read((statements) => linesOf(statements, id), []),
		words,
	);
}
