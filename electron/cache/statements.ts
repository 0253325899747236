import type Database from 'libsql';
import { asBytes, decoded } from './stored-text.ts';

/** Reads of the store; `nothing` when the file is damaged, which the store sees to. */
export type Read = <Value>(work: (statements: Statements) => Value, nothing: Value) => Value;

/** The database's statements, each compiled once: compiling costs more than most of them take to run. */
export class Statements {
	readonly #database: Database.Database;
	readonly #compiled = new Map<string, Database.Statement>();
	/** How many transactions came to nothing. */
	rollbacks = 0;

	constructor(database: Database.Database) {
		this.#database = database;
	}

	/** Runs a statement that answers nothing; how many rows it changed. */
	run(sql: string, ...parameters: unknown[]): number {
		return this.#with(sql, (statement) => statement.run(...parameters).changes);
	}

	/** The first row, or undefined. */
	row(sql: string, ...parameters: unknown[]): unknown {
		const row = this.#with(sql, (statement): unknown => statement.get(...parameters), asText);
		return decodedRow(row);
	}

	rows(sql: string, ...parameters: unknown[]): unknown[] {
		return this.#with(sql, (statement) => statement.all(...parameters), asText).map(decodedRow);
	}

	/** Rows without text, in which bytes stay bytes: an ArrayBuffer each. */
	rowsOfBytes(sql: string, ...parameters: unknown[]): unknown[] {
		return this.#with(sql, (statement) => statement.all(...parameters));
	}

	/** The first column of the first row, or undefined. */
	value(sql: string, ...parameters: unknown[]): unknown {
		const use = (statement: Database.Statement): unknown =>
			firstColumn(statement.raw().get(...parameters));
		return decoded(this.#with(sql, use, asText));
	}

	/**
	 * All or nothing. Not by libsql's `transaction`: SQLite ends one by itself when the disk is full, and libsql's
	 * vain `ROLLBACK` then hides why.
	 */
	inTransaction<Value>(work: () => Value): Value {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			const value = work();
			this.#database.exec('COMMIT');
			return value;
		} catch (error) {
			this.rollbacks += 1;
			if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	/**
	 * Gives pages that hold nothing any more back to the disk, at most so many; answers how many are left. By `exec`,
	 * because libsql's `run` ends after the first page, and keeps the statement busy.
	 */
	giveBack(pages: number): number {
		this.#database.exec(`PRAGMA incremental_vacuum(${pages})`);
		return Number(this.value('PRAGMA freelist_count'));
	}

	close(): void {
		this.#database.close();
	}

	/**
	 * One that failed is compiled anew: libsql does not reset it, SQLite takes no new parameters for it then, and the
	 * next call would be stored as the one that failed.
	 */
	#with<Value>(
		sql: string,
		use: (statement: Database.Statement) => Value,
		compile = prepared,
	): Value {
		const statement = this.#compiled.get(sql) ?? compile(this.#database, sql);
		this.#compiled.delete(sql);
		const value = use(statement);
		this.#compiled.set(sql, statement);
		return value;
	}
}

type Compile = (database: Database.Database, sql: string) => Database.Statement;

const prepared: Compile = (database, sql) => database.prepare(sql);

/** What changes something and answers with it cannot stand within another query: it answers numbers, or says CAST. */
const asText: Compile = (database, sql) => {
	const statement = database.prepare(sql);
	if (!sql.startsWith('SELECT')) return statement;
	return database.prepare(
		asBytes(
			sql,
			statement.columns().map(({ name }) => name),
		),
	);
};

function decodedRow(row: unknown): unknown {
	if (row === undefined) return row;
	const columns = Object.entries(row as Readonly<Record<string, unknown>>);
	return Object.fromEntries(columns.map(([name, value]) => [name, decoded(value)]));
}

/**
 * The one value of a row that was read with `raw()`. libsql's `pluck()` does nothing on `get()`, unlike that of
 * better-sqlite3, whose interface it has; `raw()` does what it says.
 */
export function firstColumn(row: unknown): unknown {
	return Array.isArray(row) ? row[0] : undefined;
}
