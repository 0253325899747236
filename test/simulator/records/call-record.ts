/** One call as the service keeps it, before a dialect puts it on the wire (nfon-api.md, "The record"). */
export interface CallRecord {
	readonly uuid: string;
	readonly callId: string;
	readonly userUuid: string;
	readonly customer: string;
	readonly extension: string;
	/** RFC 3339: when the call began, not when it was saved. */
	readonly created: string;
	/** RFC 3339: only on records changed after creation. */
	readonly updated?: string;
	readonly duration: number;
	readonly direction: Direction;
	readonly status: CallStatus;
	readonly caller: Party;
	readonly callee: Party;
	readonly history?: readonly Diversion[];
	readonly trunkCode?: string;
	readonly transcription?: Transcription;
	readonly customData?: Readonly<Record<string, string>>;
}

type Direction = 'inbound' | 'outbound';
type CallStatus = 'answered' | 'missed' | 'cancelled' | 'unknown';

/** Open strings where the service promises that new values will come. */
export interface Party {
	readonly name?: string;
	readonly number?: string;
	readonly context?: string;
	readonly service?: string;
}

/** Who was caller or callee before; exactly one of the two. */
export type Diversion =
	| { readonly updated: string; readonly caller: Party }
	| { readonly updated: string; readonly callee: Party };

export interface Transcription {
	/** False: still being processed. */
	readonly available: boolean;
	readonly languageAutodetect?: boolean;
	readonly summary?: string;
	readonly transcript?: readonly TranscriptEntry[];
	/**
	 * Summary and transcript are composed from this when somebody asks for them: a hundred thousand
	 * records would otherwise carry a million sentences that nobody reads.
	 */
	readonly script?: Script;
}

export interface Script {
	readonly seed: string;
	readonly language: Language;
}

export type Language = 'de' | 'en';

export interface TranscriptEntry {
	/** Only meaningful relative to the first entry. */
	readonly time: string;
	readonly source: 'caller' | 'callee';
	readonly event: 'start' | 'stop' | 'speech';
	readonly text?: string;
}
