import { expect, test } from 'vitest';
import { speakerTurns } from '../../renderer/calls/speaker-turns.ts';
import { TranscriptSearch } from '../../renderer/calls/transcript-search.svelte.ts';
import type { TranscriptLine } from '../../electron/contract/call.ts';

function line(text: string, speaker: TranscriptLine['speaker'] = 'caller'): TranscriptLine {
	return { offsetMs: 0, speaker, text };
}

test('lines of one speaker belong together, and know their place', () => {
	const turns = speakerTurns([line('a'), line('b'), line('c', 'callee'), line('d')]);

	expect(turns.map(({ first, lines }) => [first, lines.map(({ text }) => text)])).toEqual([
		[0, ['a', 'b']],
		[2, ['c']],
		[3, ['d']],
	]);
	expect(speakerTurns([])).toEqual([]);
});

test('what the list was searched for is found, until something else is typed', () => {
	const search = new TranscriptSearch(
		() => [line('The contract'), line('Friday')],
		() => 'contract',
	);

	expect([search.total, search.marksOf(0).length]).toEqual([1, 1]);
	search.typed = 'friday';
	expect([search.total, search.marksOf(0).length, search.marksOf(1).length]).toEqual([1, 0, 1]);
});

test('steps go round, and know which mark of which line they are at', () => {
	const search = new TranscriptSearch(
		() => [line('one one'), line('two'), line('one')],
		() => 'one',
	);
	const places = [0, 1, 2].map(() => {
		const current = [search.place, search.currentIn(0), search.currentIn(1), search.currentIn(2)];
		search.step(1);
		return current;
	});

	expect(places).toEqual([
		[1, 0, -1, -1],
		[2, 1, -1, -1],
		[3, -1, -1, 0],
	]);
	expect(search.place).toBe(1);
	search.step(-1);
	expect(search.place).toBe(3);
});

test('with nothing found there is nowhere to go', () => {
	const search = new TranscriptSearch(
		() => [line('one')],
		() => 'zebra',
	);
	search.step(1);

	expect([search.searching, search.place, search.total]).toEqual([true, 0, 0]);
});
