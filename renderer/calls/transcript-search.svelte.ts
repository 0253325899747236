import type { TranscriptLine } from '../../electron/contract/call.ts';
import { marksIn, type Mark } from '../../electron/contract/search-marks.ts';
import { folded, searchWords, type SearchWord } from '../../electron/contract/search-words.ts';

const NONE: readonly Mark[] = [];

/** Finds words in a transcript: those typed beside it, else those the list was searched for. */
export class TranscriptSearch {
	#typed = $state('');
	#place = $state(0);
	readonly #lines: () => readonly TranscriptLine[];
	readonly #listWords: () => string;

	readonly #folded = $derived.by(() => this.#lines().map(({ text }) => folded(text)));
	readonly #words = $derived.by(() =>
		searchWords(this.#typed.trim() === '' ? this.#listWords() : this.#typed),
	);
	readonly #marks = $derived.by(() => {
		const maybe = anyOf(this.#words);
		return this.#lines().map(({ text }, line) =>
			// Most lines have none of the words; only the others are looked at closely.
			maybe?.test(this.#folded[line] ?? '') === true ? marksIn(text, this.#words) : NONE,
		);
	});
	readonly #before = $derived.by(() => {
		let count = 0;
		return this.#marks.map((marks) => (count += marks.length) - marks.length);
	});

	readonly total = $derived.by(() => this.#marks.reduce((sum, marks) => sum + marks.length, 0));

	/** `listWords`: what the list is searched for, as typed. */
	constructor(lines: () => readonly TranscriptLine[], listWords: () => string) {
		this.#lines = lines;
		this.#listWords = listWords;
	}

	get typed(): string {
		return this.#typed;
	}

	set typed(typed: string) {
		this.#typed = typed;
		this.#place = 0;
	}

	/** Something is searched for. */
	get searching(): boolean {
		return this.#words.length > 0;
	}

	/** Which match the person is at, counted from one; 0 when there is none. */
	get place(): number {
		return this.total === 0 ? 0 : Math.min(this.#place, this.total - 1) + 1;
	}

	/** Goes to another match, round and round. */
	step(by: number): void {
		if (this.total > 0) this.#place = (this.place - 1 + by + this.total) % this.total;
	}

	marksOf(line: number): readonly Mark[] {
		return this.#marks[line] ?? NONE;
	}

	/** Which of a line's marks the person is at; -1: none of them. */
	currentIn(line: number): number {
		const inLine = this.place - 1 - (this.#before[line] ?? 0);
		return inLine >= 0 && inLine < this.marksOf(line).length ? inLine : -1;
	}
}

/** Finds the words in a folded text, quickly; null: there are none to find. */
function anyOf(words: readonly SearchWord[]): RegExp | null {
	// Letters and digits only: nothing in them means anything to a regular expression.
	const forms = words
		.flat()
		.map(({ text, atStart }) => (atStart ? `(?<![\\p{L}\\p{N}])${text}` : text));
	return forms.length === 0 ? null : new RegExp(forms.join('|'), 'u');
}
