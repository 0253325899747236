import type Database from 'libsql';

/** The database's statements, each compiled once: compiling costs more than most of them take to run. */
export class Statements {
	readonly #database: Database.Database;
	readonly #compiled = new Map<string, Database.Statement>();

	constructor(database: Database.Database) {
		this.#database = database;
	}

	/** Runs a statement that answers nothing; how many rows it changed. */
	run(sql: string, ...parameters: unknown[]): number {
		return this.#statement(sql).run(...parameters).changes;
	}

	/** The first row, or undefined. */
	row(sql: string, ...parameters: unknown[]): unknown {
		return this.#statement(sql).get(...parameters);
	}

	rows(sql: string, ...parameters: unknown[]): unknown[] {
		return this.#statement(sql).all(...parameters);
	}

	/** The first column of the first row, or undefined. */
	value(sql: string, ...parameters: unknown[]): unknown {
		return firstColumn(
			this.#statement(sql)
				.raw()
				.get(...parameters),
		);
	}

	/** All or nothing. */
	inTransaction<Value>(work: () => Value): Value {
		return this.#database.transaction(work)();
	}

	close(): void {
		this.#database.close();
	}

	#statement(sql: string): Database.Statement {
		const known = this.#compiled.get(sql);
		if (known) return known;
		const statement = this.#database.prepare(sql);
		this.#compiled.set(sql, statement);
		return statement;
	}
}

/**
 * The one value of a row that was read with `raw()`. libsql's `pluck()` does nothing on `get()`, unlike that of
 * better-sqlite3, whose interface it has; `raw()` does what it says.
 */
export function firstColumn(row: unknown): unknown {
	return Array.isArray(row) ? row[0] : undefined;
}
