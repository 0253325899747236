import type { Statements } from './statements.ts';
import { forgetWords } from './word-ids.ts';

/** Forgets every call and all that is known beside them. Must run in a transaction. */
export function forgetEverything(statements: Statements): number {
	const calls = statements.run('DELETE FROM calls');
	for (const table of ['marks', 'facts', 'gaps', 'attempts']) {
		statements.run(`DELETE FROM ${table}`);
	}
	forgetWords(statements, null);
	return calls;
}
