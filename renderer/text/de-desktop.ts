/** What German says about the app and the desktop it runs on. */
import type { FailureTexts } from './failure-text.ts';
import type { Texts } from './texts.ts';

type DesktopFailures = Pick<FailureTexts, 'shortcutRefused' | 'loginNotSet' | 'noSystemSettings'>;

export const germanDesktop: Texts['desktop'] = {
	notifications: {
		'no-service': {
			cause:
				'Auf diesem Computer zeigt kein Programm Benachrichtigungen an, auch nicht die über verpasste Anrufe.',
			wayOut:
				'Verpasste Anrufe werden trotzdem gezählt. Ein Benachrichtigungsdienst wie dunst oder xfce4-notifyd zeigt sie an.',
		},
		refused: {
			cause: 'Das System zeigt die Benachrichtigungen dieser App nicht an.',
			wayOut:
				'Verpasste Anrufe werden trotzdem gezählt. Erlauben Sie die Benachrichtigungen in den Systemeinstellungen.',
		},
	},
	openSettings: 'Systemeinstellungen öffnen',
	trayMissing: {
		cause: 'Dieser Desktop hat keinen Infobereich; die App ist nur da, solange ihr Fenster da ist.',
		wayOut:
			'Minimieren Sie das Fenster, um von verpassten Anrufen zu erfahren; wird es geschlossen, endet die App.',
	},
	understood: 'Verstanden',
	startAtLogin: 'Mit diesem Computer starten? Dann entgeht Ihnen kein verpasster Anruf.',
	startAtLoginYes: 'Beim Anmelden starten',
	startAtLoginNo: 'Nein',
};

export const germanDesktopFailures: DesktopFailures = {
	shortcutRefused: (why) => ({
		cause: {
			taken: 'Ein anderes Programm verwendet diese Tasten bereits.',
			malformed: 'Diese Tasten taugen nicht als Tastenkürzel.',
		}[why],
		wayOut: 'Wählen Sie andere.',
	}),
	loginNotSet: {
		cause: 'Das System hat die Änderung nicht übernommen.',
		wayOut:
			'Suchen Sie die App in den Systemeinstellungen unter den Programmen, die beim Anmelden starten.',
	},
	noSystemSettings: {
		cause: 'Die Systemeinstellungen für Benachrichtigungen ließen sich nicht öffnen.',
		wayOut: 'Öffnen Sie sie selbst.',
	},
};
