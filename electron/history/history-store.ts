import type { Call } from '../contract/call.ts';
import type { Outcome } from '../contract/outcome.ts';

/** A piece of time that one answer of the list has covered from end to end. */
export interface CoveredWindow {
	/** Beginnings after this one, in milliseconds since 1970; null: however old. */
	readonly after: number | null;
	/** Beginnings before this one; null: however new. */
	readonly before: number | null;
	readonly uuids: ReadonlySet<string>;
	/** When the list was asked for, in milliseconds since 1970. */
	readonly askedAt: number;
}

/** A call of which something is still to come, and where it stands among the others. */
export interface UnsettledCall {
	readonly uuid: string;
	readonly id: number;
	/** Milliseconds since 1970. */
	readonly started_at: number;
	/** Its transcript is done, and its text is not here or only that of an earlier version. */
	readonly isLacking: boolean;
}

/** What must survive a restart for the history to be gone on with. */
type CoverageFact =
	| 'baseline'
	| 'agreed-until'
	| 'agreed-call'
	| 'agreed-at'
	| 'covered-down-to'
	| 'first-fill'
	| 'timestamp-unit'
	| 'not-understood';

/** What keeping history needs of the store. A failure of any of these ends the connection, and says why. */
export interface HistoryStore {
	/** All or none; answers how many calls changed. */
	apply(
		calls: readonly Call[],
		covered?: CoveredWindow | null,
		/** When the list with these was asked for. */
		askedAt?: number,
	): Outcome<number>;
	/** Those of these that would change something if they were stored. */
	differing(calls: readonly Call[]): readonly Call[];
	count(): number;
	/** Waits for the disk, when much was written. */
	rest(): Promise<void>;
	/** How many calls began at this moment (ISO 8601) or later. */
	countSince(startedAt: string): number;
	readonly transcripts: {
		/** The newest since a moment of which something is still to come; `pending`: only those still being made. */
		unsettled(since: string, limit: number, which: 'all' | 'pending'): readonly string[];
		/** The newest call, or the newest below a place, that lacks its text; or one from which to go on (`isLacking` false). */
		nextLacking(below: UnsettledCall | null): UnsettledCall | null;
	};
	/** `atMs`: since when that is so, in milliseconds since 1970; left out, since now. */
	noteListening(what: 'began' | 'goes-on' | 'ended', atMs?: number): Outcome<number>;
	noteGapsFilled(): Outcome<number>;
	readonly kept: {
		/** Calls that began before this moment (milliseconds since 1970) are not kept; null: however old they are. */
		since(): number | null;
		/** Everything that began at this moment (ISO 8601) or later is here, as far as it is kept. */
		noteCovered(downTo: string): Outcome<number>;
	};
	fact(name: CoverageFact): string | null;
	/** Null forgets it. */
	setFact(name: CoverageFact, value: string | null): Outcome<number>;
}
