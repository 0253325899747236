/** Calls in, pages out. Every change of a call and what follows from it is one transaction. */
import { counterpartKey } from '../calls/counterpart.ts';
import { callOutcome } from '../calls/missed.ts';
import type { CallFilter } from '../contract/call-view.ts';
import type { Call } from '../contract/call.ts';
import { type FactName, readFact, writeFact } from './facts.ts';
import { dueNotices, markHandled, markMissed, settleNotices } from './marks.ts';
import { mergeCalls } from './merge-calls.ts';
import type { CacheDatabase } from './open-cache.ts';
import { Statements } from './statements.ts';
import { recordText, STILL_OPEN, type StoredCall, storedCall } from './stored-call.ts';

/** A page of a list. Its calls come without their transcripts' lines. */
export interface StoredRange {
	readonly total: number;
	readonly calls: readonly StoredCall[];
}

const FILTERS: Record<CallFilter, string> = {
	all: 'TRUE',
	missed: `outcome = 'missed'`,
	open: STILL_OPEN,
};

export class CallStore {
	readonly #statements: Statements;
	readonly #now: () => number;
	readonly #listeners = new Set<() => void>();

	constructor(database: CacheDatabase, now: () => number) {
		this.#statements = new Statements(database);
		this.#now = now;
	}

	/** Calls `listener` after every change, until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Takes records from the service, all or none. Answers how many of them changed something. */
	apply(calls: readonly Call[]): number {
		const changed = this.#statements.inTransaction(
			() => calls.filter((call) => this.#applyOne(call)).length,
		);
		if (changed > 0) this.#announce();
		return changed;
	}

	/** The rows `offset` to `offset + limit` under a filter, newest first, and how many there are in all. */
	range(filter: CallFilter, offset: number, limit: number): StoredRange {
		const where = FILTERS[filter];
		const total = this.#count(where);
		// The inner query walks an index alone, so that a far offset does not read the records it passes.
		const rows = this.#statements.rows(
			`SELECT record, ${STILL_OPEN} AS open FROM calls
			WHERE id IN (SELECT id FROM calls WHERE ${where}
				ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?)
			ORDER BY started_at DESC, id DESC`,
			limit,
			offset,
		);
		return { total, calls: rows.map(storedCall) };
	}

	/** The whole call; null when the store does not have it. */
	find(uuid: string): StoredCall | null {
		const row = this.#statements.row(
			`SELECT record, ${STILL_OPEN} AS open, lines FROM calls
			LEFT JOIN transcripts ON transcripts.call = calls.id WHERE uuid = ?`,
			uuid,
		);
		return row === undefined ? null : storedCall(row);
	}

	count(): number {
		return this.#count('TRUE');
	}

	openCount(): number {
		return this.#count(STILL_OPEN);
	}

	/** Marks a missed call as needing no more attention, or as needing it again. */
	setHandled(uuid: string, handled: boolean): void {
		if (markHandled(this.#statements, uuid, handled ? this.#timestamp() : null)) this.#announce();
	}

	/** Missed calls whose notification was decided and not yet shown, oldest first. */
	dueNotices(): readonly StoredCall[] {
		return dueNotices(this.#statements);
	}

	/** These calls' notifications are done with: shown, or not worth showing any more. */
	settleNotices(uuids: readonly string[], how: 'shown' | 'silent'): void {
		settleNotices(this.#statements, uuids, how, this.#timestamp());
	}

	fact(name: FactName): string | null {
		return readFact(this.#statements, name);
	}

	setFact(name: FactName, value: string): void {
		writeFact(this.#statements, name, value);
	}

	/** Makes this the history of `owner`: what was another person's is forgotten first. */
	claim(owner: string): void {
		const before = this.fact('owner');
		if (before === owner) return;
		if (before !== null) this.clear();
		this.setFact('owner', owner);
	}

	/** Forgets every call, mark and fact. */
	clear(): void {
		this.#statements.inTransaction(() => {
			for (const table of ['calls', 'marks', 'facts']) this.#statements.run(`DELETE FROM ${table}`);
		});
		this.#announce();
	}

	close(): void {
		this.#statements.close();
	}

	#applyOne(arrived: Call): boolean {
		const held = this.#held(arrived.uuid);
		const call = held === null ? arrived : mergeCalls(held, arrived);
		if (held !== null && JSON.stringify(call) === JSON.stringify(held)) return false;

		const outcome = callOutcome(call);
		const isHandled = outcome !== 'missed' || markMissed(this.#statements, call, this.#timestamp());
		const id = this.#statements.value(
			`INSERT INTO calls (uuid, started_at, outcome, counterpart, unhandled, record)
			VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (uuid) DO UPDATE SET started_at = excluded.started_at, outcome = excluded.outcome,
				counterpart = excluded.counterpart, unhandled = excluded.unhandled, record = excluded.record
			RETURNING id`,
			...[call.uuid, Date.parse(call.startedAt), outcome, counterpartKey(call)],
			...[isHandled ? 0 : 1, recordText(call)],
		);
		this.#keepLines(id, call);
		return true;
	}

	#keepLines(id: unknown, { transcription }: Call): void {
		const lines = transcription?.lines ?? null;
		if (lines === null) this.#statements.run('DELETE FROM transcripts WHERE call = ?', id);
		else {
			this.#statements.run(
				`INSERT INTO transcripts (call, lines) VALUES (?, ?)
				ON CONFLICT (call) DO UPDATE SET lines = excluded.lines`,
				id,
				JSON.stringify(lines),
			);
		}
	}

	#held(uuid: string): Call | null {
		const row = this.#statements.row(
			`SELECT record, 0 AS open, lines FROM calls
			LEFT JOIN transcripts ON transcripts.call = calls.id WHERE uuid = ?`,
			uuid,
		);
		return row === undefined ? null : storedCall(row).call;
	}

	#count(where: string): number {
		return Number(this.#statements.value(`SELECT count(*) FROM calls WHERE ${where}`));
	}

	#timestamp(): string {
		return new Date(this.#now()).toISOString();
	}

	#announce(): void {
		for (const listener of this.#listeners) listener();
	}
}
