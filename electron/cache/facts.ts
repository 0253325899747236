import type { Statements } from './statements.ts';

/** Facts about the whole store that must survive a restart. */
export type FactName =
	/** What began at or before this moment was there before the first sign-in: it never notifies. */
	| 'baseline'
	/** The newest call's beginning when the store last agreed with the service. */
	| 'agreed-until'
	/** When that was. */
	| 'agreed-at'
	/** Whose calls these are. */
	| 'owner';

export function readFact(statements: Statements, name: FactName): string | null {
	const value = statements.value('SELECT value FROM facts WHERE name = ?', name);
	return typeof value === 'string' ? value : null;
}

export function writeFact(statements: Statements, name: FactName, value: string): void {
	statements.run(
		`INSERT INTO facts (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
		name,
		value,
	);
}
