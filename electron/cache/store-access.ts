import { failed, type Failure, type Outcome } from '../contract/outcome.ts';
import type { CacheDatabase } from './open-cache.ts';
import { beginWith, type Remembered, salvage, factsBeforeNotes } from './salvage.ts';
import { Statements } from './statements.ts';
import { storing } from './store-failure.ts';
import type { StoreKeeper } from './store-keeper.ts';

// At this many changed calls the journal is some ten megabytes: a second's work for the disk.
const CHECKPOINT_EVERY = 1_000;

/** One database, read and written so that what fails is a value, and who listens hears of changes. */
export class StoreAccess {
	readonly #listeners = new Set<() => void>();
	readonly #keeper: StoreKeeper;
	#statements: Statements;
	#changedSinceCheckpoint = 0;
	#isClosed = false;

	constructor(database: CacheDatabase, keeper: StoreKeeper) {
		this.#statements = new Statements(database);
		this.#keeper = keeper;
	}

	/** Calls `listener` after every change, until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	announce(): void {
		for (const listener of this.#listeners) listener();
	}

	/**
	 * All or nothing. `work` answers how many calls it changed; when there are any, `onDone` is called once it is
	 * committed, and then who listens. Closed, it takes nothing any more.
	 */
	write(
		work: (statements: Statements) => number,
		onDone: () => void = () => undefined,
	): Outcome<number> {
		if (this.#isClosed) return failed({ kind: 'store-failed', why: 'error' });
		const done = storing(() => this.#statements.inTransaction(() => work(this.#statements)));
		if (!done.ok) this.#look(done.failure);
		else if (done.value > 0) {
			this.#changedSinceCheckpoint += done.value;
			onDone();
			this.announce();
		}
		return done;
	}

	/** A damaged file has nothing to read; what belongs there comes back from the service. So it is when closed. */
	read<Value>(work: (statements: Statements) => Value, nothing: Value): Value {
		if (this.#isClosed) return nothing;
		const done = storing(() => work(this.#statements));
		if (done.ok) return done.value;
		this.#look(done.failure);
		return nothing;
	}

	/**
	 * Goes on with another database, and what is only in this one: all of it, or the facts about the whole store alone.
	 * Answers the one before, which `open` may close, and nobody else has.
	 */
	goOnWith(
		open: (before: Statements) => CacheDatabase,
		remembered: Remembered,
		taken: 'all' | 'facts',
	): Statements {
		const before = this.#statements;
		const salvaged =
			taken === 'all' ? salvage(before, remembered) : factsBeforeNotes(before, remembered);
		this.#statements = new Statements(open(before));
		this.write((statements) => {
			beginWith(statements, salvaged);
			return 0;
		});
		return before;
	}

	/** After much was written: resolves when the disk has taken it. Others may read and write meanwhile. */
	async rest(): Promise<void> {
		if (this.#changedSinceCheckpoint < CHECKPOINT_EVERY) return;
		this.#changedSinceCheckpoint = 0;
		await this.#keeper.checkpoint();
	}

	close(): void {
		this.#isClosed = true;
		this.#statements.close();
	}

	#look(failure: Failure): void {
		if (failure.kind === 'store-failed' && failure.why === 'damaged') this.#keeper.onDamaged();
	}
}
