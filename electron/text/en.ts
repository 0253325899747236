import type { Texts } from './texts.ts';

export const en = (time: (at: Date) => string): Texts => ({
	appName: 'NFON Call History',
	withheld: 'Withheld number',
	missedCallFrom: (who) => `Missed call from ${who}`,
	via: (what) => `via ${what}`,
	time,
	missedWhileAway: (count) => `${String(count)} missed calls while you were away`,
	clickForOpenCalls: 'Click to see the open calls',
	trayConnected: 'Connected',
	trayConnecting: 'Connecting…',
	trayOffline: 'Offline',
	traySignedOut: 'Signed out',
	openCalls: (count) => (count === 1 ? '1 open missed call' : `${String(count)} open missed calls`),
	showHistory: 'Show history',
	signIn: 'Sign in…',
	signOut: 'Sign out',
	quit: 'Quit',
	startFailedTitle: 'NFON Call History cannot start',
	startFailedBody: 'Something unexpected happened. Details are in the log file:',
});
