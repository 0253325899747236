/**
 * How typed words are found in names, numbers and texts: the store searches and the window highlights by these rules.
 *
 * A text is a set of words, runs of letters and digits, compared without case, accents and ligatures (`ß` is `ss`).
 * A searched word is found inside any of them; one of less than three characters only where a word begins, and only
 * in names and numbers. What is typed as a number is found in any formatting.
 */

/** One way in which a searched word may stand in a text: folded, letters and digits only, never empty. */
export interface WordForm {
	readonly text: string;
	/** Only where a word or a number begins. */
	readonly atStart: boolean;
}

/** A word that must be found, in one of its forms. */
export type SearchWord = readonly WordForm[];

// What Unicode does not take for a letter with a mark, and people do.
const LETTERS: Readonly<Record<string, string>> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
};
const NOT_PLAIN = /[^\x20-\x7e]/;
const SHORT = /^.{1,2}$/u;
const NUMBER_LIKE = /^[\d\s()+./–-]*\d[\d\s()+./–-]*$/;
const NUMBER_PIECE = /^[\d()+./–-]+$/;
/** A word in a folded text. */
export const WORD = /[\p{L}\p{N}]+/gu;

/** Folds a text for comparison: lower case, without marks. The same for a whole text as for its characters. */
export function folded(text: string): string {
	if (!NOT_PLAIN.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}+/gu, '')
		.replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a text, folded. */
export function wordsOf(text: string): readonly string[] {
	return folded(text).match(WORD) ?? [];
}

/** The forms in which a party's number is found: as it is, and for E.164 without plus (`isGlobal`) `0891234` too. */
export function numberForms(number: string, isGlobal: boolean): readonly string[] {
	const words = wordsOf(number);
	const digits = words.join('');
	if (digits === '') return [];
	return isGlobal ? [digits, `0${digits.slice(countryCodeLength(digits))}`] : [digits];
}

/** What typed text searches for: every one must be found. Empty: nothing is searched for. */
export function searchWords(typed: string): readonly SearchWord[] {
	const text = folded(typed).trim();
	const tokens = NUMBER_LIKE.test(text) ? [text] : joinedNumbers(text.split(/\s+|(?=[,;])/));
	const words = tokens.flatMap((token) =>
		NUMBER_LIKE.test(token) ? [numberWord(token)] : wordsOf(token).map((word) => [anywhere(word)]),
	);
	const distinct = new Map(words.map((forms) => [JSON.stringify(forms), forms]));
	return [...distinct.values()].filter((forms) => forms.length > 0);
}

/**
 * Neighbouring pieces of a number are one: `089 12 34 56 meier`. Not where each piece is long enough to be found by itself:
 * those may as well be two numbers.
 */
function joinedNumbers(tokens: readonly string[]): readonly string[] {
	const runs: string[][] = [];
	for (const token of tokens) {
		const before = runs.at(-1);
		if (before && NUMBER_PIECE.test(token) && NUMBER_PIECE.test(before[0] ?? ''))
			before.push(token);
		else runs.push([token]);
	}
	const isShort = (token: string): boolean => SHORT.test(token.replace(/\D/g, ''));
	return runs.flatMap((run) => (run.some(isShort) ? [run.join(' ')] : run));
}

/** Whether a word is found among the words of names and numbers, or of summary and transcript. */
export function isFoundIn(
	word: SearchWord,
	people: readonly string[],
	texts: readonly string[] = [],
): boolean {
	return isAmong(word, people) || isAmong(inTexts(word), texts);
}

/** In which forms a word is looked for in summaries and transcripts: of two letters nearly every one has all. */
export function inTexts(word: SearchWord): SearchWord {
	return word.filter(({ text }) => !SHORT.test(text));
}

function isAmong(word: SearchWord, found: readonly string[]): boolean {
	return word.some(({ text, atStart }) =>
		found.some((one) => (atStart ? one.startsWith(text) : one.includes(text))),
	);
}

function anywhere(text: string): WordForm {
	return { text, atStart: SHORT.test(text) };
}

/** `+49 89`, `0049 89` and `+49 (0)89` begin with a country; whatever was typed may be a part of a number too. */
function numberWord(typed: string): SearchWord {
	const isInternational = /^[\s(]*(\+|00)/.test(typed);
	const text = isInternational ? typed.replace(/\(\s*0\s*\)/, '') : typed;
	const digits = text.replace(/\D/g, '');
	if (!isInternational) return [anywhere(digits)];
	const country = text.includes('+') ? digits : digits.slice(2);
	if (country === '') return [];
	const forms = [{ text: country, atStart: true }];
	return text.includes('+') ? forms : [...forms, anywhere(digits)];
}

/** [ITU-T E.164] Zones 1 and 7 are one country code each; of the others these have two digits, the rest three. */
function countryCodeLength(digits: string): number {
	if (/^[17]/.test(digits)) return 1;
	return /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.test(digits) ? 2 : 3;
}
