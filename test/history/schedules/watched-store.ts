/** The real store, looked at from outside; and one that a crash can stop at any write. */
import { CallStore } from '../../../electron/cache/call-store.ts';
import { NOBODY } from '../../../electron/cache/store-keeper.ts';
import type { CacheDatabase } from '../../../electron/cache/open-cache.ts';
import { SHORTEST_KEPT_MS } from '../../../electron/calls/kept-since.ts';
import { failed, type Outcome } from '../../../electron/contract/outcome.ts';

export interface StoreWatcher {
	readonly onApplying: (calls: Parameters<CallStore['apply']>[0], isComplete: boolean) => void;
	readonly onBaseline: () => void;
	/** Calls were shown, or dropped; `isNoted`: the process lived long enough to note it. */
	readonly onSettled: (uuids: readonly string[], how: 'shown' | 'silent', isNoted: boolean) => void;
}

/** Where the process dies. */
export type Doom =
	{ readonly at: 'decided' | 'shown' } | { readonly at: 'write'; readonly number: number };

// What a dead process answers is heard by nobody.
const DEAD = failed({ kind: 'store-failed', why: 'error' });

export class WatchedStore extends CallStore {
	doom: Doom | null = null;
	activity = 0;
	readonly #now: () => number;
	readonly #watcher: StoreWatcher;
	#isDead = false;
	#writes = 0;

	constructor(
		database: CacheDatabase,
		now: () => number,
		keptSince: () => number | null,
		watcher: StoreWatcher,
	) {
		super(database, now, { ...NOBODY, keptSince });
		this.#now = now;
		this.#watcher = watcher;
	}

	get isDead(): boolean {
		return this.#isDead;
	}

	/** The process is gone: nothing is written any more. */
	die(): void {
		this.#isDead = true;
	}

	override apply(...[calls, ...rest]: Parameters<CallStore['apply']>): Outcome<number> {
		return this.#living(() => {
			this.#watcher.onApplying(calls, this.#isComplete());
			return super.apply(calls, ...rest);
		});
	}

	override setFact(...[name, value]: Parameters<CallStore['setFact']>): Outcome<number> {
		return this.#living(() => {
			const done = super.setFact(name, value);
			if (name === 'baseline') this.#watcher.onBaseline();
			return done;
		});
	}

	override noteListening(...note: Parameters<CallStore['noteListening']>): Outcome<number> {
		return this.#living(() => super.noteListening(...note));
	}

	override noteGapsFilled(): Outcome<number> {
		return this.#living(() => super.noteGapsFilled());
	}

	override settleNotices(...[uuids, how]: Parameters<CallStore['settleNotices']>): Outcome<number> {
		const isAlive = !this.#isDead;
		if (how === 'shown' && this.doom?.at === 'shown') this.die();
		const settled = this.#living(() => super.settleNotices(uuids, how));
		if (isAlive) this.#watcher.onSettled(uuids, how, settled.ok);
		return settled;
	}

	/** Everything that is kept is here. After a clock was set back, older calls are kept than came yet. */
	#isComplete(): boolean {
		const [covered, notKept] = [this.fact('covered-down-to'), this.fact('not-kept-before')];
		const latest = new Date(this.#now() - SHORTEST_KEPT_MS).toISOString();
		if (covered !== null && notKept !== null && covered <= notKept && covered <= latest)
			return true;
		return this.fact('first-fill') === 'done';
	}

	#living(write: () => Outcome<number>): Outcome<number> {
		this.activity += 1;
		this.#writes += 1;
		if (this.doom?.at === 'write' && this.#writes >= this.doom.number) this.die();
		return this.#isDead ? DEAD : write();
	}

	/** The process dies after so many more writes. */
	dieAfter(writes: number): void {
		this.doom = { at: 'write', number: this.#writes + writes };
	}
}
