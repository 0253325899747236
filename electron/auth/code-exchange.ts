/** The three steps of Authorization Code with PKCE; each one's result is what the next one requires. */
import * as openid from 'openid-client';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import { Secret } from '../ground/secret.ts';
import { providerFailure, type Provider } from './provider.ts';
import { tokensFrom, type Tokens } from './tokens.ts';

/** A question that was made and not answered yet. */
export interface PreparedSignIn {
	/** For the browser. It holds no secret: the verifier stays here, of which it carries a hash. */
	readonly link: string;
	readonly redirectUri: string;
	readonly state: Secret;
	readonly nonce: Secret;
	readonly verifier: Secret;
}

/** Proof that a callback answers the question that was asked. Only `checkCallback` makes one. */
export interface CheckedCallback {
	readonly [checked]: true;
	readonly url: Secret;
	readonly prepared: PreparedSignIn;
}

declare const checked: unique symbol;

/** Ties a callback to its question: whoever waits for the callback has to know it before there is a question. */
export function newState(): Secret {
	return new Secret(openid.randomState());
}

/**
 * Makes the question. Its random parts come from the OAuth library and the system's generator: the
 * one randomness in this app that is not passed in, so that nobody can pass in a weak one.
 */
export async function prepareSignIn(
	provider: Provider,
	redirectUri: string,
	state: Secret,
): Promise<PreparedSignIn> {
	const verifier = openid.randomPKCECodeVerifier();
	const nonce = openid.randomNonce();
	const link = openid.buildAuthorizationUrl(provider.client(new AbortController().signal), {
		scope: 'openid',
		redirect_uri: redirectUri,
		state: state.reveal(),
		nonce,
		// [RFC 7636 §4.2] S256 always: `plain` would show the verifier to whoever sees the link.
		code_challenge: await openid.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
	});
	return {
		link: link.href,
		redirectUri,
		state,
		nonce: new Secret(nonce),
		verifier: new Secret(verifier),
	};
}

/**
 * Is this callback the answer to that question? The state comes first [RFC 6749 §10.12]: without it even an error is
 * not believed. The listener does not take such a callback at all; here it is asked again, for any listener.
 */
export function checkCallback(
	provider: Provider,
	prepared: PreparedSignIn,
	callback: Secret,
): Outcome<CheckedCallback> {
	const { origin, pathname, searchParams } = new URL(callback.reveal());
	const states = searchParams.getAll('state');
	if (
		`${origin}${pathname}` !== prepared.redirectUri ||
		states.length !== 1 ||
		states[0] !== prepared.state.reveal()
	) {
		return failed({ kind: 'sign-in-not-trusted' });
	}
	const error = searchParams.get('error');
	// [RFC 6749 §4.1.2.1] The person, or the provider in their name, said no.
	if (error === 'access_denied') return failed({ kind: 'consent-refused' });
	if (error !== null) return failed({ kind: 'provider-error', host: provider.host, error });
	return success({ url: callback, prepared } as CheckedCallback);
}

/**
 * Changes the code into tokens. The library checks `iss` of the callback [RFC 9207 §2.4], and of the
 * ID token issuer, audience, nonce and dates [OpenID Connect Core §3.1.3.7]; its signature is not
 * checked, because it came straight from the token endpoint over TLS (there, item 6), and the keys
 * may be hidden by the gateway that hides discovery.
 */
export async function redeem(
	provider: Provider,
	{ url, prepared }: CheckedCallback,
	signal: AbortSignal,
): Promise<Outcome<Tokens>> {
	try {
		const answer = await openid.authorizationCodeGrant(
			provider.client(signal),
			new URL(url.reveal()),
			{
				expectedState: prepared.state.reveal(),
				expectedNonce: prepared.nonce.reveal(),
				pkceCodeVerifier: prepared.verifier.reveal(),
				idTokenExpected: true,
			},
		);
		return success(tokensFrom(answer));
	} catch (error) {
		if (isDistrusted(error)) return failed({ kind: 'sign-in-not-trusted' });
		return failed(providerFailure(error, provider.host));
	}
}

/** The library's words for an answer that does not belong to the question. */
const DISTRUST: ReadonlySet<string | undefined> = new Set([
	'OAUTH_INVALID_RESPONSE',
	'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
	'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
	'OAUTH_UNSUPPORTED_OPERATION',
]);

function isDistrusted(error: unknown): boolean {
	return error instanceof openid.ClientError && DISTRUST.has(error.code);
}
