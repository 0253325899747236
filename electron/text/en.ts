import { station } from './station.ts';
import type { Texts, TextTimes } from './texts.ts';

const SERVICES = {
	queue: 'Queue',
	skill: 'Skill',
	ivr: 'Voice menu',
	group: 'Group',
	'time-control': 'Time control',
	voicemail: 'Voicemail',
} as const;

export const en = ({ time, dayAndTime, dateAndTime }: TextTimes): Texts => ({
	appName: 'NFON Call History',
	missedCallFrom: (who) =>
		who === null ? 'Missed call, number withheld' : `Missed call from ${who}`,
	missedCall: 'Missed call',
	calledTimes: (times) => `Called ${String(times)} times`,
	reminderOf: (who) => `Reminder: call from ${who}`,
	reminder: 'Reminder: missed call',
	transcriptReadyOf: (who) => `Transcript ready: ${who}`,
	transcriptReady: 'A transcript is ready',
	transcriptsReady: (count) => `${String(count)} transcripts are ready`,
	clickForTranscripts: 'Click to see the calls with a transcript',
	via: (service, name) =>
		service === 'extension' ? `forwarded from ${name}` : `via ${station(SERVICES[service], name)}`,
	time,
	dayAndTime,
	dateAndTime,
	missedWhileAway: (count) =>
		count === 1
			? '1 missed call while you were away'
			: `${String(count)} missed calls while you were away`,
	clickForOpenCalls: 'Click to see the open calls',
	trayConnected: 'Connected',
	trayConnecting: 'Connecting…',
	trayOffline: 'Offline',
	traySignedOut: 'Signed out',
	openCalls: (count) => (count === 1 ? '1 open missed call' : `${String(count)} open missed calls`),
	trayCall: ({ direction, outcome }) =>
		outcome === 'missed' ? 'Missed' : direction === 'inbound' ? 'Incoming' : 'Outgoing',
	withheld: 'Withheld number',
	showCall: 'Show',
	callBack: 'Call back',
	copyNumber: 'Copy number',
	markHandled: 'Mark handled',
	doNotDisturb: 'Do not disturb',
	disturbChoices: {
		'one-hour': 'For 1 hour',
		'until-tomorrow': 'Until tomorrow morning',
		'until-switched-off': 'Until switched off',
	},
	notDisturbed: 'Do not disturb is on',
	notDisturbedUntil: (dayAndTime) => `Do not disturb until ${dayAndTime}`,
	disturbAgain: 'Switch off',
	showHistory: 'Show history',
	settings: 'Settings…',
	signIn: 'Sign in…',
	signOut: 'Sign out…',
	signInExpired: 'Your sign-in has expired',
	signInAgain: 'Sign in again to hear of new calls. The calls on this computer are still here.',
	quit: 'Quit',
	callbackPages: {
		'signed-in': {
			title: 'You are signed in',
			text: 'You can close this tab and go back to NFON Call History.',
		},
		'not-signed-in': {
			title: 'You are not signed in',
			text: 'NFON Call History says why, and lets you try again. You can close this tab.',
		},
		'another-sign-in': {
			title: 'This page belongs to another sign-in',
			text: 'It changes nothing: NFON Call History waits for the newest one. You can close this tab.',
		},
	},
	startFailedTitle: 'NFON Call History cannot start',
	startFailedBody: 'Something unexpected happened. Details are in the log file:',
	profileNotUsable: (folder, isChosen) =>
		isChosen
			? `NFON_USER_DATA is “${folder}”, a folder that the app cannot create or write to. Set it to one where it can, then start the app again.`
			: `The app cannot create its folder “${folder}”, or cannot write to it. Give your user account the right to do so, or set NFON_USER_DATA to another folder, then start the app again.`,
});
