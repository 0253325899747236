/**
 * What is only here, taken over from a store that is given up: who was told of what, what was handled, tried and put
 * off. The calls come back from the service; a missed call that was told before is no news then, and one that was not, is.
 */
import type { Call } from '../contract/call.ts';
import { readFact, writeFact } from './facts.ts';
import type { Statements } from './statements.ts';
import { storing } from './store-failure.ts';

const A_DAY_MS = 24 * 60 * 60_000;

/** What is known of a store without reading it. */
export class Remembered {
	#owner: string | null = null;
	#newest: string | null;

	/** `newest`: the newest beginning of a call that the store agreed on with the service before. */
	constructor(newest: string | null) {
		this.#newest = newest;
	}

	get owner(): string | null {
		return this.#owner;
	}

	/** The newest beginning of a call that it was given. */
	get newest(): string | null {
		return this.#newest;
	}

	given(calls: readonly Call[], nowMs: number): void {
		// One that claims to begin years from now would make everything old for years.
		const believed = new Date(nowMs + A_DAY_MS).toISOString();
		for (const { startedAt } of calls) {
			if (startedAt < believed && startedAt > (this.#newest ?? '')) this.#newest = startedAt;
		}
	}

	/** What another person was told says nothing about this one. */
	claimed(owner: string): void {
		if (this.#owner !== null && this.#owner !== owner) this.#newest = null;
		this.#owner = owner;
	}
}

export type Row = Readonly<Record<string, unknown>>;
type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === 'string';
const isTextOrNull: Form = (value) => value === null || isText(value);

/** What no service knows, table by table: the columns, and what they hold. Nothing of it needs its call to be there. */
export const ONLY_HERE = {
	marks: { uuid: isText, handled_at: isTextOrNull, notice: isText, notice_at: isText },
	transcript_notices: { uuid: isText, notice: isText, notice_at: isText },
	reminders: { uuid: isText, due_at: Number.isInteger },
	reopened: { uuid: isText, at: Number.isInteger },
	attempts: { counterpart: isText, at: Number.isInteger },
} satisfies Readonly<Record<string, Readonly<Record<string, Form>>>>;

export type Table = keyof typeof ONLY_HERE;
export const TABLES = Object.keys(ONLY_HERE) as readonly Table[];

export interface Salvaged {
	readonly owner: string | null;
	readonly baseline: string | null;
	readonly unit: string | null;
	readonly notKeptBefore: string | null;
	/** By table; null: it could not be read whole. */
	readonly rows: Readonly<Record<Table, readonly Row[] | null>>;
}

/**
 * Reads what can still be read. Where it cannot be read whole what was told, the newest call that was seen becomes the
 * baseline: rather a late record untold than a year of missed calls told again.
 */
export function salvage(statements: Statements, remembered: Remembered): Salvaged {
	const rows = {
		marks: wholeTable(statements, 'marks'),
		transcript_notices: wholeTable(statements, 'transcript_notices'),
		reminders: wholeTable(statements, 'reminders'),
		reopened: wholeTable(statements, 'reopened'),
		attempts: wholeTable(statements, 'attempts'),
	};
	const knowsWhatWasTold = rows.marks !== null && rows.transcript_notices !== null;
	const facts = salvageFacts(statements, remembered);
	return { ...facts, baseline: knowsWhatWasTold ? facts.baseline : remembered.newest, rows };
}

/** The facts about the whole store alone. */
function salvageFacts(statements: Statements, remembered: Remembered): Salvaged {
	const fact = (name: Parameters<typeof readFact>[1]): string | null => {
		const read = storing(() => readFact(statements, name));
		return read.ok ? read.value : null;
	};
	return {
		owner: fact('owner') ?? remembered.owner,
		baseline: fact('baseline') ?? remembered.newest,
		unit: fact('timestamp-unit'),
		notKeptBefore: fact('not-kept-before'),
		rows: { marks: [], transcript_notices: [], reminders: [], reopened: [], attempts: [] },
	};
}

/**
 * Those for a store to which what was told comes later. Without a baseline nothing is news there: a run that is cut off
 * in between begins the next one with a silent one.
 */
export function factsBeforeNotes(statements: Statements, remembered: Remembered): Salvaged {
	return { ...salvageFacts(statements, remembered), baseline: null };
}

/** Goes on with it in another store, whose own knowledge comes first. Must run in a transaction. */
export function beginWith(statements: Statements, salvaged: Salvaged): void {
	const { owner, baseline, unit, notKeptBefore, rows } = salvaged;
	for (const [name, value] of [
		['owner', owner],
		['baseline', baseline],
		['timestamp-unit', unit],
		['not-kept-before', notKeptBefore],
	] as const) {
		if (value !== null && readFact(statements, name) === null) writeFact(statements, name, value);
	}
	for (const table of TABLES) takeRows(statements, table, rows[table] ?? []);
}

/** Takes over what another store has of a table; what is here comes first. */
export function takeRows(statements: Statements, table: Table, rows: readonly Row[]): void {
	const columns = Object.keys(ONLY_HERE[table]);
	const insert = `INSERT OR IGNORE INTO ${table} (${columns.join()})
		VALUES (${columns.map(() => '?').join()})`;
	for (const row of rows) statements.run(insert, ...columns.map((column) => row[column]));
}

/** Null: not all of it can be read. Pages that were damaged may decipher into anything. */
function wholeTable(statements: Statements, table: Table): readonly Row[] | null {
	const forms = Object.entries(ONLY_HERE[table]);
	const columns = forms.map(([column]) => column).join();
	const read = storing(() => statements.rows(`SELECT ${columns} FROM ${table}`));
	if (!read.ok) return null;
	const rows = read.value as readonly Row[];
	return rows.every((row) => forms.every(([column, isIt]) => isIt(row[column]))) ? rows : null;
}
