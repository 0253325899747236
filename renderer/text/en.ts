import { neverReached } from '../../electron/contract/outcome.ts';
import { englishAccount } from './en-account.ts';
import { englishCalls } from './en-calls.ts';
import { englishDeletion, englishQuestions } from './en-deletion.ts';
import { englishDetails } from './en-details.ts';
import { englishDesktop } from './en-desktop.ts';
import { englishFailures } from './en-failures.ts';
import { englishList } from './en-list.ts';
import { englishInsight } from './en-insight.ts';
import { englishKeys } from './en-keys.ts';
import { englishOthers } from './en-others.ts';
import { englishSettings } from './en-settings.ts';
import type { Formats } from './formats.ts';
import { insightFormatsFor } from './insight-formats.ts';
import type { Texts } from './texts.ts';

/** English, with the dates and numbers of one of its locales. */
export function english(formats: Formats): Texts {
	const { count, plural, time } = formats;
	const call = englishCalls(formats);

	return {
		...formats,
		...insightFormatsFor(formats.locale),
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
			notUnderstood: (records) =>
				records === 1
					? '1 call from NFON could not be read'
					: `${count(records)} calls from NFON could not be read`,
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
				`${count(calls)} ${plural(calls) === 'one' ? 'call' : 'calls'} fetched so far`,
			stopFilling: 'Stop',
			stopFillingSpoken: 'Stop fetching older calls',
		},
		customerForm: {
			label: 'K-number',
			example: 'K1234',
			send: 'Connect',
			wrong: 'A K-number is the letter K and then only digits, like K1234.',
		},
		list: englishList(formats, call),
		call,
		details: englishDetails,
		questions: englishQuestions(formats),
		deletion: englishDeletion(formats),
		insight: englishInsight(formats),
		keys: englishKeys,
		desktop: englishDesktop,
		account: englishAccount,
		others: englishOthers(formats),
		settings: englishSettings(formats),
		failures: englishFailures,
	};
}
