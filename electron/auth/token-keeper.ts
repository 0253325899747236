/** The tokens of one signed-in period: a good access token on demand, refreshed in time, once at a time. */
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import type { Secret } from '../ground/secret.ts';
import { customerOf } from './claims.ts';
import type { Clock } from '../ground/clock.ts';
import type { Provider } from './provider.ts';
import { REQUEST_LIMIT_MS, unreachable } from './provider-http.ts';
import { refreshTokens, type Tokens } from './tokens.ts';

export interface TokenKeeperParts {
	readonly clock: Pick<Clock, 'now' | 'after'>;
	/** The provider's, for what is said when it cannot be reached. */
	readonly host: string;
	/** Without a network nobody is asked: a question that went out and whose answer is lost may cost the token. */
	readonly isOnline: () => boolean;
	readonly provider: (signal: AbortSignal) => Promise<Outcome<Provider>>;
	/** Puts a refresh token where it outlives the run. */
	readonly store: (refreshToken: Secret) => Promise<Outcome<null>>;
	/** What is kept there now of the same person; another process of theirs may have changed it. */
	readonly kept: () => Promise<Secret | null>;
	/** Storing has begun to fail, or works again (null). */
	readonly onStored: (warning: Failure | null) => void;
	/** Called once, when the provider has refused the refresh token. */
	readonly onExpired: () => Promise<void>;
}

interface CurrentToken {
	readonly token: Secret;
	readonly since: number;
	readonly refreshAt: number;
	readonly expiresAt: number;
}

/** Refresh this long before expiry, so that no request starts with a token that dies on its way. */
const EARLY_MS = 60_000;

export class TokenKeeper {
	readonly #parts: TokenKeeperParts;
	readonly #ended = new AbortController();
	#refreshToken: Secret | null;
	/** Why the vault does not hold the refresh token; null when it does. */
	#warning: Failure | null = null;
	#current: CurrentToken | null = null;
	#flight: Promise<Outcome<Secret>> | null = null;

	/** `stored`: the refresh token that the vault holds, if it does. */
	constructor(parts: TokenKeeperParts, stored: Secret | null) {
		this.#parts = parts;
		this.#refreshToken = stored;
	}

	/** A token that is good for a while yet. By wall clock: timers stand still while a computer sleeps. */
	async accessToken(): Promise<Outcome<Secret>> {
		const current = this.#current;
		const now = this.#parts.clock.now();
		// A clock that was set back says nothing about the token's age any more.
		if (current !== null && now >= current.since && now < current.refreshAt) {
			return success(current.token);
		}
		const refreshed = await this.#refresh();
		if (refreshed.ok || current === null) return refreshed;
		// Early means that there is time left: a provider that is away for a moment is no reason to stop.
		const usable = this.#current === current && this.#parts.clock.now() < current.expiresAt;
		return usable ? success(current.token) : refreshed;
	}

	/** After a 401: a new token, unless another caller has fetched one since `refused` was handed out. */
	refreshAfterRefusal(refused: Secret): Promise<Outcome<Secret>> {
		if (this.#current?.token.reveal() === refused.reveal()) this.#current = null;
		return this.#current === null ? this.#refresh() : this.accessToken();
	}

	/** The K-number in the present access token; null without one. */
	customer(): string | null {
		return this.#current === null ? null : customerOf(this.#current.token);
	}

	/**
	 * Takes new tokens. The refresh token is stored first and the access token used second: a crash
	 * between would lose a token whose predecessor is spent. Answers why it could not be stored.
	 */
	async adopt(tokens: Tokens, askedAt: number): Promise<Failure | null> {
		if (tokens.refreshToken !== null) this.#refreshToken = tokens.refreshToken;
		if (tokens.refreshToken !== null || this.#warning !== null) await this.#store();
		if (!this.#ended.signal.aborted) this.#current = dated(tokens, askedAt);
		return this.#warning;
	}

	/** Tries again to store what the keychain would not take before. */
	async storeAgain(): Promise<void> {
		if (this.#warning !== null) await this.#store();
	}

	async #store(): Promise<void> {
		if (this.#refreshToken === null) return;
		const stored = await this.#parts.store(this.#refreshToken);
		const failedBefore = this.#warning !== null;
		this.#warning = stored.ok ? null : stored.failure;
		if (stored.ok === failedBefore) this.#parts.onStored(this.#warning);
	}

	/** Waits for a refresh under way, so that a rotated token is stored before the app is gone. */
	async settled(): Promise<void> {
		await this.#flight;
	}

	/** Gives up the access token and any refresh under way; answers the refresh token, to be revoked. */
	async end(): Promise<Secret | null> {
		this.#ended.abort();
		this.#current = null;
		await this.#flight;
		return this.#refreshToken;
	}

	/** One refresh for all who ask meanwhile. Nobody waits longer than for any answer; the refresh itself goes on. */
	#refresh(): Promise<Outcome<Secret>> {
		this.#flight ??= this.#refreshOnce().finally(() => {
			this.#flight = null;
		});
		const flight = this.#flight;
		return new Promise((resolve, reject) => {
			const stop = this.#parts.clock.after(REQUEST_LIMIT_MS, () => {
				resolve(failed(unreachable(this.#parts.host, 'ERR_TIMED_OUT')));
			});
			flight.finally(stop).then(resolve, reject);
		});
	}

	async #refreshOnce(): Promise<Outcome<Secret>> {
		if (!this.#parts.isOnline()) {
			return failed(unreachable(this.#parts.host, 'ERR_INTERNET_DISCONNECTED'));
		}
		const provider = await this.#parts.provider(this.#ended.signal);
		if (this.#ended.signal.aborted) return failed({ kind: 'signed-out' });
		if (!provider.ok) return provider;
		const askedAt = this.#parts.clock.now();
		const tokens = await this.#askOrKept(provider.value);
		if (this.#ended.signal.aborted) {
			// Signed out meanwhile: nothing is stored any more, and the newest token is the one to revoke.
			if (tokens.ok) this.#refreshToken = tokens.value.refreshToken ?? this.#refreshToken;
			return failed({ kind: 'signed-out' });
		}
		if (!tokens.ok) {
			if (tokens.failure.kind === 'sign-in-expired') {
				this.#ended.abort();
				this.#current = null;
				await this.#parts.onExpired();
			}
			return tokens;
		}
		await this.adopt(tokens.value, askedAt);
		const ended = this.#ended.signal.aborted;
		return ended ? failed({ kind: 'signed-out' }) : success(tokens.value.accessToken);
	}

	/** A refused token may only be old: then the one that is kept by now is asked with, once. */
	async #askOrKept(provider: Provider): Promise<Outcome<Tokens>> {
		const tokens = await this.#ask(provider);
		if (tokens.ok || tokens.failure.kind !== 'sign-in-expired') return tokens;
		if (this.#ended.signal.aborted) return tokens;
		const kept = await this.#parts.kept();
		if (kept === null || kept.reveal() === this.#refreshToken?.reveal()) return tokens;
		this.#refreshToken = kept;
		return this.#ask(provider);
	}

	async #ask(provider: Provider): Promise<Outcome<Tokens>> {
		if (this.#refreshToken === null) return failed({ kind: 'sign-in-expired' });
		return refreshTokens(provider, this.#refreshToken, this.#ended.signal);
	}
}

/** Counted from before the question, by our clock alone: so it does not matter whether it is right. */
function dated({ accessToken, lifetimeMs }: Tokens, askedAt: number): CurrentToken {
	// Without a lifetime it is good until the service says otherwise: a 401, see refreshAfterRefusal.
	const lifetime = lifetimeMs ?? Infinity;
	return {
		token: accessToken,
		since: askedAt,
		// At most a quarter of its life is given away, or a token of one minute would never be used.
		refreshAt: askedAt + lifetime - Math.min(EARLY_MS, lifetime / 4),
		expiresAt: askedAt + lifetime,
	};
}
