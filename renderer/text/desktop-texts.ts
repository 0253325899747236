import type { NotificationService } from '../../electron/contract/app-state.ts';
import type { FailureWords } from './failure-text.ts';

/** What is said about the app's place on the desktop: notifications, tray, start at login. */
export interface DesktopTexts {
	readonly notifications: Readonly<Record<Exclude<NotificationService, 'work'>, FailureWords>>;
	readonly openSettings: string;
	readonly trayMissing: FailureWords;
	readonly understood: string;
	readonly startAtLogin: string;
	readonly startAtLoginYes: string;
	readonly startAtLoginNo: string;
}
