/** Finds the calls that have every searched word. */
import type { SearchWord } from '../contract/search-words.ts';
import { aTurn } from './a-turn.ts';
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
	 * By place in the columns: 1 where all words are found; null when there are no words. Each word is looked for in a
	 * turn of its own. True until the next turn of the event loop.
	 */
	async find(words: readonly SearchWord[]): Promise<Uint8Array | null> {
		if (words.length === 0) return null;
		for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
			const { revision } = this.#data;
			for (const word of words) {
				if (this.#findOne(word).isNew) await aTurn();
			}
			if (revision === this.#data.revision) break;
		}
		const [first = new Uint8Array(), ...others] = words.map((word) => this.#findOne(word).places);
		if (others.length === 0) return first;
		return first.map((isThere, place) =>
			isThere === 1 && others.every((other) => other[place] === 1) ? 1 : 0,
		);
	}

	#findOne(word: SearchWord): { readonly places: Uint8Array; readonly isNew: boolean } {
		const { revision } = this.#data;
		if (this.#revision !== revision) this.#found.clear();
		this.#revision = revision;
		const key = JSON.stringify(word);
		const kept = this.#found.get(key);
		if (kept) return { places: kept, isNew: false };
		const places = this.#look(word);
		this.#found.set(key, places);
		return { places, isNew: true };
	}

	#look(word: SearchWord): Uint8Array {
		const { columns, circles, texts } = this.#data;
		const { ids, circles: circleOf } = columns;
		let most = 0;
		for (const id of ids) if (id > most) most = id;
		const inCircles = circles.having(word);
		const inTexts = new Uint8Array(most + 1);
		texts.mark(word, inTexts);
		const places = new Uint8Array(columns.count);
		for (let place = 0; place < places.length; place += 1) {
			places[place] = (inCircles[circleOf[place] ?? 0] ?? 0) | (inTexts[ids[place] ?? 0] ?? 0);
		}
		return places;
	}
}
