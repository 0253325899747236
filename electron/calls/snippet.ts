/** Where a search found what the row does not show. */
import type { TranscriptLine } from '../contract/call.ts';
import type { CallRow, PartyLabel, Snippet } from '../contract/call-view.ts';
import { marksIn, marksInNumber } from '../contract/search-marks.ts';
import { folded, inTexts, isFoundIn, type SearchWord, wordsOf } from '../contract/search-words.ts';

// As much as a row's line has room for.
const LENGTH = 60;

/** The words that nothing in the row shows: neither the counterpart's name and number, nor via whom it came. */
export function unseenWords(row: CallRow, words: readonly SearchWord[]): readonly SearchWord[] {
	return words.filter((word) => !isSeen(word, row.counterpart) && !isSeen(word, row.via));
}

/** The first of the words in the summary; null when none of them is there. */
export function summarySnippet(summary: string, words: readonly SearchWord[]): Snippet | null {
	return hasOne(summary, words) ? { where: 'summary', text: excerpt(summary, words) } : null;
}

/** The first of the words in what was said; null when none of them was. */
export function transcriptSnippet(
	lines: readonly TranscriptLine[],
	words: readonly SearchWord[],
): Snippet | null {
	const line = lines.find(({ text }) => hasOne(text, words));
	return line ? { where: 'transcript', text: excerpt(line.text, words) } : null;
}

function isSeen(word: SearchWord, label: PartyLabel | null): boolean {
	if (label === null) return false;
	const { name, numberText } = label;
	if (name !== null && isFoundIn(word, wordsOf(name))) return true;
	return numberText !== null && marksInNumber(numberText, [word]).length > 0;
}

function hasOne(text: string, words: readonly SearchWord[]): boolean {
	const plain = folded(text);
	const forms = words.flatMap(inTexts);
	// Most texts do not have it anywhere: that is seen without taking them apart.
	if (!forms.some((form) => plain.includes(form.text))) return false;
	return isFoundIn(forms, wordsOf(text));
}

/** Around the first match, about `LENGTH` long, cut at words. */
function excerpt(text: string, words: readonly SearchWord[]): string {
	const [mark] = marksIn(text, words.map(inTexts));
	if (mark === undefined || text.length <= LENGTH) return text;
	const around = Math.max(0, LENGTH - (mark.to - mark.from)) / 2;
	const begin = Math.min(Math.ceil(mark.from - around), text.length - LENGTH);
	const from = beginAt(text, begin, mark.from);
	const to = endAt(text, Math.max(from + LENGTH, mark.to), mark.to);
	return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Where the first word begins that is wholly behind `place`; or the one with the match. */
function beginAt(text: string, place: number, match: number): number {
	if (place <= 0) return 0;
	const gap = text.slice(place - 1, match).search(/\s\S/);
	if (gap !== -1) return place + gap;
	// A word without end would be no excerpt.
	return Math.max(text.slice(0, match).search(/\S*$/), match - LENGTH);
}

/** Where the last word ends that is wholly before `place`; or the one with the match. */
function endAt(text: string, place: number, match: number): number {
	if (place >= text.length) return text.length;
	const gap = text.slice(match, place + 1).search(/\s\S*$/);
	if (gap !== -1) return match + gap;
	const rest = text.slice(match, match + LENGTH).search(/\s/);
	return match + (rest === -1 ? LENGTH : rest);
}
