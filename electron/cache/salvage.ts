/**
 * What is only here, taken over from a store that is given up: who was told of what, and what was handled. The calls
 * come back from the service; a missed call that was told before is no news then, and one that was not, is.
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

interface Mark {
	readonly uuid: string;
	readonly handled_at: string | null;
	readonly notice: string;
	readonly notice_at: string;
}

export interface Salvaged {
	readonly owner: string | null;
	readonly baseline: string | null;
	readonly unit: string | null;
	readonly marks: readonly Mark[];
}

/**
 * Reads what can still be read. Where the marks cannot be read whole, the newest call that was seen becomes the
 * baseline: rather a late record untold than a year of missed calls told again.
 */
export function salvage(statements: Statements, remembered: Remembered): Salvaged {
	const fact = (name: Parameters<typeof readFact>[1]): string | null => {
		const read = storing(() => readFact(statements, name));
		return read.ok ? read.value : null;
	};
	const marks = storing(() =>
		statements.rows('SELECT uuid, handled_at, notice, notice_at FROM marks'),
	);
	const whole = marks.ok && marks.value.every(isMark) ? marks.value : null;
	const baseline = whole === null ? null : fact('baseline');
	return {
		owner: fact('owner') ?? remembered.owner,
		baseline: baseline ?? remembered.newest,
		unit: fact('timestamp-unit'),
		marks: whole ?? [],
	};
}

/** Goes on with it in another store, whose own knowledge comes first. Must run in a transaction. */
export function beginWith(
	statements: Statements,
	{ owner, baseline, unit, marks }: Salvaged,
): void {
	const facts = { owner, baseline, 'timestamp-unit': unit } as const;
	for (const name of ['owner', 'baseline', 'timestamp-unit'] as const) {
		const value = facts[name];
		if (value !== null && readFact(statements, name) === null) writeFact(statements, name, value);
	}
	for (const { uuid, handled_at, notice, notice_at } of marks) {
		statements.run(
			'INSERT OR IGNORE INTO marks (uuid, handled_at, notice, notice_at) VALUES (?, ?, ?, ?)',
			...[uuid, handled_at, notice, notice_at],
		);
	}
}

/** Pages that were damaged may decipher into anything. */
function isMark(row: unknown): row is Mark {
	const { uuid, handled_at, notice, notice_at } = row as Readonly<Record<string, unknown>>;
	const isText = [uuid, notice, notice_at].every((value) => typeof value === 'string');
	return isText && (handled_at === null || typeof handled_at === 'string');
}
