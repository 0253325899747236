/** What the token endpoint gives, and the two questions that need no browser: refresh and revoke. */
import * as openid from 'openid-client';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import { Secret } from '../ground/secret.ts';
import type { Claims } from './claims.ts';
import { providerFailure, type Provider } from './provider.ts';

export interface Tokens {
	readonly accessToken: Secret;
	/** Null when the provider gave none: at a refresh this means that the former one stays good. */
	readonly refreshToken: Secret | null;
	/** How long the access token is good; null when the provider did not say [RFC 6749 §5.1]. */
	readonly lifetimeMs: number | null;
	/** The claims of the validated ID token, if there was one. */
	readonly idClaims: Claims | null;
}

/**
 * A gateway gives up on what is behind it after a minute, as a rule; whatever the provider did, it has said by then.
 * Longer than other answers: who hangs up on this one may lose a token that was changed already (RFC 9700 §4.14.2).
 */
export const REFRESH_LIMIT_MS = 90_000;

/** New tokens for a refresh token [RFC 6749 §6]. A refused one is `sign-in-expired`. */
export async function refreshTokens(
	provider: Provider,
	refreshToken: Secret,
	signal: AbortSignal,
): Promise<Outcome<Tokens>> {
	try {
		const client = provider.client(signal, REFRESH_LIMIT_MS);
		return success(tokensFrom(await openid.refreshTokenGrant(client, refreshToken.reveal())));
	} catch (error) {
		const failure = providerFailure(error, provider.host);
		const isRefused = failure.kind === 'provider-error' && failure.error === 'invalid_grant';
		return failed(isRefused ? { kind: 'sign-in-expired' } : failure);
	}
}

/** Makes the provider forget a refresh token, and what was made from it [RFC 7009 §2.1]. */
export async function revokeToken(
	provider: Provider,
	refreshToken: Secret,
	signal: AbortSignal,
): Promise<Outcome<null>> {
	try {
		await openid.tokenRevocation(provider.client(signal), refreshToken.reveal(), {
			token_type_hint: 'refresh_token',
		});
		return success(null);
	} catch (error) {
		return failed(providerFailure(error, provider.host));
	}
}

/** Our own words for the library's answer; from here on the texts are secret. */
export function tokensFrom(
	answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
): Tokens {
	return {
		accessToken: new Secret(answer.access_token),
		refreshToken: answer.refresh_token === undefined ? null : new Secret(answer.refresh_token),
		lifetimeMs: answer.expires_in === undefined ? null : answer.expires_in * 1000,
		idClaims: answer.claims() ?? null,
	};
}
