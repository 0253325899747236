import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callRow } from '../../electron/calls/call-row.ts';
import { summarySnippet, transcriptSnippet, unseenWords } from '../../electron/calls/snippet.ts';
import type { Call } from '../../electron/contract/call.ts';
import type { Snippet } from '../../electron/contract/call-view.ts';
import { marksIn } from '../../electron/contract/search-marks.ts';
import { searchWords } from '../../electron/contract/search-words.ts';
import { aCall, aDiversion, aParty } from '../fakes/a-call.ts';

function callSaying(summary: string | null, ...texts: readonly string[]): Call {
	const lines = texts.map((text, offsetMs) => ({ offsetMs, speaker: 'callee' as const, text }));
	return aCall({ transcription: { available: true, summary, language: null, lines } });
}

function snippetOf(call: Call, typed: string): Snippet | null {
	const words = unseenWords(callRow(call, false, null), searchWords(typed));
	const { summary, lines } = call.transcription ?? { summary: null, lines: null };
	const inSummary = summary === null ? null : summarySnippet(summary, words);
	return inSummary ?? transcriptSnippet(lines ?? [], words);
}

test('what the row shows needs no snippet', () => {
	const sales = aParty({ name: 'Sales', service: 'queue' });
	const call = { ...callSaying('Anna Berger rief an'), diversions: [aDiversion({ party: sales })] };

	expect(snippetOf(call, 'anna 089 sales')).toBeNull();
});

test('one word that the row does not show is enough', () => {
	expect(snippetOf(callSaying('Anna fragt nach dem Preis'), 'anna preis')).toEqual({
		where: 'summary',
		text: 'Anna fragt nach dem Preis',
	});
});

test('the summary comes before the transcript', () => {
	const call = callSaying('Es ging um den Preis.', 'Der Preis?', 'Die Rechnung!');

	expect(snippetOf(call, 'preis')?.where).toBe('summary');
	expect(snippetOf(call, 'rechnung')).toEqual({ where: 'transcript', text: 'Die Rechnung!' });
});

test('a long text is cut at words, and says so', () => {
	const text =
		'Guten Tag, ich rufe an wegen der Lieferung, die gestern kommen sollte und die heute noch immer nicht da ist, leider.';

	expect(snippetOf(callSaying(null, text), 'gestern')?.text).toBe(
		'… wegen der Lieferung, die gestern kommen sollte und die heute …',
	);
	expect(snippetOf(callSaying(null, text), 'guten')?.text).toBe(
		'Guten Tag, ich rufe an wegen der Lieferung, die gestern …',
	);
	expect(snippetOf(callSaying(null, text), 'leider')?.text).toBe(
		'… kommen sollte und die heute noch immer nicht da ist, leider.',
	);
});

test('a match within a word shows the whole word', () => {
	const text = `${'vorher '.repeat(20)}Donaudampfschifffahrtsgesellschaft ${'nachher '.repeat(20)}`;

	expect(snippetOf(callSaying(text), 'fahrts')?.text).toContain(
		' Donaudampfschifffahrtsgesellschaft ',
	);
});

test('a word of two letters is looked for in names alone', () => {
	expect(snippetOf(callSaying('Er kommt'), 'er')).toBeNull();
});

test('a snippet is short, and has the match in it', () => {
	const texts = fc.string({
		unit: fc.constantFrom('a', 'b', 'x', ' ', ' ', ',', 'ä'),
		maxLength: 400,
	});
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			const words = searchWords('zebra');

			const lines = [{ offsetMs: 0, speaker: 'caller' as const, text: `${before}Zebra${after}` }];
			const found = transcriptSnippet(lines, words);

			expect(found).not.toBeNull();
			const text = found?.text ?? '';
			expect(marksIn(text, words).map(({ from, to }) => text.slice(from, to))).toEqual(['Zebra']);
			expect(text.length).toBeLessThan(200);
		}),
	);
});
