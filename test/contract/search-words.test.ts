import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksIn, marksInNumber } from '../../electron/contract/search-marks.ts';
import {
	folded,
	isFoundIn,
	numberForms,
	searchWords,
	wordsOf,
} from '../../electron/contract/search-words.ts';

const anyText = fc.string({ unit: 'binary' });

function finds(typed: string, text: string): boolean {
	return searchWords(typed).every((word) => isFoundIn(word, wordsOf(text)));
}

function findsNumber(typed: string, number: string, isGlobal: boolean): boolean {
	return searchWords(typed).every((word) => isFoundIn(word, numberForms(number, isGlobal)));
}

function marked(text: string, typed: string): readonly string[] {
	return marksIn(text, searchWords(typed)).map(({ from, to }) => text.slice(from, to));
}

function markedNumber(numberText: string, typed: string): readonly string[] {
	return marksInNumber(numberText, searchWords(typed)).map(({ from, to }) =>
		numberText.slice(from, to),
	);
}

test.each([
	['mull', 'Müller'],
	['MÜLLER', 'mu\u0308ller'],
	['strasse', 'Straße'],
	['straße', 'STRASSE'],
	['Weiß', 'weiss'],
	['termin', 'Liefertermin verschoben'],
	['Müller-Lüd', 'Müller-Lüdenscheidt'],
	['müller, anna', 'Anna Müller'],
	["o'brien", 'O’Brien'],
	['jose', 'José'],
	['soren', 'Søren'],
	['aß', 'assel'],
	['be', 'Anna Berger'],
	['4711', 'Auftrag 4711-12'],
	['ﬁn', 'finden'],
])('%s finds %s', (typed, text) => {
	expect(finds(typed, text)).toBe(true);
});

test.each([
	['anna müller', 'Anna Berger'],
	['er', 'Anna Berger'],
	['mueller', 'Müller'],
	['r b', 'Anna Berger'],
])('%s does not find %s', (typed, text) => {
	expect(finds(typed, text)).toBe(false);
});

test.each(['089 123', '+4989123', '0049 89 123', '4989123', '(089) 123', '+49 (0)89 / 123', '089'])(
	'%s finds 498912345 as it is written anywhere',
	(typed) => {
		expect(findsNumber(typed, '498912345', true)).toBe(true);
	},
);

test.each(['+89', '0891 24', '+1', '0049 98', '21989'])('%s does not find 498912345', (typed) => {
	expect(findsNumber(typed, '498912345', true)).toBe(false);
});

const MEIERS = [...wordsOf('Jana Meier'), ...numberForms('4989123456', true)];

test.each([
	'+49 89 123456 Meier',
	'089 12 34 56 Meier',
	'Meier 089 12 34 56',
	'meier, +49 (0)89 12 34 56, jana',
	'0049 89 12 / 34 56 Meier',
	'Meier 89 12',
	'jana 089 123456 meier',
])('%s finds Meier and the number', (typed) => {
	expect(searchWords(typed).every((word) => isFoundIn(word, MEIERS))).toBe(true);
});

test.each(['089 12 34 57 Meier', '+49 30 123456 Meier', '089 12 34 56 Berger'])(
	'%s does not',
	(typed) => {
		expect(searchWords(typed).every((word) => isFoundIn(word, MEIERS))).toBe(false);
	},
);

test('numbers that may be two stay two', () => {
	const texts = wordsOf('Auftrag 4711 vom März 2026');

	expect(searchWords('2026 4711 auftrag').every((word) => isFoundIn(word, [], texts))).toBe(true);
});

test('an extension is found by its digits, and by the two that it begins with', () => {
	expect(findsNumber('142', '142', false)).toBe(true);
	expect(findsNumber('14', '142', false)).toBe(true);
	expect(findsNumber('42', '142', false)).toBe(false);
});

test.each([
	['+1 212 555', '1212555'],
	['0212', '1212555'],
	['06', '436641234'],
	['0664', '436641234'],
	['0555', '3545551234'],
])('%s finds %s, whichever country it belongs to', (typed, number) => {
	expect(findsNumber(typed, number, true)).toBe(true);
});

test.each(['', '   ', '+', '00', '()', '?!', '-', '" *'])('%j searches for nothing', (typed) => {
	expect(searchWords(typed)).toEqual([]);
});

test('a word that is typed twice is searched for once', () => {
	expect(searchWords('Anna anna ÁNNA')).toHaveLength(1);
});

test.each([
	['Straße', 'strasse', ['Straße']],
	['Straße', 'as', []],
	['Straße', 'ras', ['raß']],
	['Anna Mu\u0308ller', 'mul', ['Mu\u0308l']],
	['Anna Mu\u0308ller', 'mu', ['Mu\u0308']],
	['Banana', 'ana', ['anana']],
	['Anna Berger, Anna', 'an be', ['An', 'Be', 'An']],
	['Anna', '', []],
])('in %s the words %s mark %j', (text, typed, expected) => {
	expect(marked(text, typed)).toEqual(expected);
});

test.each([
	['+49 89 123456', '089 123', ['89 123']],
	['+49 89 123456', '+49 89', ['49 89']],
	['+49 89 123456', '0049', ['49']],
	['+49 89 123456', '912', ['9 12']],
	['+49 89 123456', '0', []],
	['+49 89 123456', 'anna', []],
	['142', '42', []],
	['142', '14', ['14']],
	['+1 212 555', '0212', ['212']],
])('in the number %s the words %s mark %j', (numberText, typed, expected) => {
	expect(markedNumber(numberText, typed)).toEqual(expected);
});

test('a text is folded as its characters are', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			expect(folded(text)).toBe(Array.from(text, folded).join(''));
		}),
	);
});

test('whatever is typed and wherever: what is found is marked, and nothing else', () => {
	const text = fc.string({
		unit: fc.constantFrom('a', 'A', 'ä', 'ß', 's', 'S', '1', ' ', ',', '\u0308'),
		maxLength: 12,
	});
	fc.assert(
		fc.property(text, text, (typed, shown) => {
			const words = searchWords(typed);

			const isFound = words.some((word) => isFoundIn(word, wordsOf(shown)));

			expect(marksIn(shown, words).length > 0).toBe(isFound);
		}),
	);
});

test('whatever is typed marks pieces of the text, in order', () => {
	fc.assert(
		fc.property(anyText, anyText, (typed, shown) => {
			const words = searchWords(typed);
			for (const marks of [marksIn(shown, words), marksInNumber(shown, words)]) {
				let before = 0;
				for (const { from, to } of marks) {
					expect(from).toBeGreaterThanOrEqual(before);
					expect(to).toBeGreaterThan(from);
					before = to;
				}
				expect(before).toBeLessThanOrEqual(shown.length);
			}
		}),
	);
});
