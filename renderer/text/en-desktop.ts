/** What English says about the app and the desktop it runs on. */
import type { FailureTexts } from './failure-text.ts';
import type { Texts } from './texts.ts';

type DesktopFailures = Pick<FailureTexts, 'shortcutRefused' | 'loginNotSet' | 'noSystemSettings'>;

export const englishDesktop: Texts['desktop'] = {
	notifications: {
		'no-service': {
			cause: 'Nothing on this computer shows notifications, so missed calls cannot pop up.',
			wayOut:
				'Missed calls are counted all the same. A notification service such as dunst or xfce4-notifyd shows them.',
		},
		refused: {
			cause: 'The system does not show this app’s notifications.',
			wayOut:
				'Missed calls are counted all the same. Allow the notifications in the system’s settings.',
		},
	},
	openSettings: 'Open system settings',
	trayMissing: {
		cause: 'This desktop has no tray, so the app is here only as long as its window is.',
		wayOut: 'Minimise the window to hear of missed calls; closing it quits the app.',
	},
	understood: 'Understood',
	startAtLogin: 'Start with this computer? Then you hear of every missed call.',
	startAtLoginYes: 'Start at login',
	startAtLoginNo: 'No',
};

export const englishDesktopFailures: DesktopFailures = {
	shortcutRefused: (why) => ({
		cause: {
			taken: 'Another program already uses these keys.',
			malformed: 'These are no keys that a shortcut can have.',
		}[why],
		wayOut: 'Choose others.',
	}),
	loginNotSet: {
		cause: 'The system did not take the change.',
		wayOut: 'Look for the app in the system’s settings for what starts at login.',
	},
	noSystemSettings: {
		cause: 'The system’s settings for notifications could not be opened.',
		wayOut: 'Open them yourself.',
	},
};
