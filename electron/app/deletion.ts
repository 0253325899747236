/** What becomes of calls that the person wants deleted: hidden at once, deleted when nobody took it back in time. */
import { inTurns } from '../ground/in-turns.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { Deletion } from '../contract/app-state.ts';
import { type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from '../history/call-service.ts';
import { deleteCalls } from '../history/delete-calls.ts';
import { timeToUndo } from './undo-timer.ts';

export interface DeletionParts {
	readonly store: Pick<CallStore, 'hide' | 'unhide' | 'remove'>;
	readonly service: Pick<CallService, 'deleteRecords' | 'record' | 'baseUrl'>;
	readonly clock: Clock;
}

interface Sending {
	readonly uuids: ReadonlySet<string>;
	readonly stop: AbortController;
	/** Why it was stopped, where the person did not wish it. */
	reason: Failure | null;
}

// A hundred thousand of them at once would hold up the event loop for longer than a frame.
const UUIDS_PER_TURN = 5_000;

// Quitting waits for no more than three seconds, and the store is still to be closed.
const LAST_ANSWER_MS = 2_000;

/**
 * What waits is known in memory only: quitting deletes nothing of it, and it is shown again. At most one set waits and
 * one is being sent; what is wanted meanwhile waits for ten seconds of its own, after that.
 */
export class CallDeletion {
	readonly #parts: DeletionParts;
	readonly #listeners = new Set<() => void>();
	/** Hiding and showing take turns of the event loop: one wish is done with before the next one begins. */
	#wishes: Promise<unknown> = Promise.resolve();
	#state: Deletion | null = null;
	#waiting = new Set<string>();
	#sending: Sending | null = null;
	#stopTimer = (): void => undefined;
	#isClosed = false;

	constructor(parts: DeletionParts) {
		this.#parts = parts;
	}

	/** Null: nothing is being deleted, and nothing failed that the person has not read. */
	get state(): Deletion | null {
		return this.#state;
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Hides the calls. What waits already is joined, and the ten seconds begin anew for all of it. */
	delete(uuids: readonly string[]): Promise<Outcome<null>> {
		return this.#oneByOne(async () => {
			this.#stopTimer();
			const isNew = (uuid: string): boolean =>
				!this.#waiting.has(uuid) && this.#sending?.uuids.has(uuid) !== true;
			const wanted: string[] = [];
			await inTurns(uuids, UUIDS_PER_TURN, (some) => {
				const fresh = some.filter(isNew);
				for (const uuid of fresh) this.#waiting.add(uuid);
				wanted.push(...fresh);
			});
			await this.#parts.store.hide(wanted);
			this.#wait();
			return success(null);
		});
	}

	/** Shows what is not sent. What is being asked for just now is answered, and no more is sent after it. */
	undo(): Promise<void> {
		this.#sending?.stop.abort();
		// At once: while this wish waits for the ones before it, the ten seconds must not end.
		this.#stopTimer();
		return this.#oneByOne(async () => {
			this.#stopTimer();
			await this.#bringBack([...this.#waiting]);
			if (this.#state?.kind === 'waiting') this.#become(null);
		});
	}

	/** The person has read what could not be deleted. */
	dismiss(): void {
		if (this.#state?.kind === 'failed') this.#become(null);
	}

	/** Nobody is signed in any more: nothing more is sent, the calls are shown again, and the person is told why. */
	abandon(): Promise<void> {
		const failure: Failure = { kind: 'signed-out' };
		if (this.#sending !== null) {
			this.#sending.reason = failure;
			this.#sending.stop.abort();
			return Promise.resolve();
		}
		this.#stopTimer();
		return this.#oneByOne(async () => {
			this.#stopTimer();
			const calls = this.#waiting.size;
			await this.#bringBack([...this.#waiting]);
			if (calls > 0) this.#become({ kind: 'failed', calls, left: calls, failure });
		});
	}

	/** The app quits: waits a moment for the answer to what is being asked for, and sends nothing more. */
	async close(): Promise<void> {
		this.#isClosed = true;
		this.#stopTimer();
		this.#sending?.stop.abort();
		if (this.#sending === null) return;
		await new Promise<void>((resolve) => {
			const cancel = this.#parts.clock.after(LAST_ANSWER_MS, resolve);
			this.onChange(() => {
				if (this.#sending !== null) return;
				cancel();
				resolve();
			});
		});
	}

	#wait(): void {
		if (this.#sending !== null || this.#waiting.size === 0 || this.#isClosed) return;
		const calls = this.#waiting.size;
		this.#stopTimer = timeToUndo(
			this.#parts.clock,
			(until) => {
				this.#become({ kind: 'waiting', calls, until: new Date(until).toISOString() });
			},
			() => void this.#send(),
		);
	}

	async #send(): Promise<void> {
		const waiting = this.#waiting;
		this.#waiting = new Set();
		const uuids = [...waiting];
		const sending: Sending = { uuids: waiting, stop: new AbortController(), reason: null };
		this.#sending = sending;
		let done = 0;
		this.#become({ kind: 'deleting', calls: uuids.length, done });
		const { left, failure } = await deleteCalls(uuids, {
			...this.#parts,
			stop: sending.stop.signal,
			onGone: (gone) => {
				const removed = this.#parts.store.remove(gone);
				if (removed.ok) {
					done += gone.length;
					this.#become({ kind: 'deleting', calls: uuids.length, done });
				}
				return removed;
			},
		});
		const why = sending.stop.signal.aborted ? sending.reason : failure;
		await this.#oneByOne(() => this.#finish(uuids.length, left, why));
	}

	async #finish(calls: number, left: readonly string[], failure: Failure | null): Promise<void> {
		// What was to follow would fail as well, and there is one thing to tell at a time.
		const queued = failure === null ? [] : [...this.#waiting];
		await this.#bringBack([...left, ...queued]);
		this.#sending = null;
		const shown = left.length + queued.length;
		if (failure === null || shown === 0) this.#become(null);
		else this.#become({ kind: 'failed', calls: calls + queued.length, left: shown, failure });
		this.#wait();
	}

	async #bringBack(uuids: readonly string[]): Promise<void> {
		await inTurns(uuids, UUIDS_PER_TURN, (some) => {
			for (const uuid of some) this.#waiting.delete(uuid);
		});
		await this.#parts.store.unhide(uuids);
	}

	#oneByOne<Value>(wish: () => Promise<Value>): Promise<Value> {
		const done = this.#wishes.then(wish);
		this.#wishes = done.catch(() => undefined);
		return done;
	}

	#become(state: Deletion | null): void {
		this.#state = state;
		for (const listener of this.#listeners) listener();
	}
}
