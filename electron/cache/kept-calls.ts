/** How far back calls are kept on this computer, and taking away those that are too old. */
import { aTurn } from '../ground/a-turn.ts';
import { type Outcome, success } from '../contract/outcome.ts';
import type { CallLists } from './call-lists.ts';
import { writeFact } from './facts.ts';
import { idOf } from './list-queries.ts';
import { noteNotKept, removeOldest, removeOldNotes } from './not-kept.ts';
import type { Read, Statements } from './statements.ts';

// A few milliseconds on a busy machine.
const CALLS_PER_TURN = 5;
const PAGES_PER_TURN = 16;

/** The store's own way to its database: failures looked at, changes announced. */
export interface KeptAccess {
	readonly read: Read;
	/** `work` answers how many calls it changed; `changed`: their uuids. */
	write(
		work: (statements: Statements) => number,
		changed?: () => readonly string[] | null,
	): Outcome<number>;
	rest(): Promise<void>;
}

export class KeptCalls {
	/** Calls that began before this moment (milliseconds since 1970) are not kept; null: however old they are. */
	readonly since: () => number | null;
	readonly #access: KeptAccess;
	readonly #lists: Pick<CallLists, 'forgetUnusedWords'>;
	#trimming: Promise<Outcome<number>> | null = null;

	constructor(
		since: () => number | null,
		access: KeptAccess,
		lists: Pick<CallLists, 'forgetUnusedWords'>,
	) {
		this.since = since;
		this.#access = access;
		this.#lists = lists;
	}

	/** Whether a call (uuid) is here, hidden or not. */
	has(uuid: string): boolean {
		return this.#access.read((statements) => idOf(statements, uuid), null) !== null;
	}

	/** Everything that began at this moment (ISO 8601) or later is here, as far as it is kept. */
	noteCovered(downTo: string): Outcome<number> {
		return this.#note((statements) => {
			writeFact(statements, 'covered-down-to', downTo);
			const since = this.since();
			if (since !== null && Date.parse(downTo) < since) noteNotKept(statements, since);
		});
	}

	/** Until now, calls that began before this moment (milliseconds since 1970) were not kept. */
	noteNotKept(sinceMs: number): Outcome<number> {
		return this.#note((statements) => {
			noteNotKept(statements, sinceMs);
		});
	}

	/**
	 * Takes away what is too old to be kept, in turns of the event loop; answers how many calls that were. Once at a
	 * time: whoever asks meanwhile hears of the same.
	 */
	trim(): Promise<Outcome<number>> {
		this.#trimming ??= this.#trim().finally(() => {
			this.#trimming = null;
		});
		return this.#trimming;
	}

	async #trim(): Promise<Outcome<number>> {
		let removed = 0;
		for (;;) {
			// Asked each time: what is to be kept may become more meanwhile.
			const since = this.since();
			if (since === null) break;
			const some = this.#removeSome(since);
			if (!some.ok) return some;
			if (some.value === 0) break;
			removed += some.value;
			await aTurn();
			await this.#access.rest();
		}
		if (removed > 0) {
			await this.#lists.forgetUnusedWords();
			await this.#giveBack();
		}
		return success(removed);
	}

	/** The room that became free is the disk's again; a file of an earlier version keeps it for calls to come. */
	async #giveBack(): Promise<void> {
		for (let before = Infinity; ;) {
			const left = this.#access.read((statements) => statements.giveBack(PAGES_PER_TURN), 0);
			if (left === 0 || left === before || this.since() === null) return;
			before = left;
			await aTurn();
		}
	}

	#removeSome(since: number): Outcome<number> {
		let uuids: readonly string[] = [];
		return this.#access.write(
			(statements) => {
				noteNotKept(statements, since);
				removeOldNotes(statements, since);
				uuids = removeOldest(statements, since, CALLS_PER_TURN);
				return uuids.length;
			},
			() => uuids,
		);
	}

	#note(work: (statements: Statements) => void): Outcome<number> {
		return this.#access.write((statements) => (work(statements), 0));
	}
}
