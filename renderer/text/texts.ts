/** Every word the user reads, by subject; one object per language fulfils it. */
import type { CallRow, PartyLabel, PathStep } from '../../electron/contract/call-view.ts';
import type { ConnectionState } from '../../electron/contract/app-state.ts';
import type { AccountTexts } from './account-texts.ts';
import type { DeletionTexts, QuestionTexts } from './deletion-texts.ts';
import type { DesktopTexts } from './desktop-texts.ts';
import type { DetailsTexts } from './details-texts.ts';
import type { FailureTexts } from './failure-text.ts';
import type { Formats } from './formats.ts';
import type { ListTexts } from './list-texts.ts';
import type { InsightFormats } from './insight-formats.ts';
import type { InsightTexts } from './insight-texts.ts';
import type { KeysTexts } from './keys-texts.ts';
import type { OthersTexts } from './others-texts.ts';
import type { SettingsTexts } from './settings-texts.ts';

export interface Texts extends Formats, InsightFormats {
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
		readonly notUnderstood: (records: number) => string;
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
	readonly list: ListTexts;
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
		/** "tried at 14:02": the counterpart was called back in vain. */
		readonly tried: (at: string) => string;
	};
	readonly details: DetailsTexts;
	readonly questions: QuestionTexts;
	readonly deletion: DeletionTexts;
	readonly insight: InsightTexts;
	readonly keys: KeysTexts;
	readonly desktop: DesktopTexts;
	readonly account: AccountTexts;
	readonly others: OthersTexts;
	readonly settings: SettingsTexts;
	readonly failures: FailureTexts;
}
