/** Every word the user reads, by subject; one object per language fulfils it. */
import type {
	CallFilter,
	CallRow,
	Gap,
	PartyLabel,
	PathStep,
} from '../../electron/contract/call-view.ts';
import type { ConnectionState, NotificationService } from '../../electron/contract/app-state.ts';
import type { FailureTexts, FailureWords } from './failure-text.ts';
import type { Formats } from './formats.ts';

export interface Texts extends Formats {
	readonly appName: string;
	readonly session: {
		readonly title: string;
		readonly what: string;
		readonly independent: string;
		readonly signIn: string;
		readonly signOut: string;
		readonly notSignedIn: string;
		readonly signedOutBar: string;
		readonly continueInBrowser: string;
		readonly continueHint: string;
		readonly cancel: string;
		readonly copyLink: string;
		readonly linkCopied: string;
	};
	readonly app: {
		readonly menu: string;
		readonly openHistory: string;
		readonly extension: (extension: string) => string;
		readonly customer: (customer: string) => string;
		readonly version: (version: string) => string;
		readonly tryNow: string;
		readonly tryAgain: string;
		readonly dismiss: string;
		readonly requestId: (id: string) => string;
		readonly connection: (state: ConnectionState, asOf: string | null) => string;
		readonly firstFill: (calls: number) => string;
		readonly stopFilling: string;
		/** The same, for those who hear it without what stands before it. */
		readonly stopFillingSpoken: string;
	};
	readonly customerForm: {
		readonly label: string;
		readonly example: string;
		readonly send: string;
		readonly wrong: string;
	};
	readonly list: {
		readonly label: string;
		readonly filters: string;
		readonly filter: Readonly<Record<CallFilter, string>>;
		readonly loading: string;
		readonly unavailable: string;
		readonly empty: string;
		readonly emptyHint: string;
		readonly nothingKept: string;
		readonly filling: string;
		readonly fillingHint: string;
		readonly noMissed: string;
		readonly noMissedHint: string;
		readonly noOpen: string;
		readonly noOpenHint: string;
		readonly openCalls: (open: number) => string;
		readonly fetchOlder: string;
		readonly olderNotHere: string;
		/** `beside`: a time of the day among whose calls this is said; null: it stands among none. */
		readonly gap: (gap: Gap, beside: string | null) => string;
		readonly chooseCall: string;
	};
	readonly call: {
		/** Name, else number, else a word for "withheld". */
		readonly who: (party: PartyLabel) => string;
		/** "Missed via Group Sales": the second line of a row. */
		readonly how: (row: CallRow) => string;
		/** The whole row in words, for those who hear it. */
		readonly spoken: (row: CallRow) => string;
		/** "Missed call via Group Sales", "Outgoing call, not answered". */
		readonly what: (row: CallRow) => string;
		/** "External number", "Queue". */
		readonly partyKind: (party: PartyLabel) => string;
		readonly step: (step: PathStep, row: CallRow) => string;
	};
	readonly details: {
		readonly label: string;
		readonly back: string;
		readonly unavailable: string;
		readonly copyNumber: string;
		readonly numberCopied: string;
		readonly markHandled: string;
		readonly openAgain: string;
		readonly path: string;
		readonly summary: string;
		readonly transcript: string;
		readonly transcribing: string;
		readonly transcriptMissing: string;
		readonly more: string;
		readonly trunk: string;
	};
	readonly desktop: {
		readonly notifications: Readonly<Record<Exclude<NotificationService, 'work'>, FailureWords>>;
		readonly openSettings: string;
		readonly trayMissing: FailureWords;
		readonly understood: string;
		readonly startAtLogin: string;
		readonly startAtLoginYes: string;
		readonly startAtLoginNo: string;
	};
	readonly failures: FailureTexts;
}
