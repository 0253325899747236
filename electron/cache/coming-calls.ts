import { STILL_OPEN } from './stored-call.ts';
import type { Read, Statements } from './statements.ts';
import { storing } from './store-failure.ts';

/** Where a call stands among the others, newest first. */
export interface Place {
	readonly id: number;
	/** Milliseconds since 1970. */
	readonly started_at: number;
}

/** Calls on their way from one database to another: those that have not come yet still count. */
export class ComingCalls {
	/** The last one that came; null: none did. */
	below: Place | null = null;
	readonly from: Statements;
	readonly since: number | null;

	/** `since`: those that began before (milliseconds since 1970) do not come; null: all do. */
	constructor(from: Statements, since: number | null) {
		this.from = from;
		this.since = since;
	}

	/** Those of them that are open; `here` reads the database that they come to. */
	openUuids(here: Read): readonly string[] {
		const coming = storing(() => this.#openThere());
		if (!coming.ok || coming.value.length === 0) return [];
		const known = new Set(here((statements) => cameOrHandled(statements, coming.value), []));
		return coming.value.filter((uuid) => !known.has(uuid));
	}

	#openThere(): readonly string[] {
		const rows = this.from.rows(
			`SELECT uuid FROM calls WHERE ${STILL_OPEN}
			AND started_at <= ?1 AND (started_at < ?1 OR id < ?2) AND started_at >= ?3`,
			...[this.below?.started_at ?? Number.MAX_SAFE_INTEGER, this.below?.id ?? 0],
			this.since ?? Number.MIN_SAFE_INTEGER,
		) as readonly { readonly uuid: string }[];
		return rows.map(({ uuid }) => uuid);
	}
}

/** Of these, which came by another way, or were handled on the way. */
function cameOrHandled(statements: Statements, uuids: readonly string[]): readonly string[] {
	const rows = statements.rows(
		`WITH asked AS (SELECT value AS uuid FROM json_each(?))
		SELECT uuid FROM calls WHERE uuid IN asked
		UNION SELECT uuid FROM marks WHERE handled_at IS NOT NULL AND uuid IN asked`,
		JSON.stringify(uuids),
	) as readonly { readonly uuid: string }[];
	return rows.map(({ uuid }) => uuid);
}
