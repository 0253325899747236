/** The settings window in German. */
import { germanConnection } from './de-connection.ts';
import type { FailureTexts } from './failure-text.ts';
import type { Formats } from './formats.ts';
import type { SettingsTexts } from './settings-texts.ts';

type SettingsFailures = Pick<
	FailureTexts,
	'settingLocked' | 'settingsSetAside' | 'settingsNotKept'
>;

export function germanSettings({ count, plural }: Formats): SettingsTexts {
	return {
		title: 'Einstellungen',
		open: 'Einstellungen …',
		sections: {
			general: 'Allgemein',
			notifications: 'Benachrichtigungen',
			callBack: 'Zurückrufen',
			computer: 'Dieser Computer',
			account: 'Konto',
			connection: 'Verbindung',
			about: 'Über die App',
		},
		locked: 'Von Ihrer Administration festgelegt',
		general: {
			language: 'Sprache',
			systemLanguage: 'Wie das System',
			theme: 'Erscheinungsbild',
			themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
			trayIcon: 'Symbol im Infobereich',
			trayIconHint: 'Wählen Sie eines, falls es auf Ihrer Leiste schlecht zu sehen ist.',
			trayIcons: { automatic: 'Automatisch', light: 'Hell', dark: 'Dunkel' },
			startAtLogin: 'Beim Anmelden starten',
			startAtLoginHint: 'Im Infobereich, ohne Fenster.',
			startAtLoginUnknown: 'Das System sagt nicht, ob die App beim Anmelden startet.',
			shortcut: 'Tastenkürzel',
			shortcutHint: 'Zeigt die Anrufliste, gleich welches Programm vorn ist.',
			shortcutNone: 'Keines',
			shortcutRecord: 'Ändern …',
			shortcutPress: 'Tasten drücken …',
			shortcutClear: 'Entfernen',
			shortcutNeedsModifier:
				'Halten Sie Strg, Alt oder die Systemtaste dazu, oder nehmen Sie eine Funktionstaste.',
			shortcutTaken: 'Ein anderes Programm hat diese Tasten gerade; hier bewirken sie nichts.',
		},
		notifications: {
			kindsTitle: 'Benachrichtigen über',
			kinds: {
				direct: 'Verpasste Anrufe an mich',
				group: 'Verpasste Anrufe an eine Gruppe',
				queue: 'Verpasste Anrufe an eine Warteschlange',
				forwarded: 'Verpasste Anrufe, die zu mir weitergeleitet wurden',
			},
			transcripts: 'Fertige Transkripte',
			lookTitle: 'Aussehen und Ton',
			sound: 'Ton',
			keep: 'Stehen lassen, bis ich sie schließe',
			privacy: 'Gezeigt werden',
			privacyHint: 'Das sieht auch, wer Ihnen über die Schulter schaut.',
			privacyLevels: {
				'name-and-number': 'Name und Nummer',
				name: 'Nur der Name',
				nothing: 'Nur „Verpasster Anruf“',
			},
			whenTitle: 'Wann',
			disturbNot: 'Nicht stören',
			disturbUntil: (moment) => `An bis ${moment}`,
			disturbAlways: 'An, bis es ausgeschaltet wird',
			disturbOff: 'Ausschalten',
			disturbHint: 'Aus. Einschalten lässt es sich im Menü des Infobereichs.',
			quietHours: 'Ruhezeiten',
			quietHint: 'Dann erscheint nichts; ist die Zeit vorbei, folgt eine Zusammenfassung.',
			quietTime: (place) => `Ruhezeit ${count(place)}`,
			quietDays: 'Tage',
			quietFrom: 'Von',
			quietTo: 'Bis',
			quietNoDay: 'Wählen Sie mindestens einen Tag.',
			quietNoTime: 'Tragen Sie beide Zeiten ein.',
			quietOvernight: 'bis zum nächsten Tag',
			quietAllDay: 'den ganzen Tag',
			quietAdd: 'Ruhezeit hinzufügen',
			quietRemove: (place) => `Ruhezeit ${count(place)} entfernen`,
			rules: 'Nummern mit eigener Regel',
			rulesHint:
				'Legen Sie eine im Menü eines Anrufs an: „Diese Nummer immer melden“ oder „nie melden“.',
			ruleOf: (who) => `Benachrichtigen über ${who}`,
			ruleRemove: (who) => `Regel für ${who} entfernen`,
			rule: { always: 'Immer', never: 'Nie' },
			serviceWorks: 'Dieser Computer zeigt Benachrichtigungen an.',
		},
		callBack: {
			scheme: 'Angerufen wird mit',
			schemes: {
				tel: 'dem Telefon des Systems (tel:)',
				callto: 'callto:',
				sip: 'einem SIP-Telefon (sip:)',
				template: 'einer eigenen Adresse',
			},
			template: 'Adresse',
			templateHint: 'Mit {number} an der Stelle der Nummer.',
			templateWrong:
				'Schreiben Sie eine Adresse, die mit tel:, callto:, sip:, sips: oder https:// beginnt und {number} enthält, aber nicht im Hostnamen.',
			viaTrunk: 'Über dieselbe Amtsleitung',
			viaTrunkHint: 'Externe Anrufe gehen über die Leitung, über die der Anruf kam.',
			example: 'Beispiel',
		},
		computer: {
			kept: 'Hier gespeichert',
			calls: (calls) =>
				`${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufe'}, verschlüsselt`,
			keptHint: 'Der Schlüssel liegt im Schlüsselbund dieses Computers.',
			callsInMemory: (calls) =>
				`${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufe'}, nur im Arbeitsspeicher`,
			inMemoryHint: 'Beim Beenden verschwinden sie von diesem Computer.',
			folder: 'Ordner',
			retention: 'Hier behalten',
			retentions: {
				everything: 'Alles',
				'12-months': '12 Monate',
				'3-months': '3 Monate',
				'30-days': '30 Tage',
				nothing: 'Nichts (nur im Arbeitsspeicher)',
			},
			retentionHint:
				'Das betrifft nur diesen Computer: NFON behält die Anrufe. Ältere verschwinden hier aus der Liste und zählen nicht mehr als offen.',
			nothingHint:
				'Kein Anruf wird auf den Datenträger geschrieben; NFON behält die Anrufe. Nach jedem Start wird Ihr Verlauf neu geholt: Was Sie als erledigt markiert haben und Ihre Erinnerungen gehen dann verloren, und Anrufe, die Sie verpasst haben, während die App beendet war, werden nicht gemeldet.',
			fetchTranscripts: 'Transkripte holen',
			fetchTranscriptsHint:
				'Mit ihren Zusammenfassungen, damit die Suche findet, was gesagt wurde.',
			fetchTranscriptsOffHint:
				'Transkript und Zusammenfassung werden geholt, wenn Sie den Anruf öffnen; erst dann findet sie die Suche. Was schon hier ist, bleibt.',
			narrowTitle: (calls) =>
				`${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufe'} von diesem Computer entfernen?`,
			narrowText: {
				'12-months': notKeptText('12 Monate'),
				'3-months': notKeptText('3 Monate'),
				'30-days': notKeptText('30 Tage'),
			},
			nothingTitle: 'Keine Anrufe auf diesem Computer behalten?',
			nothingText: (calls) =>
				`Die Datei mit ${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufen'} wird vom Datenträger entfernt. NFON behält die Anrufe, und Sie sehen sie hier bis zum Beenden. Was Sie als erledigt markiert haben und Ihre Erinnerungen gehen dann verloren.`,
			narrowYes: 'Entfernen',
			forget: 'Lokale Daten löschen …',
			forgetHint: 'Die Anrufe auf dem Server bleiben und werden neu geholt.',
			forgetTitle: 'Löschen, was auf diesem Computer gespeichert ist?',
			forgetText:
				'Alle Anrufe hier verschwinden, und mit ihnen, was Sie als erledigt markiert haben, und Ihre Erinnerungen. Bei NFON wird nichts gelöscht: Solange Sie angemeldet sind, wird Ihr Verlauf neu geholt, ohne Benachrichtigungen.',
			forgetYes: 'Löschen',
			forgotten: 'Gelöscht.',
		},
		account: {
			name: 'Name',
			extension: 'Nebenstelle',
			customer: 'Kunde',
			unknown: 'Nicht bekannt',
			connectedSince: 'Verbunden seit',
			notConnected: 'Nicht verbunden',
			service: 'Dienst',
			apiVersion: (version) => `API-Version ${version}`,
			synchronised: 'Zuletzt abgeglichen',
			never: 'Nie',
		},
		connection: germanConnection,
		about: {
			what: 'Ihre Anrufe bei NFON Cloud Telephony im Infobereich.',
			licence: 'MIT-Lizenz',
			independent: 'Eine unabhängige App, nicht von NFON.',
			diagnostics: 'Für den Support',
			diagnosticsHint:
				'Versionen, Zustände, Anzahlen und Anfragenummern; keine Namen, keine Nummern, keine Token.',
			copyDiagnostics: 'Diagnose kopieren',
			copied: 'Kopiert',
			licences: 'Lizenzen',
			licencesHint: 'Aus diesen Bibliotheken besteht die App.',
			noText: 'Diese Bibliothek bringt keinen Lizenztext mit.',
		},
	};
}

export const germanSettingsFailures: SettingsFailures = {
	settingLocked: {
		cause: 'Das hat Ihre Administration festgelegt.',
		wayOut: 'Bitten Sie Ihre Administration, es zu ändern.',
	},
	settingsSetAside: ({ as, why }) => ({
		cause:
			why === 'newer'
				? `Ihre Einstellungen stammen von einer neueren Version dieser App; sie liegen jetzt unter ${as}.`
				: `Ihre Einstellungen waren nicht lesbar; die Datei liegt jetzt unter ${as}.`,
		wayOut: 'Die App verwendet ihre Voreinstellungen. Wählen Sie neu, was Sie geändert hatten.',
	}),
	settingsNotKept: (why) => ({
		cause: {
			full: 'Die Festplatte dieses Computers ist voll; Ihre Einstellungen gelten nur, bis die App endet.',
			'read-only':
				'Die Datei mit Ihren Einstellungen lässt sich nicht schreiben; sie gelten nur, bis die App endet.',
			error:
				'Ihre Einstellungen lassen sich nicht lesen oder schreiben; sie gelten nur, bis die App endet.',
		}[why],
		wayOut: {
			full: 'Schaffen Sie Platz und ändern Sie die Einstellung noch einmal.',
			'read-only':
				'Erlauben Sie das Schreiben im Ordner der App oder fragen Sie Ihre Administration.',
			error: 'Starten Sie die App neu. Bleibt es dabei, prüfen Sie die Festplatte.',
		}[why],
	}),
};

/** Of calls older than a time, before they go. */
function notKeptText(time: string): string {
	return `Sie sind älter als ${time}. NFON behält sie; was Sie davon als erledigt markiert haben und Ihre Erinnerungen daran gehen verloren. Behalten Sie Anrufe später wieder länger, werden sie ohne Benachrichtigungen neu geholt.`;
}
