/** What the store knows of telling the person, besides which missed calls are due. */
import type { Call } from '../contract/call.ts';
import type { Outcome } from '../contract/outcome.ts';
import { noteAttempt } from './attempts.ts';
import { newestWith } from './call-queries.ts';
import { openSince, openToldWith } from './marks.ts';
import {
	dueReminders,
	nextReminder,
	remindAt,
	settleReminders,
	type StoredReminder,
} from './reminders.ts';
import type { Statements } from './statements.ts';
import type { StoredCall } from './stored-call.ts';
import { dueTranscripts, settleTranscripts } from './transcript-notices.ts';

/** The store's own ways to its database: failures looked at, changes announced. */
export interface NotesAccess {
	read<Value>(work: (statements: Statements) => Value, nothing: Value): Value;
	/** `work` answers how many calls it changed. */
	write(work: (statements: Statements) => number): Outcome<number>;
	timestamp(): string;
	/** Whether a call (uuid) is not to be seen: nobody is told of it while that is so. */
	isHidden(uuid: string): boolean;
}

export class AttentionNotes {
	readonly #access: NotesAccess;

	constructor(access: NotesAccess) {
		this.#access = access;
	}

	/** Somebody with this counterpart key was rung from here. */
	noteAttempt(counterpart: string): Outcome<number> {
		const at = Date.parse(this.#access.timestamp());
		return this.#access.write((statements) => noteAttempt(statements, counterpart, at));
	}

	/** The latest call with a counterpart key, as far as the lists have looked at it by now. */
	newestWith(counterpart: string): Call | null {
		return (
			this.#access.read((statements) => newestWith(statements, counterpart), null)?.call ?? null
		);
	}

	/** The open calls that began at this moment (ISO 8601) or later, newest first; at most 200. */
	openSince(startedAt: string): readonly Call[] {
		const since = Date.parse(startedAt);
		return this.#seen((statements) => openSince(statements, since)).map(({ call }) => call);
	}

	/** The calls (uuid) that one notification told, this one among them, as far as they are open and to be seen. */
	openToldWith(uuid: string): readonly string[] {
		const told = this.#access.read((statements) => openToldWith(statements, uuid), []);
		return told.filter((each) => !this.#access.isHidden(each));
	}

	/** Calls whose transcripts became ready, and nobody was told, oldest first. */
	dueTranscripts(): readonly Call[] {
		return this.#seen(dueTranscripts).map(({ call }) => call);
	}

	settleTranscripts(uuids: readonly string[], how: 'shown' | 'silent'): Outcome<number> {
		const at = this.#access.timestamp();
		return this.#access.write((statements) => settleTranscripts(statements, uuids, how, at));
	}

	/** Has the call come back at a moment (milliseconds since 1970), and opens it again if it is missed. */
	remindAt(uuid: string, dueAt: number): Outcome<number> {
		const at = this.#access.timestamp();
		return this.#access.write((statements) => remindAt(statements, uuid, dueAt, at));
	}

	/** The calls whose time to come back was at this moment (milliseconds since 1970) or before. */
	dueReminders(nowMs: number): readonly StoredReminder[] {
		return this.#seen((statements) => dueReminders(statements, nowMs));
	}

	/** When the next call comes back after this moment, both in milliseconds since 1970; null: none does. */
	nextReminder(nowMs: number): number | null {
		return this.#access.read((statements) => nextReminder(statements, nowMs), null);
	}

	settleReminders(uuids: readonly string[]): Outcome<number> {
		return this.#access.write((statements) => settleReminders(statements, uuids));
	}

	#seen<Stored extends StoredCall>(
		read: (statements: Statements) => readonly Stored[],
	): readonly Stored[] {
		const none: readonly Stored[] = [];
		const stored = this.#access.read(read, none);
		return stored.filter(({ call }) => !this.#access.isHidden(call.uuid));
	}
}
