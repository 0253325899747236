import type { Service } from '../contract/call.ts';
import type { CallRow } from '../contract/call-view.ts';

/** Every word that the tray, its menu and the notifications say. The window has its own catalogue. */
export interface Texts {
	readonly appName: string;
	/** Null: the number was withheld. */
	missedCallFrom(who: string | null): string;
	/** When nothing is to be said of who it was. */
	readonly missedCall: string;
	/** Of one person, lately. */
	calledTimes(times: number): string;
	reminderOf(who: string): string;
	readonly reminder: string;
	transcriptReadyOf(who: string): string;
	readonly transcriptReady: string;
	transcriptsReady(count: number): string;
	readonly clickForTranscripts: string;
	/** Through which station a call came; an extension is one it was forwarded from. */
	via(service: Service, name: string): string;
	time(at: Date): string;
	/** Within a week nobody mistakes it: "Mon 14:02". */
	dayAndTime(at: Date): string;
	/** "3 Nov 14:02", with the year if it is not that of `now`. */
	dateAndTime(at: Date, now: Date): string;
	missedWhileAway(count: number): string;
	readonly clickForOpenCalls: string;
	readonly trayConnected: string;
	readonly trayConnecting: string;
	readonly trayOffline: string;
	readonly traySignedOut: string;
	openCalls(count: number): string;
	/** Which way a call went and how it ended, in a word: "Missed", "Outgoing". */
	trayCall(call: Pick<CallRow, 'direction' | 'outcome'>): string;
	readonly withheld: string;
	readonly showCall: string;
	readonly callBack: string;
	readonly copyNumber: string;
	readonly markHandled: string;
	readonly doNotDisturb: string;
	readonly disturbChoices: Readonly<
		Record<'one-hour' | 'until-tomorrow' | 'until-switched-off', string>
	>;
	/** What holds while nobody is to be disturbed. */
	readonly notDisturbed: string;
	notDisturbedUntil(dayAndTime: string): string;
	readonly disturbAgain: string;
	readonly showHistory: string;
	readonly settings: string;
	readonly signIn: string;
	readonly signOut: string;
	readonly signInExpired: string;
	readonly signInAgain: string;
	readonly quit: string;
	/** Of the page that the browser shows when it comes back from signing in. */
	readonly callbackPages: Readonly<
		Record<
			'signed-in' | 'not-signed-in' | 'another-sign-in',
			{ readonly title: string; readonly text: string }
		>
	>;
	readonly startFailedTitle: string;
	readonly startFailedBody: string;
	/** `isChosen`: by NFON_USER_DATA. */
	profileNotUsable(folder: string, isChosen: boolean): string;
}

/** How a locale writes moments. */
export type TextTimes = Pick<Texts, 'time' | 'dayAndTime' | 'dateAndTime'>;
