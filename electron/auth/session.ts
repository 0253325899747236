/** Signed in or not: the one place that knows, and the only way to an access token. */
import type { Clock } from '../ground/clock.ts';
import type { Account, SessionState } from '../contract/app-state.ts';
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import type { Secret } from '../ground/secret.ts';
import { accountFrom } from './claims.ts';
import type { Fetch } from './provider-http.ts';
import type { ProviderSettings } from './endpoints.ts';
import { findProvider, type Provider } from './provider.ts';
import { anAttempt, type Attempt, type Phase, shownPhase } from './session-phase.ts';
import { signInOnce, type ListenForCallback, type OpenLink } from './sign-in.ts';
import { forgetAndRevoke, type SignOutReport } from './sign-out.ts';
import { TokenKeeper } from './token-keeper.ts';
import { openTokenVault, type TokenVault } from './token-vault.ts';

export interface SessionParts extends ProviderSettings {
	readonly keychain: Keychain;
	/** Adds `User-Agent`. Redirects, cookies and time limits are set here, for each request. */
	readonly fetch: Fetch;
	readonly clock: Clock;
	readonly listenForCallback: ListenForCallback;
	readonly openLink: OpenLink;
	/** As far as the system knows. */
	readonly isOnline: () => boolean;
}

export interface Session {
	/** The provider's. */
	readonly host: string;
	state(): SessionState;
	/** Tells every change, until the returned function is called. */
	onChange(listener: (state: SessionState) => void): () => void;
	/** Reads the keychain and asks nobody else; again after a failure of the keychain, it tries again. */
	start(): Promise<Outcome<null>>;
	/**
	 * Answers when the person is signed in, or why not. One answer comes early: after
	 * `browser-not-opened` the sign-in goes on, and `signInLink` is what to offer. Asked again while
	 * one is under way, it shows the same page again.
	 */
	signIn(): Promise<Outcome<null>>;
	cancelSignIn(): void;
	/** The sign-in page's address while one is under way. It carries no secret. */
	signInLink(): string | null;
	signOut(): Promise<SignOutReport>;
	/** A token that is good for a while yet. For want of a network nobody is ever signed out. */
	accessToken(): Promise<Outcome<Secret>>;
	/** After the service refused exactly this token with a 401. */
	refreshAfterRefusal(refused: Secret): Promise<Outcome<Secret>>;
	/** The K-number in the present access token; null when it has none, or there is none yet. */
	customer(): string | null;
	/** Before the app quits: cancels a sign-in, and lets a refresh under way store what it got. */
	close(): Promise<void>;
}

export function createSession(parts: SessionParts): Session {
	return new KeptSession(parts);
}

class KeptSession implements Session {
	readonly host: string;
	readonly #parts: SessionParts;
	readonly #vault: TokenVault;
	readonly #listeners = new Set<(state: SessionState) => void>();
	#phase: Phase = { kind: 'unknown' };
	#starting: Promise<Outcome<null>> | null = null;
	#provider: Provider | null = null;

	constructor(parts: SessionParts) {
		this.#parts = parts;
		this.host = new URL(parts.issuer).host;
		this.#vault = openTokenVault(parts.keychain, parts);
	}

	get #attempt(): Attempt | null {
		return this.#phase.kind === 'signing-in' ? this.#phase.attempt : null;
	}

	get #keeper(): TokenKeeper | null {
		return this.#phase.kind === 'signed-in' ? this.#phase.keeper : null;
	}

	state(): SessionState {
		return shownPhase(this.#phase);
	}

	onChange(listener: (state: SessionState) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	start(): Promise<Outcome<null>> {
		this.#starting ??= this.#startOnce().finally(() => {
			this.#starting = null;
		});
		return this.#starting;
	}

	async #startOnce(): Promise<Outcome<null>> {
		if (this.#keeper !== null) {
			await this.#keeper.storeAgain();
			return success(null);
		}
		const kept = await this.#vault.read();
		// Who began to sign in while the keychain was thinking is newer than what it says.
		if (this.#attempt !== null || this.#keeper !== null) return success(null);
		if (!kept.ok) {
			this.#become({ kind: 'signed-out', reason: kept.failure });
			return kept;
		}
		if (kept.value === null) {
			this.#become({ kind: 'signed-out', reason: null });
			return success(null);
		}
		const { account, refreshToken } = kept.value;
		const keeper = this.#keepTokens(account, refreshToken);
		this.#become({ kind: 'signed-in', account, keeper, warning: null });
		return success(null);
	}

	signIn(): Promise<Outcome<null>> {
		if (this.#keeper !== null) return Promise.resolve(success(null));
		const underWay = this.#attempt;
		if (underWay?.finished) {
			// One that was cancelled is about to end, and this is a new wish.
			if (underWay.cancel.signal.aborted) return underWay.finished.then(() => this.signIn());
			if (underWay.link !== null) void this.#parts.openLink(underWay.link);
			return underWay.finished;
		}
		const attempt = anAttempt();
		this.#become({ kind: 'signing-in', attempt });
		return new Promise((resolve) => {
			attempt.finished = this.#signInOnce(attempt, (failure) => {
				resolve(failed(failure));
			});
			void attempt.finished.then(resolve);
		});
	}

	async #signInOnce(
		attempt: Attempt,
		onBrowserNotOpened: (failure: Failure) => void,
	): Promise<Outcome<null>> {
		const onLink = (link: string): void => {
			attempt.link = link;
		};
		const parts = { ...this.#parts, provider: this.#findProvider };
		const watcher = { onLink, onBrowserNotOpened };
		const signedIn = await signInOnce(parts, watcher, attempt.cancel.signal);
		if (!signedIn.ok) {
			this.#become({ kind: 'signed-out', reason: signedIn.failure });
			return signedIn;
		}
		const { tokens, askedAt } = signedIn.value;
		const account = accountFrom(tokens.idClaims, tokens.accessToken);
		const keeper = this.#keepTokens(account, null);
		const warning = await keeper.adopt(tokens, askedAt);
		this.#become({ kind: 'signed-in', account, keeper, warning });
		return success(null);
	}

	cancelSignIn(): void {
		this.#attempt?.cancel.abort();
	}

	signInLink(): string | null {
		return this.#attempt?.link ?? null;
	}

	async signOut(): Promise<SignOutReport> {
		await this.#starting; // or what it reads would sign the person in again
		await this.#endSignIn();
		const keeper = this.#keeper;
		this.#become({ kind: 'signed-out', reason: null });
		const refreshToken = keeper === null ? null : await keeper.end();
		return forgetAndRevoke(this.#vault, refreshToken, this.#findProvider);
	}

	async accessToken(): Promise<Outcome<Secret>> {
		return this.#keeper?.accessToken() ?? failed({ kind: 'signed-out' });
	}

	async refreshAfterRefusal(refused: Secret): Promise<Outcome<Secret>> {
		return this.#keeper?.refreshAfterRefusal(refused) ?? failed({ kind: 'signed-out' });
	}

	customer(): string | null {
		return this.#keeper?.customer() ?? null;
	}

	async close(): Promise<void> {
		await this.#endSignIn();
		await this.#keeper?.settled();
	}

	async #endSignIn(): Promise<void> {
		this.cancelSignIn();
		await this.#attempt?.finished;
	}

	#keepTokens(account: Account, stored: Secret | null): TokenKeeper {
		const keeper = new TokenKeeper(
			{
				clock: this.#parts.clock,
				host: this.host,
				isOnline: this.#parts.isOnline,
				provider: this.#findProvider,
				store: (refreshToken) => this.#vault.store({ refreshToken, account }),
				kept: async () => {
					const kept = await this.#vault.read();
					if (!kept.ok || kept.value?.account.subject !== account.subject) return null;
					return kept.value.refreshToken;
				},
				// Kept by the keychain at last, or no more: the person is told either way.
				onStored: (warning) => {
					if (this.#keeper !== keeper) return;
					this.#become({ kind: 'signed-in', account, keeper, warning });
				},
				onExpired: async () => {
					if (this.#keeper !== keeper) return;
					this.#become({ kind: 'signed-out', reason: { kind: 'sign-in-expired' } });
					await this.#vault.forget();
				},
			},
			stored,
		);
		return keeper;
	}

	/** Found once in a run; not found is asked again the next time. */
	readonly #findProvider = async (signal: AbortSignal): Promise<Outcome<Provider>> => {
		if (this.#provider !== null) return success(this.#provider);
		const found = await findProvider(this.#parts, { ...this.#parts, signal });
		if (found.ok) this.#provider = found.value;
		return found;
	};

	/** The one place where the session changes. */
	#become(phase: Phase): void {
		this.#phase = phase;
		const state = shownPhase(phase);
		for (const listener of this.#listeners) listener(state);
	}
}
