import type { Language } from '../contract/app-state.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** Every word that the tray, its menu and the notifications say. The window has its own catalogue. */
export interface Texts {
	readonly appName: string;
	readonly withheld: string;
	missedCallFrom(who: string): string;
	via(what: string): string;
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

/** `locale` (BCP 47): how times are written. */
export function textsIn(language: Language, locale: string): Texts {
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
	return { en, de }[language]((at) => time.format(at));
}
