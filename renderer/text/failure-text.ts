import type { ConfigurationProblem, Failure, Peer } from '../../electron/contract/outcome.ts';
import { neverReached } from '../../electron/contract/outcome.ts';

/** What is said about a failure: why it is so, and what the person can do. Both are whole sentences. */
export interface FailureWords {
	readonly cause: string;
	readonly wayOut: string;
}

type Of<Kind extends Failure['kind']> = Extract<Failure, { readonly kind: Kind }>;

/** One language's words for each failure. */
export interface FailureTexts {
	readonly signedOut: FailureWords;
	readonly configuration: (problems: readonly ConfigurationProblem[]) => FailureWords;
	readonly unreachable: (failure: Of<'unreachable'>, setting: string) => FailureWords;
	readonly notUnderstood: (failure: Of<'not-understood'>, setting: string) => FailureWords;
	readonly refused: (failure: Of<'refused'>) => FailureWords;
	/** The provider's address answers, but not as a provider does. */
	readonly notAProvider: (failure: Of<'refused'>) => FailureWords;
	readonly consentRefused: FailureWords;
	readonly signInCancelled: FailureWords;
	readonly signInTimedOut: FailureWords;
	readonly signInNotTrusted: FailureWords;
	readonly providerError: (failure: Of<'provider-error'>) => FailureWords;
	readonly signInExpired: FailureWords;
	readonly signOutIncomplete: (
		left: Of<'sign-out-incomplete'>['left'],
		host: string,
	) => FailureWords;
	readonly historyReplaced: (calls: number) => FailureWords;
	readonly proxySignInNeeded: (host: string, refused: boolean) => FailureWords;
	readonly redirectPortTaken: (port: number) => FailureWords;
	readonly browserNotOpened: FailureWords;
	readonly keychainUnavailable: (why: Of<'keychain-unavailable'>['why']) => FailureWords;
	readonly keychainChanged: (as: string) => FailureWords;
	readonly cacheSetAside: (as: string) => FailureWords;
	readonly storeFailed: (why: Of<'store-failed'>['why']) => FailureWords;
	readonly customerNeeded: (refused: string | null) => FailureWords;
	readonly noSuchCall: FailureWords;
	readonly cannotLook: (failure: Of<'cannot-look'>) => FailureWords;
	readonly lookOnly: FailureWords;
	readonly confirmationNeeded: (kind: Of<'confirmation-needed'>['numberKind']) => FailureWords;
	readonly cannotCall: (why: Of<'cannot-call'>['why']) => FailureWords;
	readonly shortcutRefused: (why: Of<'shortcut-refused'>['why']) => FailureWords;
	readonly loginNotSet: FailureWords;
	readonly noSystemSettings: FailureWords;
	readonly settingLocked: FailureWords;
	readonly settingsSetAside: (failure: Of<'settings-set-aside'>) => FailureWords;
	readonly settingsNotKept: (why: Of<'settings-not-kept'>['why']) => FailureWords;
	readonly badRequest: FailureWords;
}

/** The words for a failure; a new kind without words does not compile. */
export function failureText(failure: Failure, texts: FailureTexts): FailureWords {
	switch (failure.kind) {
		case 'signed-out':
			return texts.signedOut;
		case 'configuration':
			return texts.configuration(failure.problems);
		case 'unreachable':
			return texts.unreachable(failure, settingOf(failure.peer));
		case 'not-understood':
			return texts.notUnderstood(failure, settingOf(failure.peer));
		case 'refused':
			return isNoProvider(failure) ? texts.notAProvider(failure) : texts.refused(failure);
		case 'consent-refused':
			return texts.consentRefused;
		case 'sign-in-cancelled':
			return texts.signInCancelled;
		case 'sign-in-timed-out':
			return texts.signInTimedOut;
		case 'sign-in-not-trusted':
			return texts.signInNotTrusted;
		case 'provider-error':
			return texts.providerError(failure);
		case 'sign-in-expired':
			return texts.signInExpired;
		case 'sign-out-incomplete':
			return texts.signOutIncomplete(failure.left, failure.host);
		case 'history-replaced':
			return texts.historyReplaced(failure.calls);
		case 'proxy-sign-in-needed':
			return texts.proxySignInNeeded(failure.host, failure.refused);
		case 'redirect-port-taken':
			return texts.redirectPortTaken(failure.port);
		case 'browser-not-opened':
			return texts.browserNotOpened;
		case 'keychain-unavailable':
			return texts.keychainUnavailable(failure.why);
		case 'keychain-changed':
			return texts.keychainChanged(failure.as);
		case 'cache-set-aside':
			return texts.cacheSetAside(failure.as);
		case 'store-failed':
			return texts.storeFailed(failure.why);
		case 'customer-needed':
			return texts.customerNeeded(failure.refused ?? null);
		case 'no-such-call':
			return texts.noSuchCall;
		case 'cannot-look':
			return texts.cannotLook(failure);
		case 'look-only':
			return texts.lookOnly;
		case 'confirmation-needed':
			return texts.confirmationNeeded(failure.numberKind);
		case 'cannot-call':
			return texts.cannotCall(failure.why);
		case 'shortcut-refused':
			return texts.shortcutRefused(failure.why);
		case 'login-not-set':
			return texts.loginNotSet;
		case 'no-system-settings':
			return texts.noSystemSettings;
		case 'setting-locked':
			return texts.settingLocked;
		case 'settings-set-aside':
			return texts.settingsSetAside(failure);
		case 'settings-not-kept':
			return texts.settingsNotKept(failure.why);
		case 'bad-request':
			return texts.badRequest;
		default:
			return neverReached(failure);
	}
}

/** Both in one line, where there is room for no more: below a setting. */
export function failureLine(failure: Failure, texts: FailureTexts): string {
	const { cause, wayOut } = failureText(failure, texts);
	return `${cause} ${wayOut}`;
}

/** A provider refuses with OAuth's own errors; any other 4xx but "later" means that there is none. */
function isNoProvider({ peer, status }: Of<'refused'>): boolean {
	return peer === 'provider' && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** What NFON's support asks for, where the server gave it. */
export function requestIdOf(failure: Failure): string | null {
	return failure.kind === 'refused' || failure.kind === 'cannot-look' ? failure.requestId : null;
}

/** The setting that names the peer's address. */
function settingOf(peer: Peer): string {
	return peer === 'service' ? 'NFON_API_URL' : 'NFON_ISSUER';
}
