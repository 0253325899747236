/** Calls that are not to be seen: about to be deleted, or deleted. Known in memory only; a restart shows them again. */
import type { CallFilter } from '../contract/call-view.ts';
import type { Call } from '../contract/call.ts';
import { countCalls, FILTERS, readRange, type StoredRange } from './call-queries.ts';
import { putCall, wouldChange } from './put-call.ts';
import type { Statements } from './statements.ts';

const NOT_HIDDEN = 'id NOT IN (SELECT id FROM temp.hidden)';

/** `hide`, `show` and `remove` run in a transaction; when it is committed, their answer is what to remember. */
export class HiddenCalls {
	readonly #hidden = new Set<string>();
	/** The service has said that it does not have these any more; what still says otherwise was asked for before. */
	readonly #gone = new Set<string>();

	has(uuid: string): boolean {
		return this.#hidden.has(uuid);
	}

	hide(statements: Statements, uuids: readonly string[]): number {
		prepare(statements);
		return uuids.reduce((hidden, uuid) => hidden + hideOne(statements, uuid), 0);
	}

	show(statements: Statements, uuids: readonly string[]): number {
		prepare(statements);
		const show = 'DELETE FROM temp.hidden WHERE id = (SELECT id FROM main.calls WHERE uuid = ?)';
		return uuids.reduce((shown, uuid) => shown + statements.run(show, uuid), 0);
	}

	/** Removes the calls, and whatever of them was still to be told. Marks stay. */
	remove(statements: Statements, uuids: readonly string[], at: string): number {
		const silence = `UPDATE marks SET notice = 'silent', notice_at = ? WHERE uuid = ? AND notice = 'due'`;
		for (const uuid of uuids) statements.run(silence, at, uuid);
		const remove = 'DELETE FROM calls WHERE uuid = ?';
		return uuids.reduce((removed, uuid) => removed + statements.run(remove, uuid), 0);
	}

	/** To be called when it is committed, and not before: what fails is rolled back in the database alone. */
	note(what: 'hidden' | 'shown' | 'gone', uuids: readonly string[]): void {
		for (const uuid of uuids) {
			if (what === 'hidden') this.#hidden.add(uuid);
			else this.#hidden.delete(uuid);
			if (what === 'gone') this.#gone.add(uuid);
		}
	}

	/** Stores records, but none of a call that is gone; a hidden call stays hidden. Answers how many changed. */
	put(
		statements: Statements,
		calls: readonly Call[],
		nowMs: number,
		askedAt: number | null,
	): number {
		const put = calls.filter(
			(call) => !this.#gone.has(call.uuid) && putCall(statements, call, nowMs, askedAt),
		);
		for (const { uuid } of put) if (this.has(uuid)) hideOne(statements, uuid);
		return put.length;
	}

	wouldChange(statements: Statements, call: Call): boolean {
		return !this.#gone.has(call.uuid) && wouldChange(statements, call);
	}

	/** Hides the same calls in another database. */
	moveTo(statements: Statements): void {
		if (this.#hidden.size > 0) this.hide(statements, [...this.#hidden]);
	}

	range(statements: Statements, filter: CallFilter, offset: number, limit: number): StoredRange {
		if (this.#hidden.size === 0) return readRange(statements, filter, offset, limit);
		const { calls } = readRange(statements, filter, offset, limit, NOT_HIDDEN);
		return { total: this.count(statements, filter), calls };
	}

	/** How many calls under a filter can be seen. */
	count(statements: Statements, filter: CallFilter): number {
		if (this.#hidden.size === 0) return countCalls(statements, filter);
		if (filter === 'all') {
			const hidden = statements.value('SELECT count(*) FROM temp.hidden');
			return countCalls(statements, 'all') - Number(hidden);
		}
		const seen = `SELECT count(*) FROM calls WHERE ${FILTERS[filter]} AND ${NOT_HIDDEN}`;
		return Number(statements.value(seen));
	}
}

function hideOne(statements: Statements, uuid: string): number {
	return statements.run(
		'INSERT OR IGNORE INTO temp.hidden (id) SELECT id FROM main.calls WHERE uuid = ?',
		uuid,
	);
}

/** The trigger is there because SQLite gives the number of a removed call to the next one. */
function prepare(statements: Statements): void {
	statements.run('CREATE TEMP TABLE IF NOT EXISTS hidden (id INTEGER PRIMARY KEY) STRICT');
	statements.run(
		`CREATE TEMP TRIGGER IF NOT EXISTS removed_is_not_hidden AFTER DELETE ON main.calls
		BEGIN DELETE FROM hidden WHERE id = OLD.id; END`,
	);
}
