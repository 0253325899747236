/** The end of a sign-in: forgotten here first, then told to the provider. */
import { success, type Outcome } from '../contract/outcome.ts';
import type { Secret } from '../secret.ts';
import type { Provider } from './provider.ts';
import type { TokenVault } from './token-vault.ts';
import { revokeToken } from './tokens.ts';

/** What a sign-out reached. The person is signed out on this computer in any case. */
export interface SignOutReport {
	/** Failed: the keychain may still hold the refresh token. */
	readonly forgotten: Outcome<null>;
	/** Failed: the provider was not told, and the token may stay good until it expires. */
	readonly revoked: Outcome<null>;
}

/** Forgets first: what happens on this computer must not wait for a network that may be away. */
export async function forgetAndRevoke(
	vault: TokenVault,
	refreshToken: Secret | null,
	findProvider: (signal: AbortSignal) => Promise<Outcome<Provider>>,
): Promise<SignOutReport> {
	const forgotten = await vault.forget();
	if (refreshToken === null) return { forgotten, revoked: success(null) };
	// Not aborted by anything: each request has its own time limit.
	const { signal } = new AbortController();
	const provider = await findProvider(signal);
	if (!provider.ok) return { forgotten, revoked: provider };
	return { forgotten, revoked: await revokeToken(provider.value, refreshToken, signal) };
}
