/** Long work in short pieces: between two of them, clicks, pushes and the stream get their turn. */

// What a busy machine reads or stores in a few milliseconds.
export const RECORDS_PER_TURN = 5;

/** Lets everybody else have the event loop, once. */
export function aTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

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
