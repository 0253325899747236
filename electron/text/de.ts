import { station } from './station.ts';
import type { Texts } from './texts.ts';

const SERVICES = {
	queue: 'Warteschlange',
	skill: 'Skill',
	ivr: 'Sprachmenü',
	group: 'Gruppe',
	'time-control': 'Zeitsteuerung',
	voicemail: 'Voicemail',
} as const;

export const de = (time: (at: Date) => string): Texts => ({
	appName: 'NFON Call History',
	missedCallFrom: (who) =>
		who === null ? 'Verpasster Anruf, Nummer unterdrückt' : `Verpasster Anruf von ${who}`,
	via: (service, name) =>
		service === 'extension'
			? `weitergeleitet von ${name}`
			: `über ${station(SERVICES[service], name)}`,
	time,
	missedWhileAway: (count) => `${String(count)} verpasste Anrufe, während Sie weg waren`,
	clickForOpenCalls: 'Klicken Sie, um die offenen Anrufe zu sehen',
	trayConnected: 'Verbunden',
	trayConnecting: 'Verbindung wird hergestellt …',
	trayOffline: 'Offline',
	traySignedOut: 'Abgemeldet',
	openCalls: (count) =>
		count === 1 ? '1 offener verpasster Anruf' : `${String(count)} offene verpasste Anrufe`,
	showHistory: 'Anrufliste öffnen',
	signIn: 'Anmelden …',
	signOut: 'Abmelden',
	quit: 'Beenden',
	startFailedTitle: 'NFON Call History kann nicht starten',
	startFailedBody: 'Etwas Unerwartetes ist geschehen. Einzelheiten stehen in der Protokolldatei:',
});
