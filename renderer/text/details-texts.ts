import type { ReminderTime } from '../../electron/contract/preferences.ts';
import type { PartyLabel } from '../../electron/contract/call-view.ts';

/** What is said beside and about one call. */
export interface DetailsTexts {
	readonly label: string;
	readonly back: string;
	readonly unavailable: string;
	readonly callBack: string;
	/** The same for a call that the person made. */
	readonly callAgain: string;
	readonly copyNumber: string;
	readonly copied: string;
	readonly markHandled: string;
	readonly openAgain: string;
	readonly moreActions: string;
	readonly allCallsWith: (party: PartyLabel) => string;
	readonly copyAsText: string;
	readonly copyTranscript: string;
	readonly deleteCall: string;
	readonly remind: Readonly<Record<ReminderTime, string>>;
	/** "You will be reminded at 15:00."; `tomorrow`: not today. */
	readonly reminded: (time: string, tomorrow: boolean) => string;
	readonly alwaysNotify: string;
	readonly neverNotify: string;
	readonly notifyAsUsual: string;
	readonly path: string;
	readonly summary: string;
	readonly transcript: string;
	readonly transcribing: string;
	readonly transcriptMissing: string;
	readonly transcriptComing: string;
	/** For who cannot see it. */
	readonly transcriptCame: string;
	/** The text of an earlier version is shown, and there is a newer one. */
	readonly transcriptEarlier: string;
	readonly transcriptNewerComing: string;
	readonly find: string;
	readonly findPlace: (place: number, of: number) => string;
	readonly findNothing: string;
	readonly findNext: string;
	readonly findPrevious: string;
	readonly more: string;
	readonly trunk: string;
}
