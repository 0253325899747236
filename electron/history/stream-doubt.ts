/** Whether the stream of one connection still tells of everything: who doubts it, and what comes of asking the list. */
import type { Clock } from '../ground/clock.ts';
import type { Failure } from '../contract/outcome.ts';
import { askNewest, type AskNewestParts } from './ask-newest.ts';
import type { HistoryStore } from './history-store.ts';
import { SILENCE_LIMIT_MS, type Suspicion } from './silence-watch.ts';

export interface StreamDoubtParts extends Omit<AskNewestParts, 'mayComeYet'> {
	readonly store: AskNewestParts['store'] & Pick<HistoryStore, 'fact'>;
	readonly clock: Clock;
	/** Whether the computer woke from a sleep that nobody has noticed yet. */
	readonly noticeSleep: () => boolean;
	/** The stream is dead (null), or the list says that nobody can know. */
	readonly onLost: (failure: Failure | null) => void;
	/** `isHeld` has changed. */
	readonly onHeld: () => void;
	/** All of the list's top is to be covered, and not only the newest calls. */
	readonly onCoverDue: () => void;
}

/** The watch, or somebody who says that the network or the computer is back. */
type Doubt = Suspicion | 'return';

// What was deleted elsewhere below the newest calls, or changed there without a word of the stream.
const COVERED_EVERY_MS = 60 * 60_000;

export class StreamDoubt {
	readonly #parts: StreamDoubtParts;
	#isOpen = false;
	#isOn = false;
	#isHeld = false;
	#isCovering = false;
	#coveredAt = 0;
	#toldAt = 0;
	#soundAt = 0;
	/** How often it was asked: only the latest answer ends a doubt. */
	#asked = 0;
	/** To be asked as soon as the gap is filled. */
	#owed: Doubt | null = null;

	constructor(parts: StreamDoubtParts) {
		this.#parts = parts;
	}

	/** Whether it is being asked. */
	get isOn(): boolean {
		return this.#isOn;
	}

	/**
	 * After a sleep: what the stream tells then may be the first of many calls, and people are told of it when it is
	 * certain how many they are.
	 */
	get isHeld(): boolean {
		return this.#isHeld;
	}

	/** When there was last no doubt (milliseconds since 1970): an event, or a list that knew no more than the stream. */
	get soundAt(): number {
		return this.#soundAt;
	}

	/** The stream is open. */
	begin(): void {
		this.#isOpen = true;
		this.#soundAt = this.#parts.clock.now();
	}

	/** It tells of a call, which is not stored yet. */
	told(): void {
		if (this.#parts.noticeSleep()) void this.check('sleep');
		this.#toldAt = this.#parts.clock.now();
		if (!this.#isOn) this.#soundAt = this.#toldAt;
	}

	/** The list is being read from its newest call down: until `covered`, it naturally knows more than the store. */
	covering(): void {
		this.#isCovering = true;
	}

	covered(): void {
		this.#isCovering = false;
		this.#coveredAt = this.#parts.clock.now();
		const owed = this.#owed;
		this.#owed = null;
		if (owed !== null) void this.check(owed);
	}

	/**
	 * Makes sure of the stream: if the list knows more than it told, or does not answer, it is lost. While the gap before
	 * it is being filled that says nothing about it, and is asked once afterwards.
	 */
	async check(why: Doubt): Promise<void> {
		const { store, clock, signal, onLost } = this.#parts;
		const isSleep = this.#parts.noticeSleep() || why === 'sleep';
		// A call stored before it is known what was there before would count as old for ever.
		if (!this.#isOpen || store.fact('baseline') === null) return;
		this.#isOn = true;
		if (isSleep) this.#hold(true);
		if (this.#isCovering) {
			this.#owed = isSleep ? 'sleep' : why;
			return;
		}
		this.#asked += 1;
		const asked = this.#asked;
		const askedAt = clock.now();
		const mayComeYet = (): boolean => why === 'silence' || this.#toldAt >= askedAt;
		const found = await askNewest({ ...this.#parts, mayComeYet });
		if (signal.aborted) return;
		if (found.ok && found.value === 'knows-more') onLost(null);
		else if (!found.ok && !this.#isPassing(found.failure)) onLost(found.failure);
		else if (asked === this.#asked) {
			if (found.ok) this.#trust(found.value === 'has-less');
			this.#hold(false);
		}
	}

	#trust(hasMore: boolean): void {
		const now = this.#parts.clock.now();
		this.#isOn = false;
		this.#soundAt = now;
		// A clock that was set back says nothing about when that was.
		const isDue = now < this.#coveredAt || now - this.#coveredAt >= COVERED_EVERY_MS;
		if (hasMore || isDue) this.#parts.onCoverDue();
	}

	#hold(isHeld: boolean): void {
		if (this.#isHeld === isHeld) return;
		this.#isHeld = isHeld;
		this.#parts.onHeld();
	}

	/** A list that has a bad moment is no reason to leave a stream that has just told of a call. */
	#isPassing(failure: Failure): boolean {
		const isTelling = Math.abs(this.#parts.clock.now() - this.#toldAt) < SILENCE_LIMIT_MS;
		const isOfAMoment =
			failure.kind === 'unreachable' || (failure.kind === 'refused' && failure.status >= 500);
		return isTelling && isOfAMoment;
	}
}
