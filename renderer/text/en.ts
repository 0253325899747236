import { neverReached } from '../../electron/contract/outcome.ts';
import { englishCalls } from './en-calls.ts';
import { englishDesktop } from './en-desktop.ts';
import { englishFailures } from './en-failures.ts';
import type { Formats } from './formats.ts';
import type { Texts } from './texts.ts';

/** English, with the dates and numbers of one of its locales. */
export function english(formats: Formats): Texts {
	const { count, plural, time, moment, span } = formats;

	return {
		...formats,
		appName: 'NFON Call History',
		session: {
			title: 'Your calls, at a glance',
			what: 'Missed calls become notifications, and every call of your NFON Cloud Telephony extension is one click away.',
			independent: 'An independent client, not made by NFON. It talks to NFON and to nobody else.',
			signIn: 'Sign in',
			signOut: 'Sign out',
			notSignedIn: 'Not signed in',
			signedOutBar: 'You are signed out. These are the calls kept on this computer.',
			continueInBrowser: 'Continue in your browser',
			continueHint: 'The sign-in page has opened there. This window goes on by itself.',
			cancel: 'Cancel',
			copyLink: 'Copy link',
			linkCopied: 'Link copied',
		},
		app: {
			menu: 'Account and more',
			openHistory: 'Open history window',
			extension: (extension) => `Extension ${extension}`,
			customer: (customer) => `Customer ${customer}`,
			version: (version) => `Version ${version}`,
			tryNow: 'Try now',
			tryAgain: 'Try again',
			dismiss: 'Dismiss',
			requestId: (id) => `Request ${id}`,
			connection: (state, asOf) => {
				const asOfTime = asOf === null ? '' : ` · as of ${time(asOf)}`;
				switch (state.kind) {
					case 'idle':
						return 'Signed out';
					case 'connecting':
						return 'Connecting…';
					case 'catching-up':
						return 'Updating…';
					case 'up-to-date':
						return 'Up to date';
					case 'offline':
						return `Offline${asOfTime}`;
					case 'stopped':
						return `Not connected${asOfTime}`;
					default:
						return neverReached(state);
				}
			},
			firstFill: (calls) =>
				`Fetching your history · ${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'} so far`,
			stopFilling: 'Stop',
			stopFillingSpoken: 'Stop fetching older calls',
		},
		customerForm: {
			label: 'K-number',
			example: 'K1234',
			send: 'Connect',
			wrong: 'A K-number is the letter K and then only digits, like K1234.',
		},
		list: {
			label: 'Calls',
			filters: 'Show',
			filter: {
				all: 'All',
				missed: 'Missed',
				open: 'Open',
				inbound: 'Incoming',
				outbound: 'Outgoing',
				transcript: 'With transcript',
			},
			loading: 'Loading…',
			unavailable: 'The calls cannot be shown',
			empty: 'No calls yet',
			emptyHint: 'Your next call will appear here by itself.',
			nothingKept: 'No calls on this computer yet',
			filling: 'Fetching your history',
			fillingHint: 'The newest calls come first. You can use them while the rest arrives.',
			noMissed: 'No missed calls',
			noMissedHint: 'Every call that reached you was answered.',
			noOpen: 'Nothing left open',
			noOpenHint: 'Missed calls stay here until you have looked at them or called back.',
			openCalls: (open) =>
				open === 0
					? 'No open missed calls'
					: `${count(open)} open missed ${plural(open) === 'one' ? 'call' : 'calls'}`,
			fetchOlder: 'Fetch older calls',
			olderNotHere: 'Older calls are not on this computer.',
			gap: ({ from, to }, beside) =>
				to === null
					? `Not listening since ${moment(from)}`
					: `Not listening ${span(from, to, beside)} · not fetched yet`,
			chooseCall: 'Choose a call to see its details.',
		},
		call: englishCalls(formats),
		details: {
			label: 'Call details',
			back: 'Back',
			unavailable: 'This call cannot be shown',
			copyNumber: 'Copy number',
			numberCopied: 'Copied',
			markHandled: 'Mark handled',
			openAgain: 'Mark open again',
			path: 'Path of the call',
			summary: 'Summary',
			transcript: 'Transcript',
			transcribing: 'Being transcribed…',
			transcriptMissing: 'The transcript is not on this computer yet.',
			more: 'More',
			trunk: 'Trunk',
		},
		desktop: englishDesktop,
		failures: englishFailures,
	};
}
