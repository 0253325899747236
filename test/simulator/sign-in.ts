import * as oauth from 'openid-client';
import { Browser, type Visit } from './browser.ts';
import { ENDPOINTS } from './identity/provider.ts';
import type { Simulator } from './start-simulator.ts';

/** A sign-in as the app does it, for tests that need its tokens. */

// Nobody has to listen there: the code is read off the redirect.
export const REDIRECT_URI = 'http://127.0.0.1:49152/callback';

export type Tokens = Awaited<ReturnType<typeof oauth.authorizationCodeGrant>>;

/** Knows the endpoints from the issuer alone, because "discovery may answer 403". */
export function knowProvider({ issuer, clientId }: Simulator): oauth.Configuration {
	const provider = new oauth.Configuration(
		{
			issuer,
			authorization_endpoint: issuer + ENDPOINTS.authorization,
			token_endpoint: issuer + ENDPOINTS.token,
			revocation_endpoint: issuer + ENDPOINTS.revocation,
			end_session_endpoint: issuer + ENDPOINTS.end_session,
			jwks_uri: issuer + ENDPOINTS.jwks,
			userinfo_endpoint: issuer + ENDPOINTS.userinfo,
		},
		clientId,
		undefined,
		oauth.None(),
	);
	// Deprecated only so that it stands out. This provider is on 127.0.0.1, without TLS by design.
	// eslint-disable-next-line @typescript-eslint/no-deprecated
	oauth.allowInsecureRequests(provider);
	return provider;
}

/** What the app remembers between sending the browser away and seeing it again. */
export interface Attempt {
	readonly url: string;
	readonly verifier: string;
	readonly state: string;
	readonly nonce: string;
}

export async function beginSignIn(provider: oauth.Configuration): Promise<Attempt> {
	const verifier = oauth.randomPKCECodeVerifier();
	const state = oauth.randomState();
	const nonce = oauth.randomNonce();
	const url = oauth.buildAuthorizationUrl(provider, {
		redirect_uri: REDIRECT_URI,
		scope: 'openid',
		code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
		state,
		nonce,
	});
	return { url: url.href, verifier, state, nonce };
}

export async function redeem(
	provider: oauth.Configuration,
	attempt: Attempt,
	visit: Visit,
): Promise<Tokens> {
	return oauth.authorizationCodeGrant(provider, new URL(visit.url), {
		pkceCodeVerifier: attempt.verifier,
		expectedState: attempt.state,
		expectedNonce: attempt.nonce,
	});
}

/** The whole way, agreeing on the page where it asks. */
export async function signIn(simulator: Simulator, browser = new Browser()): Promise<Tokens> {
	const provider = knowProvider(simulator);
	const attempt = await beginSignIn(provider);
	let visit = await browser.visit(attempt.url);
	if (visit.kind === 'page') visit = await browser.press(visit, 'decision', 'agree');
	return redeem(provider, attempt, visit);
}
