/** By which words a call is found. */
import type { Call } from '../contract/call.ts';
import { numberForms, wordsOf } from '../contract/search-words.ts';

// White space and ASCII's punctuation: not all that ends a word, but nothing that does not.
const BETWEEN_WORDS = /[\s!-/:-@[-`{-~]+/;

/** Of everybody who took part: names and numbers, each word once. */
export function circleWords({ caller, callee, diversions }: Call): readonly string[] {
	const parties = [caller, callee, ...diversions.map(({ party }) => party)];
	const words = parties.flatMap(({ name, number, numberKind }) => [
		...(name === null ? [] : wordsOf(name)),
		...(number === null ? [] : numberForms(number, numberKind === 'global')),
	]);
	return [...new Set(words)];
}

/** Of the summary and of what was said, each word once. */
export function textWords({ transcription }: Call): readonly string[] {
	if (transcription === null) return [];
	const lines = transcription.lines ?? [];
	const texts = [transcription.summary ?? '', ...lines.map(({ text }) => text)];
	// People repeat themselves: folding each word once takes a third of the time.
	const distinct = new Set(texts.join('\n').split(BETWEEN_WORDS));
	return [...new Set(wordsOf([...distinct].join('\n')))];
}
