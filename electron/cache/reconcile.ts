import { forgetAttempts } from './attempts.ts';
import type { Statements } from './statements.ts';

/** A piece of time that one answer of the list has covered from end to end. */
export interface CoveredWindow {
	/** Beginnings after this one, in milliseconds since 1970; null: however old. */
	readonly after: number | null;
	/** Beginnings before this one; null: however new. */
	readonly before: number | null;
	/** What the list has in it. */
	readonly uuids: ReadonlySet<string>;
	/** When the list was asked for: what arrived since may be missing from it and exist all the same. */
	readonly askedAt: number;
}

// A record may reach the stream a moment before the list has it; and clocks are set.
const GRACE_MS = 60_000;

/** Removes the calls in the window that the list does not have any more; answers their uuids. Marks stay. */
export function removeDeleted(statements: Statements, window: CoveredWindow): readonly string[] {
	const local = statements.rows(
		`SELECT id, uuid, counterpart FROM calls
		WHERE started_at > ? AND started_at < ? AND arrived_at < ?`,
		window.after ?? Number.MIN_SAFE_INTEGER,
		window.before ?? Number.MAX_SAFE_INTEGER,
		window.askedAt - GRACE_MS,
	) as readonly {
		readonly id: number;
		readonly uuid: string;
		readonly counterpart: string | null;
	}[];
	const deleted = local.filter(({ uuid }) => !window.uuids.has(uuid));
	if (deleted.length === 0) return [];
	for (const { id } of deleted) statements.run('DELETE FROM calls WHERE id = ?', id);
	forgetAttempts(
		statements,
		deleted.map(({ counterpart }) => counterpart),
	);
	return deleted.map(({ uuid }) => uuid);
}
