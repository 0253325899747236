import { aTurn } from './a-turn.ts';

/** Does `work` with `perTurn` of the items after the other, with a turn of the event loop for others in between. */
export async function inTurns<Item>(
	items: readonly Item[],
	perTurn: number,
	work: (some: readonly Item[]) => void,
): Promise<void> {
	for (let from = 0; from < items.length; from += perTurn) {
		if (from > 0) await aTurn();
		work(items.slice(from, from + perTurn));
	}
}
