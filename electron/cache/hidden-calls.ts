import { countOpen, openUuids } from './call-queries.ts';
import type { Read } from './list-data.ts';
import { idOf } from './list-queries.ts';

/** Calls that are not to be seen: about to be deleted, or deleted. Known in memory only; a restart shows them again. */
export class HiddenCalls {
	readonly #read: Read;
	/** Each with the number it has in the store; null: it is not there. */
	readonly #hidden = new Map<string, number | null>();
	/** The service has said that it does not have these any more; what still says otherwise was asked for before. */
	readonly #gone = new Set<string>();
	readonly #ids = new Set<number>();

	constructor(read: Read) {
		this.#read = read;
	}

	get isEmpty(): boolean {
		return this.#hidden.size === 0;
	}

	get ids(): ReadonlySet<number> {
		return this.#ids;
	}

	has(uuid: string): boolean {
		return this.#hidden.has(uuid);
	}

	readonly isGone = (uuid: string): boolean => this.#gone.has(uuid);

	/** How many of the calls that are to be seen are open. */
	countOpen(): number {
		if (this.isEmpty) return this.#read(countOpen, 0);
		return this.#read(openUuids, []).filter((uuid) => !this.has(uuid)).length;
	}

	/** Answers how many are not to be seen any more. */
	hide(uuids: readonly string[]): number {
		const before = this.#ids.size;
		for (const uuid of uuids) this.#look(uuid);
		return this.#ids.size - before;
	}

	/** Answers how many are to be seen again. */
	show(uuids: readonly string[]): number {
		const before = this.#ids.size;
		for (const uuid of uuids) {
			const id = this.#hidden.get(uuid);
			if (typeof id === 'number') this.#ids.delete(id);
			this.#hidden.delete(uuid);
		}
		return before - this.#ids.size;
	}

	/** They are deleted. */
	forget(uuids: readonly string[]): void {
		this.show(uuids);
		for (const uuid of uuids) this.#gone.add(uuid);
	}

	/**
	 * These calls (null: any of them) came or went: one that was gone and came again has another number, and its old
	 * one may be another's.
	 */
	lookAgain(uuids: readonly string[] | null): void {
		const some = uuids === null ? [...this.#hidden.keys()] : uuids.filter((each) => this.has(each));
		for (const uuid of some) {
			const id = this.#hidden.get(uuid);
			if (typeof id === 'number') this.#ids.delete(id);
		}
		for (const uuid of some) this.#look(uuid);
	}

	#look(uuid: string): void {
		const id = this.#read((statements) => idOf(statements, uuid), null);
		this.#hidden.set(uuid, id);
		if (id !== null) this.#ids.add(id);
	}
}
