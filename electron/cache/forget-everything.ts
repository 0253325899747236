import type { Statements } from './statements.ts';

/** Forgets every call and all that is known beside them. Must run in a transaction. */
export function forgetEverything(statements: Statements): number {
	const calls = statements.run('DELETE FROM calls');
	for (const table of ['marks', 'facts', 'gaps', 'attempts']) {
		statements.run(`DELETE FROM ${table}`);
	}
	return calls;
}
