/** Long work in short pieces: between two of them, clicks, pushes and the stream get their turn. */
import { aTurn } from '../ground/a-turn.ts';

// What a busy machine reads or stores in a few milliseconds.
export const RECORDS_PER_TURN = 5;

/** As `map` does, with a turn for others after every few. */
export async function mapInTurns<From, To>(
	items: readonly From[],
	each: (item: From) => To,
): Promise<To[]> {
	const mapped: To[] = [];
	for (const item of items) {
		if (mapped.length > 0 && mapped.length % RECORDS_PER_TURN === 0) await aTurn();
		mapped.push(each(item));
	}
	return mapped;
}
