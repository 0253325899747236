/** What English says about the account, and when something about it went half-way. */
import type { AccountTexts } from './account-texts.ts';
import type { FailureTexts } from './failure-text.ts';

type AccountFailures = Pick<
	FailureTexts,
	'signOutIncomplete' | 'historyReplaced' | 'proxySignInNeeded'
>;

export const englishAccount: AccountTexts = {
	signOutTitle: 'Sign out?',
	signOutText: 'You will hear of no more missed calls until you sign in again.',
	keepCalls: 'Keep the calls on this computer',
	keepCallsNot:
		'They are deleted here, with what you marked as handled. NFON keeps its calls; the marks are gone.',
	proxyName: 'Name',
	proxyPassword: 'Password',
	proxySend: 'Connect',
};

export const englishAccountFailures: AccountFailures = {
	signOutIncomplete: (left, host) => ({
		cause: {
			kept: 'You are signed out, but the keychain of this computer did not forget your sign-in.',
			token: `You are signed out here, but ${host} could not be told.`,
			session: `You are signed out here, but your browser may still be signed in at ${host}.`,
		}[left],
		wayOut: {
			kept: 'Remove the entry “NFON Call History” in your keychain’s program.',
			token: 'Your sign-in there ends by itself. To end it now, sign in and out again when online.',
			session: 'Sign out in the browser too if others use this computer.',
		}[left],
	}),
	historyReplaced: (calls) => ({
		cause:
			calls === 1
				? 'Another person was signed in here before; their one call was removed from this computer.'
				: `Another person was signed in here before; their ${String(calls)} calls were removed from this computer.`,
		wayOut: 'NFON still has them. If this is not your account, sign out and sign in as yourself.',
	}),
	proxySignInNeeded: (host, refused) => ({
		cause: refused
			? `The proxy ${host} did not accept this name and password.`
			: `The proxy of your network, ${host}, asks for a name and password.`,
		wayOut: 'They are often those you log in to this computer with; your administrator knows.',
	}),
};
