/** The end of a sign-in: forgotten here first, then told to the provider. */
import { failed, success, type Outcome } from '../contract/outcome.ts';
import type { Secret } from '../ground/secret.ts';
import type { Provider } from './provider.ts';
import { unexpectedAnswer } from './provider-http.ts';
import type { TokenVault } from './token-vault.ts';
import { revokeToken } from './tokens.ts';

/** What a sign-out reached. The person is signed out on this computer in any case. */
export interface SignOutReport {
	/** Failed: the keychain may still hold the refresh token. */
	readonly forgotten: Outcome<null>;
	/** Failed: the provider was not told, and the token may stay good until it expires. */
	readonly revoked: Outcome<null>;
	/** Failed: the browser may still be signed in there, and sign in again without asking. */
	readonly ended: Outcome<null>;
}

const done = success(null);

/** Forgets first: what happens on this computer must not wait for a network that may be away. */
export async function forgetAndRevoke(
	vault: TokenVault,
	refreshToken: Secret | null,
	findProvider: (signal: AbortSignal) => Promise<Outcome<Provider>>,
): Promise<SignOutReport> {
	const forgotten = await vault.forget();
	if (refreshToken === null) return { forgotten, revoked: done, ended: done };
	// Not aborted by anything: each request has its own time limit.
	const { signal } = new AbortController();
	const provider = await findProvider(signal);
	if (!provider.ok) return { forgotten, revoked: provider, ended: provider };
	// The session first: it is found by the token, which may not be known any more once it is revoked.
	const ended = await endSession(provider.value, refreshToken);
	// Who cannot be reached for the one cannot be for the other, and the person waits.
	if (isUnreachable(ended)) return { forgotten, revoked: ended, ended };
	const revoked = await revokeToken(provider.value, refreshToken, signal);
	// A token whose session is over is good for nothing; that it is not known any more is no failure.
	return { forgotten, revoked: ended.ok && !isUnreachable(revoked) ? done : revoked, ended };
}

/**
 * Ends the provider's session without a browser: Keycloak does it for a refresh token. Another provider shows a page
 * instead [OpenID Connect RP-Initiated Logout 1.0 §2]; then the session goes on in the browser.
 */
async function endSession(provider: Provider, refreshToken: Secret): Promise<Outcome<null>> {
	const { endSessionEndpoint, host } = provider;
	if (!endSessionEndpoint.ok) return endSessionEndpoint;
	if (endSessionEndpoint.value === null) return done;
	const answer = await provider.post(endSessionEndpoint.value, {
		refresh_token: refreshToken.reveal(),
	});
	if (!answer.ok) return answer;
	const isPage = answer.value.headers.get('content-type')?.includes('html') === true;
	return answer.value.ok && !isPage ? done : failed(unexpectedAnswer(answer.value, host));
}

function isUnreachable(outcome: Outcome<null>): boolean {
	return !outcome.ok && outcome.failure.kind === 'unreachable';
}
