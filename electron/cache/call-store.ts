/** Calls in, pages out. Every change of a call and what follows from it is one transaction. */
import type { Gap } from '../contract/call-view.ts';
import type { Call } from '../contract/call.ts';
import type { Outcome } from '../contract/outcome.ts';
import { CallLists } from './call-lists.ts';
import { AttentionNotes, type NotesAccess } from './attention-notes.ts';
import * as queries from './call-queries.ts';
import { ComingCalls } from './coming-calls.ts';
import { copyCalls } from './copy-calls.ts';
import { type FactName, readFact, setFact } from './facts.ts';
import { claimFor, forgetEverything } from './forget-everything.ts';
import { NOTES_OF_LISTENING, noteGapsFilled, unfilledGaps } from './gaps.ts';
import { HiddenCalls } from './hidden-calls.ts';
import { type KeptAccess, KeptCalls } from './kept-calls.ts';
import { dueNotices, markHandled, markOpen, settleNotices } from './marks.ts';
import type { CacheDatabase } from './open-cache.ts';
import { wouldChange } from './put-call.ts';
import type { CoveredWindow } from './reconcile.ts';
import { isKept, takeCalls } from './take-calls.ts';
import { Remembered } from './salvage.ts';
import type { Read, Statements } from './statements.ts';
import { StoreAccess } from './store-access.ts';
import { NOBODY, type StoreKeeper } from './store-keeper.ts';
import type { StoredCall } from './stored-call.ts';
import { TranscriptsToCome } from './transcripts-to-come.ts';

/** Answers how many calls it changed. */
type Work = (statements: Statements) => number;
type Open = () => CacheDatabase;
const nothing = (): Promise<void> => Promise.resolve();

export class CallStore {
	/** Ranges, searches and sums over all calls. */
	readonly lists: CallLists;
	readonly notes: AttentionNotes;
	/** How far back calls are kept. */
	readonly kept: KeptCalls;
	readonly transcripts: TranscriptsToCome;
	readonly #now: () => number;
	readonly #access: StoreAccess;
	/** The ways to the database for those who do the store's work. */
	readonly #own: NotesAccess & KeptAccess;
	readonly #hidden: HiddenCalls;
	readonly #remembered: Remembered;
	#coming: ComingCalls | null = null;

	constructor(database: CacheDatabase, now: () => number, keeper: StoreKeeper = NOBODY) {
		const access = new StoreAccess(database, keeper);
		this.#access = access;
		this.#now = now;
		const read: Read = (work, nothing) => access.read(work, nothing);
		this.#hidden = new HiddenCalls(read, () => {
			this.lists.forgetViews();
			access.announce();
		});
		this.lists = new CallLists(read, this.#hidden, now, () => access.announce());
		this.#remembered = new Remembered(this.fact('agreed-until'));
		this.#own = {
			...{ read, rest: () => access.rest(), timestamp: () => new Date(now()).toISOString() },
			write: (work: Work, changed?: () => readonly string[] | null): Outcome<number> =>
				this.#write(work, changed),
			isHidden: (uuid) => this.#hidden.has(uuid),
		};
		this.notes = new AttentionNotes({ ...this.#own, write: (work) => this.#write(work, () => []) });
		this.kept = new KeptCalls(keeper.keptSince, this.#own, this.lists);
		this.transcripts = new TranscriptsToCome(read);
	}

	/** Goes on with another database: the one it had was damaged or is gone. What was told and handled stays so. */
	renew(open: Open): void {
		this.#goOnWith((before) => (before.close(), open()), 'all');
		this.#access.announce();
	}

	/**
	 * Goes on with another database at once, and takes the calls along in turns of the event loop, until `signal` says
	 * that this is over; then the other one is closed. What of them does not come along comes back from the service.
	 */
	async move(open: Open, signal: AbortSignal, beforeClosing = nothing): Promise<void> {
		const before = this.#goOnWith(open, 'facts');
		this.#coming = new ComingCalls(before, this.kept.since());
		this.#access.announce();
		await copyCalls(this.#coming, this.#own, this.#hidden.isGone, signal);
		if (!signal.aborted) await beforeClosing();
		before.close();
		this.#coming = null;
	}

	/** Whether calls are on their way from another database: some are missing that nobody has removed. */
	readonly isMoving = (): boolean => this.#coming !== null;

	/** After much was written: resolves when the disk has taken it. Others may read and write meanwhile. */
	rest(): Promise<void> {
		return this.#access.rest();
	}

	/** Calls `listener` after every change, until the returned function is called. */
	onChange(listener: () => void): () => void {
		return this.#access.onChange(listener);
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
		this.#remembered.given(calls, this.#now());
		let changed: readonly string[] = [];
		const arrival = {
			...{ nowMs: this.#now(), askedAt, keptSince: this.kept.since() },
			isGone: this.#hidden.isGone,
		};
		const work: Work = (all) => (changed = takeCalls(all, calls, covered, arrival)).length;
		return this.#write(work, () => changed);
	}

	/** Those of these that would change something if they were stored. */
	differing(calls: readonly Call[]): readonly Call[] {
		const since = this.kept.since();
		const wanted = calls.filter((call) => !this.#hidden.isGone(call.uuid) && isKept(call, since));
		return this.#access.read((all) => wanted.filter((call) => wouldChange(all, call)), []);
	}

	/** The whole call; null when the store does not have it, or hides it. */
	find(uuid: string): StoredCall | null {
		if (this.#hidden.has(uuid)) return null;
		return this.#access.read((all) => queries.findCall(all, uuid), null);
	}

	count(): number {
		return this.#access.read(queries.countCalls, 0);
	}

	/** How many calls began at this moment (ISO 8601) or later. */
	readonly countSince = (startedAt: string): number =>
		this.#access.read((all) => queries.countSince(all, Date.parse(startedAt)), 0);

	openCount(): number {
		return this.#hidden.countOpen(this.#coming);
	}

	/** Keeps calls out of sight until `unhide` or the end of this run: all from one moment on. One wish at a time. */
	hide(uuids: readonly string[]): Promise<void> {
		return this.#hidden.hide(uuids);
	}

	unhide(uuids: readonly string[]): Promise<void> {
		return this.#hidden.show(uuids);
	}

	/** Forgets calls that the service has deleted at our wish, and records of them that are still on their way. */
	remove(uuids: readonly string[]): Outcome<number> {
		const at = this.#own.timestamp();
		const forget = (): void => {
			this.#hidden.forget(uuids);
			this.lists.refresh();
		};
		const removed = this.#access.write((all) => queries.removeCalls(all, uuids, at), forget);
		// Those that a list has found missing before: what is still on its way of them is as old as of the others.
		if (removed.ok && removed.value === 0) forget();
		return removed;
	}

	/** Marks missed calls as needing no more attention, or as needing it again. */
	setHandled(uuids: readonly string[], handled: boolean): Outcome<number> {
		const at = this.#own.timestamp();
		const mark = handled ? markHandled : markOpen;
		const work: Work = (all) => uuids.reduce((changed, uuid) => changed + mark(all, uuid, at), 0);
		return this.#write(work, () => uuids);
	}

	/** Missed calls whose notification was decided and not yet shown, oldest first. */
	dueNotices(): readonly StoredCall[] {
		return this.#access.read(dueNotices, []).filter(({ call }) => !this.#hidden.has(call.uuid));
	}

	/** These calls' notifications are done with: shown, or not worth showing any more. */
	settleNotices(uuids: readonly string[], how: 'shown' | 'silent'): Outcome<number> {
		return this.#note((all) => settleNotices(all, uuids, how, this.#own.timestamp()));
	}

	/** Notes that somebody listens from then on (`began`), still does, or does no more (`ended`). */
	noteListening(what: 'began' | 'goes-on' | 'ended', atMs = this.#now()): Outcome<number> {
		return this.#note((all) => NOTES_OF_LISTENING[what](all, atMs));
	}

	/** The list has covered everything up to now. */
	noteGapsFilled(): Outcome<number> {
		return this.#note(noteGapsFilled);
	}

	readonly unfilledGaps = (): readonly Gap[] => this.#access.read(unfilledGaps, []);

	fact(name: FactName): string | null {
		return this.#access.read((all) => readFact(all, name), null);
	}

	/** Null forgets it. */
	setFact(name: FactName, value: string | null): Outcome<number> {
		return this.#note((all) => setFact(all, name, value));
	}

	/** Makes this the history of `owner`: what was another person's is forgotten first. */
	claim(owner: string): Outcome<number> {
		this.#remembered.claimed(owner);
		return this.#write((all) => claimFor(all, owner));
	}

	/** Forgets every call, mark and fact. */
	clear(): Outcome<number> {
		return this.#write(forgetEverything);
	}

	/** Ends the run in order. */
	close(): void {
		this.setFact('ended-well', this.#own.timestamp());
		this.lists.close();
		this.#access.close();
	}

	/** All or nothing; who listens hears of it when calls changed: which, null: any. */
	#write(work: Work, changed: () => readonly string[] | null = () => null): Outcome<number> {
		return this.#access.write(work, () => {
			this.#hidden.lookAgain(changed());
			this.lists.refresh();
		});
	}

	/** Writes what changes no call. */
	#note(work: (statements: Statements) => void): Outcome<number> {
		return this.#access.write((all) => (work(all), 0));
	}

	#goOnWith(open: (before: Statements) => CacheDatabase, taken: 'all' | 'facts'): Statements {
		const before = this.#access.goOnWith(open, this.#remembered, taken);
		this.#hidden.lookAgain(null);
		this.lists.renew();
		return before;
	}
}
