/** Calls that the person wants to hear of again. */
import { markOpen } from './marks.ts';
import type { Statements } from './statements.ts';
import { wholeNumber } from './stored-text.ts';
import { STORED_CALL, type StoredCall, storedCall } from './stored-call.ts';

export interface StoredReminder extends StoredCall {
	/** Milliseconds since 1970. */
	readonly dueAt: number;
}

/**
 * Opens the call again, because whoever wants to be reminded is not done with it, though having looked at it counted as
 * handling it. `at`: now, ISO 8601. Answers 1: whoever waits for the next reminder has to hear of it.
 */
export function remindAt(statements: Statements, uuid: string, dueAt: number, at: string): 1 {
	statements.run(
		`INSERT INTO reminders (uuid, due_at) VALUES (?, ?)
		ON CONFLICT (uuid) DO UPDATE SET due_at = excluded.due_at`,
		uuid,
		dueAt,
	);
	markOpen(statements, uuid, at);
	return 1;
}

/** Those whose time has come, in the order of their times. */
export function dueReminders(statements: Statements, nowMs: number): readonly StoredReminder[] {
	return statements
		.rows(
			`SELECT ${STORED_CALL}, due_at FROM reminders
			JOIN calls ON calls.uuid = reminders.uuid WHERE due_at <= ? ORDER BY due_at`,
			nowMs,
		)
		.map((row) => {
			const { due_at: dueAt } = row as { readonly due_at: unknown };
			return { ...storedCall(row), dueAt: wholeNumber(dueAt) };
		});
}

/** The next one after a moment, in milliseconds since 1970; null: there is none. */
export function nextReminder(statements: Statements, nowMs: number): number | null {
	const next = statements.value('SELECT min(due_at) FROM reminders WHERE due_at > ?', nowMs);
	return typeof next === 'number' ? next : null;
}

/** Answers how many calls that changed: none. */
export function settleReminders(statements: Statements, uuids: readonly string[]): 0 {
	for (const uuid of uuids) statements.run('DELETE FROM reminders WHERE uuid = ?', uuid);
	return 0;
}
