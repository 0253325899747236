import { inTurns } from '../ground/in-turns.ts';
import { countCalls, countOpen, openUuids } from './call-queries.ts';
import type { ComingCalls } from './coming-calls.ts';
import { idsByUuid } from './list-queries.ts';
import type { Read } from './statements.ts';

/** The numbers of the calls that are not to be seen, for those who ask about many of them. */
export interface HiddenIds {
	/** Not less than how many there are. */
	readonly size: number;
	has(id: number): boolean;
}

/** Calls that leave or return to sight at one moment. */
interface Batch {
	isHidden: boolean;
}

interface Hidden {
	/** Its number in the store; null: it is not there. */
	id: number | null;
	batch: Batch;
}

// As many as are looked up well within a frame.
const CALLS_PER_TURN = 250;
// In memory: a millisecond or two.
const UUIDS_PER_TURN = 1_000;

/**
 * Calls that are not to be seen: about to be deleted, or deleted. Known in memory only; a restart shows them again.
 * However many they are, they leave and return all at once, and the work for it is done in turns of the event loop.
 */
export class HiddenCalls {
	readonly #read: Read;
	readonly #onChange: () => void;
	readonly #hidden = new Map<string, Hidden>();
	/** By number. */
	readonly #byId = new Map<number, Hidden>();
	/** The service has said that it does not have these any more; what still says otherwise was asked for before. */
	readonly #gone = new Set<string>();
	readonly ids: HiddenIds;

	/** `onChange` is called whenever others are to be seen, before anybody can ask. */
	constructor(read: Read, onChange: () => void) {
		this.#read = read;
		this.#onChange = onChange;
		const byId = this.#byId;
		this.ids = {
			get size() {
				return byId.size;
			},
			has: (id) => byId.get(id)?.batch.isHidden === true,
		};
	}

	has(uuid: string): boolean {
		return this.#hidden.get(uuid)?.batch.isHidden === true;
	}

	readonly isGone = (uuid: string): boolean => this.#gone.has(uuid);

	/** How many of the calls that are to be seen are open, those that are still on their way here among them. */
	countOpen(coming: Pick<ComingCalls, 'openUuids'> | null = null): number {
		const others = coming?.openUuids(this.#read) ?? [];
		if (this.#hidden.size === 0 && others.length === 0) return this.#read(countOpen, 0);
		const open = [...this.#read(openUuids, []), ...others];
		return open.filter((uuid) => !this.has(uuid) && !this.#gone.has(uuid)).length;
	}

	/** Hides them all at once, when all are looked up. One wish, to hide or to show, must be over before the next. */
	async hide(uuids: readonly string[]): Promise<void> {
		const batch: Batch = { isHidden: false };
		let isAnyHere = false;
		await inTurns(uuids, CALLS_PER_TURN, (some) => {
			const fresh = some.filter((uuid) => !this.has(uuid));
			for (const uuid of fresh) this.#hidden.set(uuid, { id: null, batch });
			if (this.#look(fresh) > 0) isAnyHere = true;
		});
		batch.isHidden = true;
		if (isAnyHere) this.#onChange();
	}

	/** Shows them all at once. */
	async show(uuids: readonly string[]): Promise<void> {
		const batch: Batch = { isHidden: true };
		let isAnyHere = false;
		await inTurns(uuids, UUIDS_PER_TURN, (some) => {
			for (const uuid of some) {
				const hidden = this.#hidden.get(uuid);
				if (hidden === undefined) continue;
				hidden.batch = batch;
				isAnyHere ||= hidden.id !== null;
			}
		});
		batch.isHidden = false;
		if (isAnyHere) this.#onChange();
		await inTurns(uuids, UUIDS_PER_TURN, (some) => {
			for (const uuid of some) if (!this.has(uuid)) this.#remove(uuid);
		});
	}

	/** They are deleted. */
	forget(uuids: readonly string[]): void {
		for (const uuid of uuids) {
			this.#remove(uuid);
			this.#gone.add(uuid);
		}
	}

	/**
	 * These calls (null: any of them) came or went: one that was gone and came again has another number, and its old
	 * one may be another's.
	 */
	lookAgain(uuids: readonly string[] | null): void {
		if (this.#hidden.size === 0) return;
		const some = (uuids ?? [...this.#hidden.keys()]).filter((uuid) => this.#hidden.has(uuid));
		for (const uuid of some) this.#forgetId(uuid);
		// Forgotten, or another file: as a rule there is nothing to be found.
		if (uuids !== null || this.#read(countCalls, 0) > 0) this.#look(some);
	}

	/** Answers how many of these are in the store. */
	#look(uuids: readonly string[]): number {
		if (uuids.length === 0) return 0;
		const found = this.#read((statements) => idsByUuid(statements, uuids), []);
		for (const { uuid, id } of found) {
			const hidden = this.#hidden.get(uuid);
			if (hidden === undefined) continue;
			hidden.id = id;
			this.#byId.set(id, hidden);
		}
		return found.length;
	}

	#remove(uuid: string): void {
		this.#forgetId(uuid);
		this.#hidden.delete(uuid);
	}

	#forgetId(uuid: string): void {
		const hidden = this.#hidden.get(uuid);
		if (hidden === undefined || hidden.id === null) return;
		// The number may be another hidden call's by now.
		if (this.#byId.get(hidden.id) === hidden) this.#byId.delete(hidden.id);
		hidden.id = null;
	}
}
