import { aTurn } from '../ground/a-turn.ts';
import type { CallStore } from '../cache/call-store.ts';
import { type Outcome, success } from '../contract/outcome.ts';

// Some milliseconds, with their commit.
const MARKS_PER_TURN = 200;

/**
 * Marks calls as handled or as open again, however many, with a turn of the event loop for others after every few; one
 * wish after the other, so that the last one holds. Where the store fails, those before stay marked.
 */
export function markInTurns(
	calls: Pick<CallStore, 'setHandled'>,
): (uuids: readonly string[], handled: boolean) => Promise<Outcome<null>> {
	let last: Promise<unknown> = Promise.resolve();
	return (uuids, handled) => {
		const marked = last.then(() => markAll(calls, uuids, handled));
		last = marked.catch(() => undefined);
		return marked;
	};
}

async function markAll(
	calls: Pick<CallStore, 'setHandled'>,
	uuids: readonly string[],
	handled: boolean,
): Promise<Outcome<null>> {
	for (let from = 0; from < uuids.length; from += MARKS_PER_TURN) {
		if (from > 0) await aTurn();
		const marked = calls.setHandled(uuids.slice(from, from + MARKS_PER_TURN), handled);
		if (!marked.ok) return marked;
	}
	return success(null);
}
