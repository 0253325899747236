/** One PKCE round trip [RFC 8252 §4.1], from the question to the tokens: browser, callback, code. */
import type { Clock } from '../ground/clock.ts';
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import type { Secret } from '../ground/secret.ts';
import {
	checkCallback,
	newState,
	prepareSignIn,
	redeem,
	type PreparedSignIn,
} from './code-exchange.ts';
import type { Provider } from './provider.ts';
import type { Tokens } from './tokens.ts';

/** What the browser brought back, with the browser still waiting for a page. */
export interface ReceivedCallback {
	/** The whole address: it carries the authorization code. */
	readonly url: Secret;
	/** Shows the person how it went; only the first call counts. */
	answer(page: 'signed-in' | 'not-signed-in'): Promise<void>;
}

/** A loopback address that waits for the callback of one question. */
export interface CallbackListener {
	readonly redirectUri: string;
	/** Null when it was closed before anything came. */
	readonly received: Promise<ReceivedCallback | null>;
}

/** Opens a listener for what carries this state; it closes everything it opened when the signal aborts. */
export type ListenForCallback = (
	state: Secret,
	signal: AbortSignal,
) => Promise<Outcome<CallbackListener>>;

/** Shows a link in the system browser; `browser-not-opened` when there is none. */
export type OpenLink = (link: string) => Promise<Outcome<null>>;

export interface SignInParts {
	readonly provider: (signal: AbortSignal) => Promise<Outcome<Provider>>;
	readonly listenForCallback: ListenForCallback;
	readonly openLink: OpenLink;
	readonly clock: Clock;
}

export interface SignedIn {
	readonly tokens: Tokens;
	/** When the token endpoint was asked: from here the lifetime counts. */
	readonly askedAt: number;
}

export interface SignInWatcher {
	/** The link is ready, before the browser is asked to open it. */
	onLink(link: string): void;
	/** No browser came; the sign-in goes on, for a person who copies the link. */
	onBrowserNotOpened(failure: Failure): void;
}

/** Time for a password, a second factor and a look for the phone. */
export const SIGN_IN_LIMIT_MS = 5 * 60_000;

/** Signs in once. Ends when the person is done, when `cancel` aborts, or after five minutes. */
export async function signInOnce(
	parts: SignInParts,
	watcher: SignInWatcher,
	cancel: AbortSignal,
): Promise<Outcome<SignedIn>> {
	const limit = new AbortController();
	const done = new AbortController();
	const stop = parts.clock.after(SIGN_IN_LIMIT_MS, () => {
		limit.abort();
	});
	const over = AbortSignal.any([cancel, limit.signal]);
	try {
		const outcome = await roundTrip(parts, watcher, over, done.signal);
		if (outcome.ok) return outcome;
		// Whatever else then went wrong went wrong because of it.
		if (cancel.aborted) return failed({ kind: 'sign-in-cancelled' });
		if (limit.signal.aborted) return failed({ kind: 'sign-in-timed-out' });
		return outcome;
	} finally {
		stop();
		done.abort();
	}
}

async function roundTrip(
	parts: SignInParts,
	watcher: SignInWatcher,
	over: AbortSignal,
	done: AbortSignal,
): Promise<Outcome<SignedIn>> {
	const provider = await parts.provider(over);
	if (!provider.ok) return provider;
	if (over.aborted) return failed({ kind: 'sign-in-cancelled' });
	const state = newState();
	const listener = await parts.listenForCallback(state, AbortSignal.any([over, done]));
	if (!listener.ok) return listener;
	const prepared = await prepareSignIn(provider.value, listener.value.redirectUri, state);
	watcher.onLink(prepared.link);
	void parts.openLink(prepared.link).then((opened) => {
		if (!opened.ok && !over.aborted && !done.aborted) watcher.onBrowserNotOpened(opened.failure);
	});
	const callback = await listener.value.received;
	if (callback === null) return failed({ kind: 'sign-in-cancelled' });
	const askedAt = parts.clock.now();
	const tokens = await exchange(provider.value, prepared, callback, over);
	await callback.answer(tokens.ok ? 'signed-in' : 'not-signed-in');
	return tokens.ok ? success({ tokens: tokens.value, askedAt }) : tokens;
}

/** The page in the browser is answered after this, so that it never claims more than is true. */
async function exchange(
	provider: Provider,
	prepared: PreparedSignIn,
	callback: ReceivedCallback,
	over: AbortSignal,
): Promise<Outcome<Tokens>> {
	const checked = checkCallback(provider, prepared, callback.url);
	return checked.ok ? redeem(provider, checked.value, over) : checked;
}
