/** Calls as the window shows them: everything derived is already derived, numbers are formatted. */
import type { Direction, NumberKind, Service, TranscriptLine } from './call.ts';

/** How a call ended, for its user. `given-up`: outbound, and the user hung up first. */
export type CallOutcome = 'answered' | 'missed' | 'given-up' | 'unknown';

/** What brought a missed call here. */
export type MissedKind = 'direct' | 'group' | 'queue' | 'forwarded';

/** A party ready to be shown. No name and no number: it was withheld. */
export interface PartyLabel {
	readonly name: string | null;
	/** Formatted for reading: `+49 89 123456`, an extension as it is. */
	readonly numberText: string | null;
	readonly numberKind: NumberKind;
	readonly service: Service;
}

/** One row of the history. */
export interface CallRow {
	readonly uuid: string;
	/** ISO 8601, UTC. */
	readonly startedAt: string;
	readonly durationSeconds: number;
	readonly direction: Direction;
	readonly outcome: CallOutcome;
	/** Set exactly when `outcome` is `missed`. */
	readonly missedKind: MissedKind | null;
	/** The party that is not the user. */
	readonly counterpart: PartyLabel;
	/** The group, queue or skill the call came through, or the party it was diverted from. */
	readonly via: PartyLabel | null;
	readonly transcript: 'none' | 'pending' | 'ready';
	/** Missed, and still needs attention. */
	readonly open: boolean;
}

/** One station of a call's way, in order. */
export interface PathStep {
	/** `caller` began the call; `was-*` held that end before a diversion; `callee` is where it ended. */
	readonly role: 'caller' | 'was-caller' | 'was-callee' | 'callee';
	/** ISO 8601, UTC: when the call left this station (`was-*`) or began (`caller`); null for `callee`. */
	readonly at: string | null;
	readonly party: PartyLabel;
}

/** Everything about one call. */
export interface CallDetails {
	readonly row: CallRow;
	readonly path: readonly PathStep[];
	readonly caller: PartyLabel;
	readonly callee: PartyLabel;
	readonly trunkCode: string | null;
	readonly customData: Readonly<Record<string, string>>;
	readonly summary: string | null;
	/** BCP 47 of the transcript, when known. */
	readonly language: string | null;
	/** Null: none, still being transcribed (`row.transcript` is `pending`), or not fetched yet. */
	readonly transcript: readonly TranscriptLine[] | null;
}

/** Which calls a list shows. */
export type CallFilter = 'all' | 'missed' | 'open';

/** A time in which nobody listened, and which the list has not filled. ISO 8601, UTC; `to` null: it lasts. */
export interface Gap {
	readonly from: string;
	readonly to: string | null;
}

/** A range of the list, and how long the whole list is. */
export interface CallRange {
	/** Newest first. */
	readonly gaps: readonly Gap[];
	readonly total: number;
	readonly offset: number;
	readonly rows: readonly CallRow[];
}
