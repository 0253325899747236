/** Each failure in English: why, and the way out. */
import { englishAccountFailures } from './en-account.ts';
import { englishComputer } from './en-computer.ts';
import { englishDesktopFailures } from './en-desktop.ts';
import { englishConfiguration } from './en-configuration.ts';
import { englishOthersFailures } from './en-others.ts';
import { englishSettingsFailures } from './en-settings.ts';
import type { FailureTexts } from './failure-text.ts';

const ADMINISTRATOR = 'your administrator';

export const englishFailures: FailureTexts = {
	signedOut: { cause: 'You are signed out.', wayOut: 'Sign in to see new calls.' },
	configuration: englishConfiguration,
	unreachable: ({ host, code }, setting) =>
		code.startsWith('ERR_CERT_')
			? {
					cause: `The certificate of ${host} is not trusted on this computer (${code}).`,
					wayOut: `If your network reads connections along, ask ${ADMINISTRATOR} to install its certificate.`,
				}
			: {
					cause: `${host} cannot be reached (${code}).`,
					wayOut: `Check your network connection. If this address is wrong, correct ${setting}.`,
				},
	notUnderstood: ({ host, found }, setting) => ({
		cause:
			found === 'html'
				? `${host} answered with a web page instead of data.`
				: found === 'redirect'
					? `${host} pointed to another address instead of answering.`
					: `${host} gave an answer this app does not understand.`,
		wayOut: `Sign in to your network if it asks for that. Otherwise check ${setting}.`,
	}),
	refused: ({ host, status }) => {
		const cause = `${host} refused the request (${String(status)}).`;
		if (status === 401) return { cause, wayOut: 'Sign out and sign in again.' };
		if (status === 403)
			return {
				cause: `${host} does not give your account access to its call history (403).`,
				wayOut: `Ask ${ADMINISTRATOR} to allow Call History for your extension.`,
			};
		if (status === 404)
			return {
				cause: `${host} knows no call history at this address (404).`,
				wayOut: `Check NFON_API_URL, or ask ${ADMINISTRATOR}.`,
			};
		if (status === 429)
			return {
				cause: `${host} asks for fewer requests (429).`,
				wayOut: 'The app waits and tries again by itself.',
			};
		if (status >= 500)
			return {
				cause: `${host} has a problem of its own (${String(status)}).`,
				wayOut: 'Try again later. If it lasts, tell NFON support.',
			};
		return { cause, wayOut: 'Try again. If it lasts, tell NFON support.' };
	},
	notAProvider: ({ host, status }) => ({
		cause: `Nobody can sign in at this address of ${host} (${String(status)}).`,
		wayOut: `Check NFON_ISSUER, or ask ${ADMINISTRATOR}.`,
	}),
	consentRefused: {
		cause: 'Access to your calls was refused in the browser.',
		wayOut: 'Sign in again and agree there; the app cannot read your calls otherwise.',
	},
	signInCancelled: { cause: 'Signing in was cancelled.', wayOut: 'Sign in when you are ready.' },
	signInTimedOut: {
		cause: 'Nothing came back from the browser in time.',
		wayOut: 'Sign in again and finish the page that opens in your browser.',
	},
	signInNotTrusted: {
		cause: 'The answer from the browser did not belong to this sign-in.',
		wayOut: 'Close older sign-in pages and sign in again.',
	},
	providerError: ({ host, error }) =>
		error === 'invalid_client' || error === 'unauthorized_client'
			? {
					cause: `${host} does not know this app (${error}).`,
					wayOut: `Check NFON_CLIENT_ID, or ask NFON or ${ADMINISTRATOR}.`,
				}
			: {
					cause: `${host} could not sign you in (${error}).`,
					wayOut: `Sign in again. If it fails again, tell ${ADMINISTRATOR} this word.`,
				},
	signInExpired: {
		cause: 'Your sign-in has expired.',
		wayOut: 'Sign in again; the calls on this computer are still here.',
	},
	redirectPortTaken: (port) => ({
		cause: `Another program uses port ${String(port)}, which signing in needs.`,
		wayOut: 'Close that program and sign in again, or choose another NFON_REDIRECT_PORT.',
	}),
	browserNotOpened: {
		cause: 'Your browser could not be opened.',
		wayOut: 'Choose “Copy link” and open it in a browser yourself; this window goes on by itself.',
	},
	...englishAccountFailures,
	...englishComputer,
	...englishDesktopFailures,
	...englishSettingsFailures,
	...englishOthersFailures,
	customerNeeded: (refused) => ({
		cause:
			refused === null
				? 'NFON wants your K-number (customer number).'
				: `NFON does not accept ${refused} as your K-number (customer number).`,
		wayOut: `It is in the NFON portal; ${ADMINISTRATOR} knows it too.`,
	}),
	noSuchCall: {
		cause: 'This call is no longer in your history.',
		wayOut: 'It may have been deleted elsewhere. Go back to the list.',
	},
	confirmationNeeded: (kind) => ({
		cause: {
			emergency: 'This is an emergency number.',
			short: 'This is a short number; calling it may cost money.',
		}[kind],
		wayOut: 'Confirm that you want to call it.',
	}),
	cannotCall: (why) => ({
		cause: {
			withheld: 'The number was withheld, so nobody can be called back.',
			'not-a-number': 'What was shown as the number is none that can be called.',
			'no-program': 'No program on this computer places calls.',
			'bad-template': 'The address template for calling back cannot be used.',
		}[why],
		wayOut: {
			withheld: 'Wait for another call.',
			'not-a-number': 'Copy it, and call from your telephone.',
			'no-program': 'Install a softphone such as Cloudya, and make it the system’s telephone.',
			'bad-template': 'Correct it in the settings.',
		}[why],
	}),
	badRequest: {
		cause: 'The app asked itself something it does not understand.',
		wayOut: 'Close the window and open it again. If it lasts, please report it.',
	},
};
