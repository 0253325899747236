import type { Statements } from './statements.ts';

/** Facts about the whole store that must survive a restart. */
export type FactName =
	/** What began at or before this moment was there before the first sign-in: it never notifies. */
	| 'baseline'
	/** The newest call's beginning when the store last agreed with the service. */
	| 'agreed-until'
	/** The uuid of that call: it must be in every answer about the time since. */
	| 'agreed-call'
	/** When that was. */
	| 'agreed-at'
	/** The unit of `from` and `to`, and the base URL for which it was found. */
	| 'timestamp-unit'
	/** The oldest beginning that the first fill has come down to; calls below it are not fetched yet. */
	| 'covered-down-to'
	/** What began before this moment was not kept here at some time: it is no news when it comes back. */
	| 'not-kept-before'
	/** `done`: everything the service has is here. `cancelled`: the person wanted no older calls. */
	| 'first-fill'
	/** The ids of the records that could not be understood, as JSON. */
	| 'not-understood'
	/** When somebody last listened, while somebody does. */
	| 'listening-at'
	/** Set while the app is off and ended in order: then the file need not be doubted. */
	| 'ended-well'
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

export function forgetFact(statements: Statements, name: FactName): void {
	statements.run('DELETE FROM facts WHERE name = ?', name);
}

/** Null forgets it. */
export function setFact(statements: Statements, name: FactName, value: string | null): void {
	if (value === null) forgetFact(statements, name);
	else writeFact(statements, name, value);
}
