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
	/** Equal in two calls with the same counterpart; null: the number was withheld. */
	readonly counterpartKey: string | null;
	/** The group, queue or skill the call came through, or the party it was diverted from. */
	readonly via: PartyLabel | null;
	readonly transcript: 'none' | 'pending' | 'ready';
	/** Missed, and still needs attention. */
	readonly open: boolean;
	/** When the counterpart of an open call was last tried in vain. ISO 8601, UTC; null: not since. */
	readonly triedAt: string | null;
	/** The extension whose call it is, where calls of several are shown; null: they are all one's. */
	readonly whose: string | null;
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
	/** The transcription is done, and its text is not here, or only that of an earlier version. */
	readonly lacksText: boolean;
	/** What the person wants of calls with this counterpart, whatever holds for all others. */
	readonly rule: 'always' | 'never' | null;
}

/** What a list can be narrowed to with one choice. */
export const CALL_FILTERS = [
	...(['all', 'missed', 'open', 'inbound', 'outbound', 'transcript'] as const),
	/** Parts of insight's charts: incoming calls that were answered; missed ones that were returned, or never were. */
	...(['answered', 'called-back', 'not-called-back'] as const),
] as const;
export type CallFilter = (typeof CALL_FILTERS)[number];

/** One hour of the week, by this computer's clock. */
export interface WeekHour {
	/** ISO 8601: 1 is Monday, 7 is Sunday. */
	readonly weekday: number;
	/** 0 to 23. */
	readonly hour: number;
}

/** Which calls a list shows: those that fit every part. */
export interface CallQuery {
	readonly filter: CallFilter;
	/** Began then or later. ISO 8601, UTC; null: however old. */
	readonly from: string | null;
	/** Began before. ISO 8601, UTC; null: however new. */
	readonly to: string | null;
	/** A row's `counterpartKey`; null: whoever it was. */
	readonly counterpart: string | null;
	readonly weekHour: WeekHour | null;
	/** As typed: every word must be found in a name, a number, the summary or the transcript. Empty: no search. */
	readonly words: string;
}

/** Every call. */
export const EVERY_CALL: CallQuery = {
	filter: 'all',
	from: null,
	to: null,
	counterpart: null,
	weekHour: null,
	words: '',
};

/** Where the words were found, when it was not in what a row shows anyway. */
export interface Snippet {
	readonly where: 'summary' | 'transcript';
	/** The words in their surroundings, cut at words, with an ellipsis where it was cut. */
	readonly text: string;
}

/** Successive calls of one day with one counterpart, as one of them knows it. */
export interface Fold {
	readonly calls: number;
	/** How many of them are open. */
	readonly openCalls: number;
	/** 0 is the newest: the one that has a row when the others have none. */
	readonly place: number;
	readonly unfolded: boolean;
}

/** A row of a list. */
export interface ListRow extends CallRow {
	/** Null: the call stands alone. */
	readonly fold: Fold | null;
	/** Null: nothing is searched for, or what the row shows has it. */
	readonly snippet: Snippet | null;
}

/** A time in which nobody listened, and which the list has not filled. ISO 8601, UTC; `to` null: it lasts. */
export interface Gap {
	readonly from: string;
	readonly to: string | null;
}

/** A range of the list, and how long the whole list is. */
export interface CallRange {
	/** Newest first. */
	readonly gaps: readonly Gap[];
	/** How many rows the list has. */
	readonly total: number;
	/** How many calls are in them: more than rows where calls are folded. */
	readonly calls: number;
	readonly offset: number;
	readonly rows: readonly ListRow[];
}

/** A count of calls in a week that begins on Monday, by this computer's clock; the first one where the whole time does. */
export interface WeekCount {
	/** ISO 8601, UTC: both ends of the week, the second one not in it. */
	readonly from: string;
	readonly to: string;
	readonly missed: number;
	/** Inbound and answered. */
	readonly answered: number;
}

/** What the calls of a time say together. */
export interface Insight {
	/** ISO 8601, UTC; the beginning and the end of that time. */
	readonly from: string;
	readonly to: string;
	readonly missed: number;
	/** Inbound and answered. */
	readonly answered: number;
	/** Missed calls by hour of the week; hours without one are left out. */
	readonly missedByHour: readonly (WeekHour & { readonly missed: number })[];
	/** Oldest first, none left out. */
	readonly weeks: readonly WeekCount[];
	/** From a missed call to the next call with the same counterpart that was made to call back or was answered. */
	readonly callBack: {
		/** Null: nobody was called back. */
		readonly medianSeconds: number | null;
		readonly calledBack: number;
		/** Never, so far. Withheld numbers, which nobody can call back, count in neither. */
		readonly notCalledBack: number;
	};
	/** Those with most calls first. */
	readonly counterparts: readonly {
		readonly key: string;
		readonly party: PartyLabel;
		readonly calls: number;
		readonly missed: number;
	}[];
}
