import { aTurn } from '../ground/a-turn.ts';
import type { Read } from './statements.ts';
import type { TextWords } from './text-words.ts';
import { forgetWords } from './word-ids.ts';

// A few milliseconds.
const WORDS_PER_TURN = 100;

/**
 * Forgets the words that no summary and no transcript has any more, in turns of the event loop, until `isOver` says
 * that these are not the store's words any longer.
 */
export async function forgetUnusedWords(
	texts: TextWords,
	read: Read,
	isOver: () => boolean,
): Promise<void> {
	for (let steps = texts.unused(); ;) {
		const step = steps.next();
		if (step.done) {
			const unused = step.value.slice(0, WORDS_PER_TURN);
			if (unused.length === 0) return;
			read((statements) => {
				forgetWords(statements, unused);
			}, undefined);
			texts.forget(unused);
		}
		await aTurn();
		if (isOver()) return;
		// What is unused now may be in use again by then.
		if (step.done) steps = texts.unused();
	}
}
