/** What a call is, inside this app: one record of the service, normalised; no dialect, no unit. */

export type Direction = 'inbound' | 'outbound';

/** As the service says it. Any word we do not know is `unknown` (nfon-api.md, The record). */
export type Status = 'answered' | 'missed' | 'cancelled' | 'unknown';

/** What a party's number is. Every context we do not know is an extension of that phone system. */
export type NumberKind = 'global' | 'emergency' | 'short' | 'conference' | 'extension';

/** What answers at a party's number. Absent or unknown means `extension`. */
export type Service =
	'queue' | 'skill' | 'ivr' | 'group' | 'time-control' | 'voicemail' | 'extension';

/** Caller or callee. */
export interface Party {
	readonly name: string | null;
	/** Digits as the service sends them: E.164 without plus when `numberKind` is `global`. */
	readonly number: string | null;
	readonly numberKind: NumberKind;
	/** The K-number of the phone system an extension belongs to. */
	readonly system: string | null;
	readonly service: Service;
}

/** Who was caller or callee before the call was diverted. */
export interface Diversion {
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly was: 'caller' | 'callee';
	readonly party: Party;
}

/** One thing that was said. */
export interface TranscriptLine {
	/** Milliseconds after the first entry; absolute times in transcripts mean nothing. */
	readonly offsetMs: number;
	readonly speaker: 'caller' | 'callee';
	readonly text: string;
}

/** A transcription: still being made, or made. */
export interface Transcription {
	readonly available: boolean;
	readonly summary: string | null;
	/** BCP 47, as the service detected it. */
	readonly language: string | null;
	/** Null while only the short record is known: the text was not asked for, or is not there yet. */
	readonly lines: readonly TranscriptLine[] | null;
}

export interface Call {
	/** Identity: the same uuid again replaces the earlier record. */
	readonly uuid: string;
	/** When the call began. ISO 8601, UTC, with milliseconds, so that text order is time order. */
	readonly startedAt: string;
	/** Only on records changed after creation; same form. */
	readonly updatedAt: string | null;
	readonly durationSeconds: number;
	readonly direction: Direction;
	readonly status: Status;
	readonly caller: Party;
	readonly callee: Party;
	/** In the order in which they happened. */
	readonly diversions: readonly Diversion[];
	readonly trunkCode: string | null;
	readonly transcription: Transcription | null;
	/** CRM text and whatever else an integration attached. */
	readonly customData: Readonly<Record<string, string>>;
	/** Whose record it is, where the service says so. */
	readonly customer: string | null;
	readonly extension: string | null;
}
