import { station } from './station.ts';
import type { Texts, TextTimes } from './texts.ts';

const SERVICES = {
	queue: 'Warteschlange',
	skill: 'Skill',
	ivr: 'Sprachmenü',
	group: 'Gruppe',
	'time-control': 'Zeitsteuerung',
	voicemail: 'Voicemail',
} as const;

export const de = ({ time, dayAndTime, dateAndTime }: TextTimes): Texts => ({
	appName: 'NFON Call History',
	missedCallFrom: (who) =>
		who === null ? 'Verpasster Anruf, Nummer unterdrückt' : `Verpasster Anruf von ${who}`,
	missedCall: 'Verpasster Anruf',
	calledTimes: (times) => `${String(times)}-mal angerufen`,
	reminderOf: (who) => `Erinnerung: Anruf von ${who}`,
	reminder: 'Erinnerung: verpasster Anruf',
	transcriptReadyOf: (who) => `Transkript fertig: ${who}`,
	transcriptReady: 'Ein Transkript ist fertig',
	transcriptsReady: (count) => `${String(count)} Transkripte sind fertig`,
	clickForTranscripts: 'Klicken Sie, um die Anrufe mit Transkript zu sehen',
	via: (service, name) =>
		service === 'extension'
			? `weitergeleitet von ${name}`
			: `über ${station(SERVICES[service], name)}`,
	time,
	dayAndTime,
	dateAndTime,
	missedWhileAway: (count) =>
		count === 1
			? '1 verpasster Anruf, während Sie weg waren'
			: `${String(count)} verpasste Anrufe, während Sie weg waren`,
	clickForOpenCalls: 'Klicken Sie, um die offenen Anrufe zu sehen',
	trayConnected: 'Verbunden',
	trayConnecting: 'Verbindung wird hergestellt …',
	trayOffline: 'Offline',
	traySignedOut: 'Abgemeldet',
	openCalls: (count) =>
		count === 1 ? '1 offener verpasster Anruf' : `${String(count)} offene verpasste Anrufe`,
	trayCall: ({ direction, outcome }) =>
		outcome === 'missed' ? 'Verpasst' : direction === 'inbound' ? 'Eingehend' : 'Ausgehend',
	withheld: 'Unterdrückte Nummer',
	showCall: 'Anzeigen',
	callBack: 'Zurückrufen',
	copyNumber: 'Nummer kopieren',
	markHandled: 'Als erledigt markieren',
	doNotDisturb: 'Nicht stören',
	disturbChoices: {
		'one-hour': '1 Stunde lang',
		'until-tomorrow': 'Bis morgen früh',
		'until-switched-off': 'Bis zum Ausschalten',
	},
	notDisturbed: 'Nicht stören ist eingeschaltet',
	notDisturbedUntil: (dayAndTime) => `Nicht stören bis ${dayAndTime}`,
	disturbAgain: 'Ausschalten',
	showHistory: 'Anrufliste öffnen',
	settings: 'Einstellungen …',
	signIn: 'Anmelden …',
	signOut: 'Abmelden …',
	signInExpired: 'Ihre Anmeldung ist abgelaufen',
	signInAgain:
		'Melden Sie sich erneut an, um von neuen Anrufen zu hören. Die Anrufe auf diesem Computer sind noch da.',
	quit: 'Beenden',
	callbackPages: {
		'signed-in': {
			title: 'Sie sind angemeldet',
			text: 'Sie können diesen Tab schließen und zu NFON Call History zurückkehren.',
		},
		'not-signed-in': {
			title: 'Sie sind nicht angemeldet',
			text: 'NFON Call History nennt den Grund; dort können Sie es erneut versuchen. Diesen Tab können Sie schließen.',
		},
		'another-sign-in': {
			title: 'Diese Seite gehört zu einer anderen Anmeldung',
			text: 'Sie ändert nichts: NFON Call History wartet auf die neueste. Diesen Tab können Sie schließen.',
		},
	},
	startFailedTitle: 'NFON Call History kann nicht starten',
	startFailedBody: 'Etwas Unerwartetes ist geschehen. Einzelheiten stehen in der Protokolldatei:',
	profileNotUsable: (folder, isChosen) =>
		isChosen
			? `NFON_USER_DATA ist „${folder}“; diesen Ordner kann die App nicht anlegen oder nicht beschreiben. Geben Sie einen an, in dem sie das kann, und starten Sie die App neu.`
			: `Die App kann ihren Ordner „${folder}“ nicht anlegen oder nicht beschreiben. Geben Sie Ihrem Benutzerkonto das Recht dazu, oder setzen Sie NFON_USER_DATA auf einen anderen Ordner, und starten Sie die App neu.`,
});
