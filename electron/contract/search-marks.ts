/** Where searched words stand in what is shown: what the window highlights. */
import { folded, numberForms, type SearchWord, WORD, type WordForm } from './search-words.ts';

/** A piece of a text: from the index of its first UTF-16 unit to the index after its last one. */
export interface Mark {
	readonly from: number;
	readonly to: number;
}

/** Where the words stand in a name, a summary or a transcript: in order, never overlapping. */
export function marksIn(text: string, words: readonly SearchWord[]): readonly Mark[] {
	if (words.length === 0) return [];
	const letters = lettersOf(text);
	const plain = letters.map(({ letter }) => letter).join('');
	const spans = [...plain.matchAll(WORD)].flatMap(({ 0: word, index }) =>
		words.flat().flatMap((form) =>
			places(word, form).map((at) => ({
				first: index + at,
				last: index + at + form.text.length - 1,
			})),
		),
	);
	return marksOf(spans, letters);
}

/** Where the words stand in a number as a label shows it: `+49 89 123456`, `142`. */
export function marksInNumber(numberText: string, words: readonly SearchWord[]): readonly Mark[] {
	if (words.length === 0) return [];
	const letters = lettersOf(numberText).filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter));
	const digits = letters.map(({ letter }) => letter).join('');
	const spans = numberForms(digits, numberText.startsWith('+')).flatMap((number) => {
		const shift = digits.length - number.length;
		// The national form's zero is not to be seen in the number.
		const visible = number === digits ? 0 : 1;
		return words.flat().flatMap((form) =>
			places(number, form).map((at) => ({
				first: Math.max(at, visible) + shift,
				last: at + form.text.length - 1 + shift,
			})),
		);
	});
	return marksOf(spans, letters);
}

interface Letter {
	readonly letter: string;
	readonly from: number;
	readonly to: number;
}

/** A text's folded UTF-16 units, each with the piece of the text that it comes from. */
function lettersOf(text: string): readonly Letter[] {
	const letters: { readonly letter: string; readonly from: number; to: number }[] = [];
	let from = 0;
	for (const character of text) {
		const to = from + character.length;
		const units = folded(character).split('');
		if (units.length === 0) {
			// A mark belongs to the letter before it.
			for (const before of letters.slice(-4)) if (before.to === from) before.to = to;
		}
		for (const letter of units) letters.push({ letter, from, to });
		from = to;
	}
	return letters;
}

/** Where a form stands in a word. */
function places(word: string, { text, atStart }: WordForm): readonly number[] {
	if (atStart) return word.startsWith(text) ? [0] : [];
	const found: number[] = [];
	for (let at = word.indexOf(text); at !== -1; at = word.indexOf(text, at + 1)) found.push(at);
	return found;
}

function marksOf(
	spans: readonly { readonly first: number; readonly last: number }[],
	letters: readonly Letter[],
): readonly Mark[] {
	const marks: { from: number; to: number }[] = [];
	for (const { first, last } of spans.toSorted((a, b) => a.first - b.first)) {
		const from = letters[first]?.from;
		const to = letters[last]?.to;
		if (from === undefined || to === undefined || last < first) continue;
		const before = marks.at(-1);
		if (before && from <= before.to) before.to = Math.max(before.to, to);
		else marks.push({ from, to });
	}
	return marks;
}
