/** Calls in, pages out. Every change of a call and what follows from it is one transaction. */
import type { CallFilter, Gap } from '../contract/call-view.ts';
import type { Call } from '../contract/call.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import { AttentionNotes } from './attention-notes.ts';
import {
	countCalls,
	countSince,
	findCall,
	readRange,
	type StoredRange,
	unsettledTranscripts,
} from './call-queries.ts';
import { type FactName, forgetFact, readFact, writeFact } from './facts.ts';
import {
	noteDeaf,
	noteGapsFilled,
	noteListening,
	noteStillListening,
	unfilledGaps,
} from './gaps.ts';
import { type DueNotice, dueNotices, markHandled, settleNotices } from './marks.ts';
import type { CacheDatabase } from './open-cache.ts';
import { putCall, wouldChange } from './put-call.ts';
import { type CoveredWindow, removeDeleted } from './reconcile.ts';
import { Statements } from './statements.ts';
import type { StoredCall } from './stored-call.ts';
import { storing } from './store-failure.ts';

export class CallStore {
	readonly notes: AttentionNotes;
	readonly #now: () => number;
	readonly #listeners = new Set<() => void>();
	readonly #onDamaged: () => void;
	#statements: Statements;

	/** `onDamaged` is called when the file turns out to be no database any more; `renew` is the answer to it. */
	constructor(database: CacheDatabase, now: () => number, onDamaged: () => void = () => undefined) {
		this.#statements = new Statements(database);
		this.#now = now;
		this.#onDamaged = onDamaged;
		this.notes = new AttentionNotes({
			read: (work, nothing) => this.#read(() => work(this.#statements), nothing),
			write: (work) => this.#write(() => work(this.#statements)),
			timestamp: () => this.#timestamp(),
		});
	}

	/** Goes on with another database: the one it had was damaged, and is closed. */
	renew(open: () => CacheDatabase): void {
		this.#statements.close();
		this.#statements = new Statements(open());
		this.#announce();
	}

	/** Calls `listener` after every change, until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Takes records from the service, all or none, and forgets what a window that the list has covered does not have
	 * any more. `askedAt`: when a list with these was asked for (milliseconds since 1970); of two records of the same
	 * version it loses to one that arrived since. Answers how many calls changed.
	 */
	apply(
		calls: readonly Call[],
		covered: CoveredWindow | null = null,
		askedAt: number | null = null,
	): Outcome<number> {
		return this.#write(
			() =>
				calls.filter((call) => putCall(this.#statements, call, this.#now(), askedAt)).length +
				(covered === null ? 0 : removeDeleted(this.#statements, covered)),
		);
	}

	/** Whether any of these would change something if it were stored. */
	differsFrom(calls: readonly Call[]): boolean {
		return this.#read(() => calls.some((call) => wouldChange(this.#statements, call)), false);
	}

	/** The rows `offset` to `offset + limit` under a filter, newest first, and how many there are in all. */
	range(filter: CallFilter, offset: number, limit: number): StoredRange {
		const nothing = { total: 0, calls: [] };
		return this.#read(() => readRange(this.#statements, filter, offset, limit), nothing);
	}

	/** The whole call; null when the store does not have it. */
	find(uuid: string): StoredCall | null {
		return this.#read(() => findCall(this.#statements, uuid), null);
	}

	count(): number {
		return this.#read(() => countCalls(this.#statements, 'all'), 0);
	}

	/** How many calls began at this moment (ISO 8601) or later. */
	countSince(startedAt: string): number {
		return this.#read(() => countSince(this.#statements, Date.parse(startedAt)), 0);
	}

	openCount(): number {
		return this.#read(() => countCalls(this.#statements, 'open'), 0);
	}

	/** The newest calls since a moment (ISO 8601) whose transcript is still to come, or came without its text. */
	unsettledTranscripts(since: string, limit: number): readonly string[] {
		return this.#read(() => unsettledTranscripts(this.#statements, Date.parse(since), limit), []);
	}

	/** Marks missed calls as needing no more attention, or as needing it again. */
	setHandled(uuids: readonly string[], handled: boolean): Outcome<number> {
		const at = handled ? this.#timestamp() : null;
		return this.#write(() =>
			uuids.reduce((changed, uuid) => changed + markHandled(this.#statements, uuid, at), 0),
		);
	}

	/** Missed calls whose notification was decided and not yet shown, oldest first. */
	dueNotices(): readonly DueNotice[] {
		return this.#read(() => dueNotices(this.#statements), []);
	}

	/** These calls' notifications are done with: shown, or not worth showing any more. */
	settleNotices(uuids: readonly string[], how: 'shown' | 'silent'): Outcome<number> {
		return this.#write(() => {
			settleNotices(this.#statements, uuids, how, this.#timestamp());
			return 0;
		});
	}

	/** Notes that somebody listens from now on (`began`), still does, or does no more (`ended`). */
	noteListening(what: 'began' | 'goes-on' | 'ended'): Outcome<number> {
		const note = { began: noteListening, 'goes-on': noteStillListening, ended: noteDeaf }[what];
		return this.#write(() => {
			note(this.#statements, this.#now());
			return 0;
		});
	}

	/** The list has covered everything up to now. */
	noteGapsFilled(): Outcome<number> {
		return this.#write(() => {
			noteGapsFilled(this.#statements);
			return 0;
		});
	}

	unfilledGaps(): readonly Gap[] {
		return this.#read(() => unfilledGaps(this.#statements), []);
	}

	fact(name: FactName): string | null {
		return this.#read(() => readFact(this.#statements, name), null);
	}

	/** Null forgets it. */
	setFact(name: FactName, value: string | null): Outcome<number> {
		return this.#write(() => {
			if (value === null) forgetFact(this.#statements, name);
			else writeFact(this.#statements, name, value);
			return 0;
		});
	}

	/** Makes this the history of `owner`: what was another person's is forgotten first. */
	claim(owner: string): Outcome<number> {
		return this.#write(() => {
			const before = readFact(this.#statements, 'owner');
			if (before === owner) return 0;
			const forgotten = before === null ? 0 : this.#forgetEverything();
			writeFact(this.#statements, 'owner', owner);
			return forgotten;
		});
	}

	/** Forgets every call, mark and fact. */
	clear(): Outcome<number> {
		return this.#write(() => this.#forgetEverything());
	}

	/** Whether the run before this one was cut off. Asked once, when this one begins. */
	endedUnwell(): boolean {
		const endedWell = this.fact('ended-well') !== null;
		this.setFact('ended-well', null);
		return !endedWell && this.count() > 0;
	}

	/** Ends the run in order. */
	close(): void {
		this.setFact('ended-well', this.#timestamp());
		this.#statements.close();
	}

	#forgetEverything(): number {
		const calls = countCalls(this.#statements, 'all');
		for (const table of ['calls', 'marks', 'transcript_notices', 'reminders', 'facts', 'gaps']) {
			this.#statements.run(`DELETE FROM ${table}`);
		}
		return calls;
	}

	/** All or nothing; who listens hears of it when calls changed. */
	#write(work: () => number): Outcome<number> {
		const done = storing(() => this.#statements.inTransaction(work));
		if (!done.ok) this.#look(done.failure);
		else if (done.value > 0) this.#announce();
		return done;
	}

	/** A damaged file has nothing to read; what belongs there comes back from the service. */
	#read<Value>(work: () => Value, nothing: Value): Value {
		const done = storing(work);
		if (done.ok) return done.value;
		this.#look(done.failure);
		return nothing;
	}

	#look(failure: Failure): void {
		if (failure.kind === 'store-failed' && failure.why === 'damaged') this.#onDamaged();
	}

	#timestamp(): string {
		return new Date(this.#now()).toISOString();
	}

	#announce(): void {
		for (const listener of this.#listeners) listener();
	}
}
