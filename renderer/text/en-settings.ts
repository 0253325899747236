/** The settings window in English. */
import { englishConnection } from './en-connection.ts';
import type { FailureTexts } from './failure-text.ts';
import type { Formats } from './formats.ts';
import type { SettingsTexts } from './settings-texts.ts';

type SettingsFailures = Pick<
	FailureTexts,
	'settingLocked' | 'settingsSetAside' | 'settingsNotKept'
>;

export function englishSettings({ count, plural }: Formats): SettingsTexts {
	return {
		title: 'Settings',
		open: 'Settings…',
		sections: {
			general: 'General',
			notifications: 'Notifications',
			callBack: 'Calling back',
			computer: 'This computer',
			account: 'Account',
			connection: 'Connection',
			about: 'About',
		},
		locked: 'Set by your administrator',
		general: {
			language: 'Language',
			systemLanguage: 'As the system',
			theme: 'Appearance',
			themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
			trayIcon: 'Tray icon',
			trayIconHint: 'Choose one if it is hard to see on your panel.',
			trayIcons: { automatic: 'Automatic', light: 'Light', dark: 'Dark' },
			startAtLogin: 'Start at login',
			startAtLoginHint: 'In the tray, without a window.',
			startAtLoginUnknown: 'The system does not say whether the app starts at login.',
			shortcut: 'Keyboard shortcut',
			shortcutHint: 'Shows the history, whatever program is in front.',
			shortcutNone: 'None',
			shortcutRecord: 'Change…',
			shortcutPress: 'Press the keys…',
			shortcutClear: 'Remove',
			shortcutNeedsModifier: 'Hold Ctrl, Alt or the system key as well, or use a function key.',
			shortcutTaken: 'Another program has these keys just now, so they do nothing here.',
		},
		notifications: {
			kindsTitle: 'Notify me of',
			kinds: {
				direct: 'Missed calls to me',
				group: 'Missed calls to a group',
				queue: 'Missed calls to a queue',
				forwarded: 'Missed calls that were forwarded to me',
			},
			transcripts: 'Transcripts that are ready',
			lookTitle: 'How they look and sound',
			sound: 'Sound',
			keep: 'Stay until dismissed',
			privacy: 'They show',
			privacyHint: 'Whoever looks over your shoulder sees it, too.',
			privacyLevels: {
				'name-and-number': 'Name and number',
				name: 'Name only',
				nothing: 'Only “Missed call”',
			},
			whenTitle: 'When',
			disturbNot: 'Do not disturb',
			disturbUntil: (moment) => `On until ${moment}`,
			disturbAlways: 'On until it is switched off',
			disturbOff: 'Switch off',
			disturbHint: 'Off. Switch it on in the tray’s menu.',
			quietHours: 'Quiet hours',
			quietHint: 'Nothing pops up then; a summary follows when they are over.',
			quietTime: (place) => `Quiet hours ${count(place)}`,
			quietDays: 'Days',
			quietFrom: 'From',
			quietTo: 'To',
			quietNoDay: 'Choose at least one day.',
			quietNoTime: 'Fill in both times.',
			quietOvernight: 'until the next day',
			quietAllDay: 'the whole day',
			quietAdd: 'Add quiet hours',
			quietRemove: (place) => `Remove quiet hours ${count(place)}`,
			rules: 'Numbers with a rule of their own',
			rulesHint: 'Make one in a call’s menu: “Always notify” or “Never notify”.',
			ruleOf: (who) => `Notify of ${who}`,
			ruleRemove: (who) => `Remove the rule for ${who}`,
			rule: { always: 'Always', never: 'Never' },
			serviceWorks: 'This computer shows notifications.',
		},
		callBack: {
			scheme: 'Calls are placed by',
			schemes: {
				tel: 'The system’s telephone (tel:)',
				callto: 'callto:',
				sip: 'A SIP telephone (sip:)',
				template: 'An address of my own',
			},
			template: 'Address',
			templateHint: 'With {number} where the number belongs.',
			templateWrong:
				'Write an address that begins with tel:, callto:, sip:, sips: or https:// and has {number} in it, but not in its host.',
			viaTrunk: 'Over the same trunk',
			viaTrunkHint: 'Calls outside go over the line that the call came in by.',
			example: 'Example',
		},
		computer: {
			kept: 'Kept here',
			calls: (calls) => `${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'}, encrypted`,
			keptHint: 'The key is in this computer’s keychain.',
			callsInMemory: (calls) =>
				`${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'}, in memory only`,
			inMemoryHint: 'They are gone from this computer when you quit.',
			folder: 'Folder',
			retention: 'Keep on this computer',
			retentions: {
				everything: 'Everything',
				'12-months': '12 months',
				'3-months': '3 months',
				'30-days': '30 days',
				nothing: 'Nothing (memory only)',
			},
			retentionHint:
				'This concerns this computer only: NFON keeps its records. Older calls leave the list here and no longer count as open.',
			nothingHint:
				'No call is written to the disk; NFON keeps its records. After each start your list is fetched again: what you marked as handled and your reminders are lost then, and calls you missed while the app was off are not notified.',
			fetchTranscripts: 'Fetch transcripts',
			fetchTranscriptsHint: 'With their summaries, so that the search finds what was said.',
			fetchTranscriptsOffHint:
				'Transcript and summary are fetched when you open their call, and the search finds them only then. Those that are here stay.',
			narrowTitle: (calls) =>
				`Remove ${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'} from this computer?`,
			narrowText: {
				'12-months': notKeptText('12 months'),
				'3-months': notKeptText('3 months'),
				'30-days': notKeptText('30 days'),
			},
			nothingTitle: 'Keep no calls on this computer?',
			nothingText: (calls) =>
				`The file with ${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'} is removed from the disk. NFON keeps them, and you see them here until you quit. What you marked as handled and your reminders are lost then.`,
			narrowYes: 'Remove',
			forget: 'Delete local data…',
			forgetHint: 'Calls on the server stay, and are fetched again.',
			forgetTitle: 'Delete what is kept on this computer?',
			forgetText:
				'All calls here go, and with them what you marked as handled and your reminders. Nothing is deleted at NFON: while you are signed in, your history is fetched again, without notifications.',
			forgetYes: 'Delete',
			forgotten: 'Deleted.',
		},
		account: {
			name: 'Name',
			extension: 'Extension',
			customer: 'Customer',
			unknown: 'Not known',
			connectedSince: 'Connected since',
			notConnected: 'Not connected',
			service: 'Service',
			apiVersion: (version) => `API version ${version}`,
			synchronised: 'Last synchronised',
			never: 'Never',
		},
		connection: englishConnection,
		about: {
			what: 'Your NFON Cloud Telephony calls in the tray.',
			licence: 'MIT licence',
			independent: 'An independent client, not made by NFON.',
			diagnostics: 'For support',
			diagnosticsHint: 'Versions, states, counts and request ids; no names, no numbers, no tokens.',
			copyDiagnostics: 'Copy diagnostics',
			copied: 'Copied',
			licences: 'Licences',
			licencesHint: 'The app is made of these libraries.',
			noText: 'This library carries no text of its licence.',
		},
	};
}

export const englishSettingsFailures: SettingsFailures = {
	settingLocked: {
		cause: 'Your administrator has set this.',
		wayOut: 'Ask your administrator to change it.',
	},
	settingsSetAside: ({ as, why }) => ({
		cause:
			why === 'newer'
				? `Your settings were written by a newer version of this app; they are kept as ${as}.`
				: `Your settings could not be read; the file is kept as ${as}.`,
		wayOut: 'The app uses its defaults. Choose again what you had changed.',
	}),
	settingsNotKept: (why) => ({
		cause: {
			full: 'The disk of this computer is full, so your settings hold only until the app ends.',
			'read-only':
				'The file with your settings cannot be written, so they hold only until the app ends.',
			error: 'Your settings cannot be read or written, so they hold only until the app ends.',
		}[why],
		wayOut: {
			full: 'Free some space, then change the setting again.',
			'read-only': 'Allow writing in the app’s folder, or ask your administrator.',
			error: 'Start the app again. If it lasts, check the disk.',
		}[why],
	}),
};

/** Of calls older than a time, before they go. */
function notKeptText(time: string): string {
	return `They are older than ${time}. NFON keeps them; what you marked as handled and your reminders for them go. When you keep calls longer again, they are fetched without notifications.`;
}
