import type { Service } from '../contract/call.ts';

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
	missedWhileAway(count: number): string;
	readonly clickForOpenCalls: string;
	readonly trayConnected: string;
	readonly trayConnecting: string;
	readonly trayOffline: string;
	readonly traySignedOut: string;
	openCalls(count: number): string;
	readonly showHistory: string;
	readonly signIn: string;
	readonly signOut: string;
	readonly quit: string;
	readonly startFailedTitle: string;
	readonly startFailedBody: string;
}
