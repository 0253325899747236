/** Calls in, pages out. Every change of a call and what follows from it is one transaction. */
import type { Gap } from '../contract/call-view.ts';
import type { Call } from '../contract/call.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import {
	countCalls,
	countOpen,
	countSince,
	findCall,
	removeCalls,
	openUuids,
	unsettledTranscripts,
} from './call-queries.ts';
import { CallLists } from './call-lists.ts';
import { noteAttempt } from './attempts.ts';
import { HiddenCalls } from './hidden-calls.ts';
import type { Read } from './list-data.ts';
import { type FactName, forgetFact, readFact, writeFact } from './facts.ts';
import { forgetEverything } from './forget-everything.ts';
import {
	noteDeaf,
	noteGapsFilled,
	noteListening,
	noteStillListening,
	unfilledGaps,
} from './gaps.ts';
import { dueNotices, markHandled, settleNotices } from './marks.ts';
import type { CacheDatabase } from './open-cache.ts';
import { putCall, wouldChange } from './put-call.ts';
import { type CoveredWindow, removeDeleted } from './reconcile.ts';
import { Statements } from './statements.ts';
import type { StoredCall } from './stored-call.ts';
import { storing } from './store-failure.ts';

export class CallStore {
	readonly #now: () => number;
	readonly #listeners = new Set<() => void>();
	readonly #onDamaged: () => void;
	/** Ranges, searches and sums over all calls. */
	readonly lists: CallLists;
	readonly #hidden: HiddenCalls;
	#statements: Statements;
	#isClosed = false;

	/** `onDamaged` is called when the file turns out to be no database any more; `renew` is the answer to it. */
	constructor(database: CacheDatabase, now: () => number, onDamaged: () => void = () => undefined) {
		this.#statements = new Statements(database);
		this.#now = now;
		this.#onDamaged = onDamaged;
		const read: Read = (work, nothing) =>
			this.#isClosed ? nothing : this.#read(() => work(this.#statements), nothing);
		this.#hidden = new HiddenCalls(read);
		this.lists = new CallLists(read, this.#hidden, now, () => this.#announce());
	}

	/** Goes on with another database: the one it had was damaged, and is closed. */
	renew(open: () => CacheDatabase): void {
		this.#statements.close();
		this.#statements = new Statements(open());
		this.#hidden.lookAgain();
		this.lists.renew();
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
				calls.filter((call) => this.#put(call, askedAt)).length +
				(covered === null ? 0 : removeDeleted(this.#statements, covered)),
		);
	}

	/** Whether any of these would change something if it were stored. */
	differsFrom(calls: readonly Call[]): boolean {
		const differs = (call: Call): boolean =>
			!this.#hidden.isGone(call.uuid) && wouldChange(this.#statements, call);
		return this.#read(() => calls.some(differs), false);
	}

	/** The whole call; null when the store does not have it, or hides it. */
	find(uuid: string): StoredCall | null {
		return this.#hidden.has(uuid) ? null : this.#read(() => findCall(this.#statements, uuid), null);
	}

	count(): number {
		return this.#read(() => countCalls(this.#statements), 0);
	}

	/** How many calls began at this moment (ISO 8601) or later. */
	countSince(startedAt: string): number {
		return this.#read(() => countSince(this.#statements, Date.parse(startedAt)), 0);
	}

	openCount(): number {
		if (this.#hidden.isEmpty) return this.#read(() => countOpen(this.#statements), 0);
		const open = this.#read(() => openUuids(this.#statements), []);
		return open.filter((uuid) => !this.#hidden.has(uuid)).length;
	}

	/** Keeps calls out of sight, without forgetting them, until `unhide` or the end of this run. */
	hide(uuids: readonly string[]): Outcome<number> {
		return this.#conceal(() => this.#hidden.hide(uuids));
	}

	unhide(uuids: readonly string[]): Outcome<number> {
		return this.#conceal(() => this.#hidden.show(uuids));
	}

	/** Forgets calls that the service has deleted at our wish, and records of them that are still on their way. */
	remove(uuids: readonly string[]): Outcome<number> {
		const at = this.#timestamp();
		return this.#write(
			() => removeCalls(this.#statements, uuids, at),
			() => {
				this.#hidden.forget(uuids);
			},
		);
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

	/** Somebody with this counterpart key was rung from here. */
	noteAttempt(counterpart: string): Outcome<number> {
		return this.#write(() => noteAttempt(this.#statements, counterpart, this.#now()));
	}

	/** Missed calls whose notification was decided and not yet shown, oldest first. */
	dueNotices(): readonly StoredCall[] {
		const due = this.#read(() => dueNotices(this.#statements), []);
		return due.filter(({ call }) => !this.#hidden.has(call.uuid));
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
			const forgotten = before === null ? 0 : forgetEverything(this.#statements);
			writeFact(this.#statements, 'owner', owner);
			return forgotten;
		});
	}

	/** Forgets every call, mark and fact. */
	clear(): Outcome<number> {
		return this.#write(() => forgetEverything(this.#statements));
	}

	/** Whether the run before this one was cut off. Asked once, when this one begins. */
	endedUnwell(): boolean {
		const endedWell = this.fact('ended-well') !== null;
		this.setFact('ended-well', null);
		return !endedWell && this.count() > 0;
	}

	/** Ends the run in order. */
	close(): void {
		this.lists.close();
		this.setFact('ended-well', this.#timestamp());
		this.#isClosed = true;
		this.#statements.close();
	}

	/** False for what would change nothing, and for a call that the person has deleted. */
	#put(call: Call, askedAt: number | null): boolean {
		return !this.#hidden.isGone(call.uuid) && putCall(this.#statements, call, this.#now(), askedAt);
	}

	#conceal(work: () => number): Outcome<number> {
		const done = storing(work);
		if (!done.ok) this.#look(done.failure);
		else if (done.value > 0) {
			this.lists.forgetViews();
			this.#announce();
		}
		return done;
	}

	/** All or nothing; who listens hears of it when calls changed. */
	#write(
		work: () => number,
		onDone = (): void => {
			this.#hidden.lookAgain();
		},
	): Outcome<number> {
		const done = storing(() => this.#statements.inTransaction(work));
		if (!done.ok) this.#look(done.failure);
		else if (done.value > 0) {
			onDone();
			this.lists.refresh();
			this.#announce();
		}
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
