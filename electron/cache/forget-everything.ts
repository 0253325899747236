import { readFact, writeFact } from './facts.ts';
import type { Statements } from './statements.ts';
import { forgetWords } from './word-ids.ts';

/** Forgets every call and all that is known beside them. Must run in a transaction. */
export function forgetEverything(statements: Statements): number {
	const calls = statements.run('DELETE FROM calls');
	const known = ['marks', 'transcript_notices', 'reminders', 'reopened', 'attempts'] as const;
	for (const table of [...known, 'facts', 'gaps']) {
		statements.run(`DELETE FROM ${table}`);
	}
	forgetWords(statements, null);
	return calls;
}

/** Makes this the history of `owner`. What was another person's is forgotten first: answers how many calls that was. */
export function claimFor(statements: Statements, owner: string): number {
	const before = readFact(statements, 'owner');
	if (before === owner) return 0;
	const forgotten = before === null ? 0 : forgetEverything(statements);
	writeFact(statements, 'owner', owner);
	return forgotten;
}
