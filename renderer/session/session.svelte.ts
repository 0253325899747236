import type { SessionState } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Failure } from '../../electron/contract/outcome.ts';

const COPIED_SHOWN_MS = 2_000;

/** What the person can do about being signed in, and the last answer that was a refusal. */
export class Session {
	#failure = $state.raw<Failure | null>(null);
	#linkCopied = $state(false);
	#asksToSignOut = $state(false);
	readonly #bridge: Bridge;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	/** Why nobody is signed in, when it was not the person's own wish. */
	reason(session: SessionState): Failure | null {
		return (session.kind === 'signed-out' ? session.reason : null) ?? this.#failure;
	}

	get linkCopied(): boolean {
		return this.#linkCopied;
	}

	/** Forgets an old refusal as soon as somebody is signed in. */
	connect(): () => void {
		return this.#bridge.on('app.state-changed', ({ session }) => {
			if (session.kind === 'signed-in') this.#failure = null;
		});
	}

	async signIn(): Promise<void> {
		this.#failure = null;
		const answer = await this.#bridge.ask('session.sign-in', null);
		if (!answer.ok) this.#failure = answer.failure;
	}

	async cancel(): Promise<void> {
		await this.#bridge.ask('session.cancel-sign-in', null);
	}

	async copyLink(): Promise<void> {
		const answer = await this.#bridge.ask('session.copy-sign-in-link', null);
		if (!answer.ok) return;
		this.#linkCopied = true;
		setTimeout(() => (this.#linkCopied = false), COPIED_SHOWN_MS);
	}

	/** Whether the person is asked about signing out. */
	get asksToSignOut(): boolean {
		return this.#asksToSignOut;
	}

	askToSignOut(): void {
		this.#asksToSignOut = true;
	}

	/** The person thought better of it. */
	stay(): void {
		this.#asksToSignOut = false;
	}

	async signOut(keepCalls: boolean): Promise<void> {
		this.#asksToSignOut = false;
		const answer = await this.#bridge.ask('session.sign-out', { keepCalls });
		this.#failure = answer.ok ? null : answer.failure;
	}

	/** Asks the keychain again; what it says now comes with the app's state. */
	async retryKeychain(): Promise<void> {
		await this.#bridge.ask('session.retry-keychain', null);
	}
}
