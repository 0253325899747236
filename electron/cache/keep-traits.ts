import { counterpartKey } from '../calls/counterpart.ts';
import { circleWords, textWords } from '../calls/search-terms.ts';
import { traits } from '../calls/traits.ts';
import type { Call } from '../contract/call.ts';
import type { Statements } from './statements.ts';
import { wordIds } from './word-ids.ts';

/** Notes of a stored call what lists and searches need. Must run in the transaction that stores it. */
export function keepTraits(statements: Statements, id: number, call: Call): void {
	statements.run(
		`INSERT INTO call_traits (call, traits, circle) VALUES (?, ?, ?)
		ON CONFLICT (call) DO UPDATE SET traits = excluded.traits, circle = excluded.circle`,
		...[id, traits(call), circleOf(statements, call)],
	);
	const words = textWords(call);
	if (words.length === 0) statements.run('DELETE FROM call_words WHERE call = ?', id);
	else {
		statements.run(
			`INSERT INTO call_words (call, words) VALUES (?, ?)
			ON CONFLICT (call) DO UPDATE SET words = excluded.words`,
			...[id, Buffer.from(wordIds(statements, words).buffer)],
		);
	}
}

function circleOf(statements: Statements, call: Call): unknown {
	const circle = [circleWords(call).join('\n'), counterpartKey(call) ?? ''];
	return (
		statements.value('SELECT id FROM circles WHERE words = ? AND counterpart = ?', ...circle) ??
		statements.value(
			'INSERT INTO circles (words, counterpart) VALUES (?, ?) RETURNING id',
			...circle,
		)
	);
}
