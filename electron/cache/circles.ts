/** Who took part in calls, held in memory: far fewer than there are calls. */
import type { SearchWord } from '../contract/search-words.ts';
import type { Statements } from './statements.ts';

// Before the counterparts' own numbers, which begin with 0.
const WITHHELD = 1;
const FIRST = 2;

export class Circles {
	readonly #ids: number[] = [];
	/** In the order of `#ids`: the words, each with a line break before it. */
	readonly #words: string[] = [];
	/** By id, counted from `FIRST`; 0: not here. */
	#counterparts = new Int32Array(1024);
	readonly #keys: string[] = [];
	readonly #numbers = new Map<string, number>();

	/** How many counterparts there are: they are numbered from 0. */
	get counterpartCount(): number {
		return this.#keys.length;
	}

	/** Reads those of these circles that are not here yet. */
	load(statements: Statements, calls: readonly { readonly circle: number }[]): void {
		const unknown = new Set<number>();
		for (const { circle } of calls) if (!this.#counterparts[circle]) unknown.add(circle);
		if (unknown.size === 0) return;
		const rows = statements.rows(
			'SELECT id, words, counterpart FROM circles WHERE id IN (SELECT value FROM json_each(?))',
			JSON.stringify([...unknown]),
		) as readonly { readonly id: number; readonly words: string; readonly counterpart: string }[];
		for (const { id, words, counterpart } of rows) {
			this.#ids.push(id);
			this.#words.push(`\n${words}`);
			this.#makeRoomFor(id);
			this.#counterparts[id] = counterpart === '' ? WITHHELD : this.#number(counterpart) + FIRST;
		}
	}

	/** The number of a circle's counterpart; -1: withheld. */
	counterpartOf(circle: number | undefined): number {
		return (this.#counterparts[circle ?? 0] ?? WITHHELD) - FIRST;
	}

	/** The number of a `counterpartKey`; -1: no call is with that one. */
	numberOf(key: string): number {
		return this.#numbers.get(key) ?? -1;
	}

	keyOf(counterpart: number): string {
		return this.#keys[counterpart] ?? '';
	}

	/** By circle: 1 where the word is found in a name or a number. */
	having(word: SearchWord): Uint8Array {
		const forms = word.map(({ text, atStart }) => (atStart ? `\n${text}` : text));
		const found = new Uint8Array(this.#counterparts.length);
		for (const [index, words] of this.#words.entries()) {
			if (forms.some((form) => words.includes(form))) found[this.#ids[index] ?? 0] = 1;
		}
		return found;
	}

	#makeRoomFor(id: number): void {
		if (id < this.#counterparts.length) return;
		const larger = new Int32Array(id * 2);
		larger.set(this.#counterparts);
		this.#counterparts = larger;
	}

	#number(key: string): number {
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		this.#numbers.set(key, this.#keys.length);
		return this.#keys.push(key) - 1;
	}
}
