/** Finds the calls that have every searched word. */
import type { SearchWord } from '../contract/search-words.ts';
import { aTurn } from '../ground/a-turn.ts';
import type { ListData } from './list-data.ts';

// Calls that come meanwhile move the places: then it is done once more, and at last without a break.
const ATTEMPTS = 3;

export class WordFinder {
	readonly #data: ListData;
	readonly #found = new Map<string, Uint8Array>();
	#revision = -1;

	constructor(data: ListData) {
		this.#data = data;
	}

	/**
	 * By place in the columns: 1 where all words are found; null when there are no words. Looks for them in several
	 * turns of the event loop. True until the next one.
	 */
	async find(words: readonly SearchWord[]): Promise<Uint8Array | null> {
		if (words.length === 0) return null;
		for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
			if (await this.#lookFor(words)) break;
		}
		const each = words.map((word) => this.#kept(word) ?? atOnce(this.#look(word)));
		return each.reduce(inBoth);
	}

	/** False when something changed meanwhile. */
	async #lookFor(words: readonly SearchWord[]): Promise<boolean> {
		const { revision } = this.#data;
		for (const word of words) {
			if (this.#kept(word)) continue;
			for (const steps = this.#look(word); ;) {
				if (steps.next().done) break;
				await aTurn();
				if (revision !== this.#data.revision) return false;
			}
		}
		return true;
	}

	#kept(word: SearchWord): Uint8Array | null {
		const { revision } = this.#data;
		if (this.#revision !== revision) this.#found.clear();
		this.#revision = revision;
		return this.#found.get(JSON.stringify(word)) ?? null;
	}

	*#look(word: SearchWord): Generator<undefined, Uint8Array> {
		const { columns, circles, texts } = this.#data;
		const { ids, circles: circleOf } = columns;
		const inCircles = circles.having(word);
		yield;
		const inTexts = new Uint8Array(columns.largestId + 1);
		yield* texts.mark(word, inTexts);
		const places = new Uint8Array(columns.count);
		for (let place = 0; place < places.length; place += 1) {
			places[place] = (inCircles[circleOf[place] ?? 0] ?? 0) | (inTexts[ids[place] ?? 0] ?? 0);
		}
		this.#found.set(JSON.stringify(word), places);
		return places;
	}
}

function inBoth(one: Uint8Array, other: Uint8Array): Uint8Array {
	const both = new Uint8Array(one.length);
	for (let place = 0; place < both.length; place += 1) {
		both[place] = (one[place] ?? 0) & (other[place] ?? 0);
	}
	return both;
}

function atOnce(steps: Generator<undefined, Uint8Array>): Uint8Array {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
