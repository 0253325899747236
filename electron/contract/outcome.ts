/** Success, or one of the failures we know. Failures are expected and are values; exceptions are bugs. */

import type { OthersScope } from './others.ts';

/** Which of the two servers a failure is about. */
export type Peer = 'service' | 'provider';

/** A setting that a person or an administrator made, and that cannot be used as it is. */
export interface ConfigurationProblem {
	/** The name it is set by: an environment variable, or the key of a file; empty: the whole file. */
	readonly name: string;
	/** The administrator's file it stands in; left out: it is a variable. */
	readonly file?: string;
	/** What was found; null when it is missing. */
	readonly value: string | null;
	/** What it may be, as a file would have it; left out: that is no list. */
	readonly permitted?: readonly string[];
	readonly reason:
		| 'missing'
		| 'not-a-url'
		| 'not-https'
		| 'has-credentials-or-query'
		| 'not-a-port'
		| 'not-a-customer'
		| 'not-absolute'
		/** A key that this version does not know. */
		| 'unknown-key'
		/** Not one of the values it may have, or not of their form. */
		| 'not-a-choice'
		/** No address that a number can be put into (`callBack.template`). */
		| 'not-a-template'
		| 'not-json'
		| 'not-readable';
}

export type Failure =
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'configuration'; readonly problems: readonly ConfigurationProblem[] }
	/** No answer at all. `code` is the network stack's word: `ERR_CONNECTION_REFUSED`. */
	| {
			readonly kind: 'unreachable';
			readonly peer: Peer;
			readonly host: string;
			readonly code: string;
	  }
	/** Something answered, but it does not speak the protocol: a login page, a proxy, a wrong address. */
	| {
			readonly kind: 'not-understood';
			readonly peer: Peer;
			readonly host: string;
			readonly found: 'html' | 'redirect' | 'other';
	  }
	| {
			readonly kind: 'refused';
			readonly peer: Peer;
			readonly host: string;
			readonly status: number;
			/** `X-Request-Id`: what NFON's support asks for. */
			readonly requestId: string | null;
			/** From `Retry-After`, where the server sent one. */
			readonly retryAfterMs: number | null;
	  }
	| { readonly kind: 'consent-refused' }
	| { readonly kind: 'sign-in-cancelled' }
	| { readonly kind: 'sign-in-timed-out' }
	/** The provider's answer does not belong to the question: state, nonce, issuer or signature. */
	| { readonly kind: 'sign-in-not-trusted' }
	/** An OAuth error code the provider gave (RFC 6749 §5.2): `invalid_client`. */
	| { readonly kind: 'provider-error'; readonly host: string; readonly error: string }
	/** The refresh token was refused: the person has to sign in again. */
	| { readonly kind: 'sign-in-expired' }
	/** Signed out here, but something is left: the token in the keychain, or at the provider, or the browser's session. */
	| {
			readonly kind: 'sign-out-incomplete';
			readonly left: 'kept' | 'token' | 'session';
			readonly host: string;
	  }
	/** Somebody else signed in: the calls that were here were another person's, and were forgotten. */
	| { readonly kind: 'history-replaced'; readonly calls: number }
	/** The network's proxy wants a name and a password; `refused`: those it was given were wrong. */
	| { readonly kind: 'proxy-sign-in-needed'; readonly host: string; readonly refused: boolean }
	| { readonly kind: 'redirect-port-taken'; readonly port: number }
	| { readonly kind: 'browser-not-opened' }
	| {
			readonly kind: 'keychain-unavailable';
			/** `dismissed`: the person closed the system's question for its password. */
			readonly why: 'missing' | 'locked' | 'denied' | 'dismissed';
	  }
	/** The local history could not be opened; the file was set aside and a new one begun. */
	| { readonly kind: 'cache-set-aside'; readonly as: string }
	/** The keychain is another one, or was emptied: it knows no key of the local history, which waits under this name. */
	| { readonly kind: 'keychain-changed'; readonly as: string }
	/** The local history cannot be written, or is damaged. */
	| {
			readonly kind: 'store-failed';
			readonly why: 'full' | 'read-only' | 'busy' | 'error' | 'damaged';
	  }
	/**
	 * The service wants the K-number, and neither the token nor the configuration nor a record says it. `refused`: the
	 * person typed this one, and the service does not take it.
	 */
	| { readonly kind: 'customer-needed'; readonly refused?: string }
	| { readonly kind: 'no-such-call' }
	/** Somebody else's calls cannot be looked at. `own-calls`: the service answered with the person's own. */
	| {
			readonly kind: 'cannot-look';
			readonly why: 'refused' | 'no-calls' | 'own-calls' | 'own-extension';
			readonly whose: OthersScope;
			/** Of the refusal; null where there was none. */
			readonly status: number | null;
			readonly requestId: string | null;
	  }
	/** In a window that shows somebody else's calls nothing is changed. */
	| { readonly kind: 'look-only' }
	/** An emergency or short number: the person must be asked before it is called. */
	| { readonly kind: 'confirmation-needed'; readonly numberKind: 'emergency' | 'short' }
	/** The counterpart cannot be called: its number was withheld, or no program on this computer places calls. */
	| {
			readonly kind: 'cannot-call';
			readonly why: 'withheld' | 'not-a-number' | 'no-program' | 'bad-template';
	  }
	/** Another program has these keys, or they are none. */
	| { readonly kind: 'shortcut-refused'; readonly why: 'taken' | 'malformed' }
	/** The system would not note whether to start the app at login. */
	| { readonly kind: 'login-not-set' }
	/** This system has no settings for notifications that could be opened. */
	| { readonly kind: 'no-system-settings' }
	/** An administrator has set it. */
	| { readonly kind: 'setting-locked' }
	/** The file with the person's choices could not be used; it was kept under another name, and they begin anew. */
	| {
			readonly kind: 'settings-set-aside';
			readonly as: string;
			readonly why: 'damaged' | 'newer';
	  }
	/** A choice holds until the app ends, because its file cannot be read or written. */
	| { readonly kind: 'settings-not-kept'; readonly why: 'full' | 'read-only' | 'error' }
	/** The window asked something malformed: a bug, answered all the same. */
	| { readonly kind: 'bad-request' };

export type Outcome<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): Outcome<Value> {
	return { ok: true, value };
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
	return { ok: false, failure };
}

/** The end of every `switch` over a closed set: a new member without a case does not compile. */
export function neverReached(value: never): never {
	throw new Error(`Not a member of the set: ${JSON.stringify(value)}`);
}
