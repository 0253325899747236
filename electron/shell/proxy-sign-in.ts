/** The network's proxy that wants a name and a password: asked of the person, kept in the keychain, told to Chromium. */
import { net, type AuthInfo, type Session } from 'electron';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import { Secret } from '../ground/secret.ts';

interface Credentials {
	readonly name: string;
	readonly password: Secret;
}

/** Which proxy asked, and where to try whether it is content. */
interface Asked {
	readonly host: string;
	readonly session: Session;
	readonly origin: string;
}

type Answer =
	| { readonly kind: 'content' }
	/** Nobody answered, and nobody asked for anything. */
	| { readonly kind: 'silent' }
	| { readonly kind: 'wants'; readonly host: string };

// As long as people wait before they try again. What is behind the proxy may never answer such a question.
const PASS_LIMIT_MS = 10_000;

const ENTRY = 'proxy';

export class ProxySignIn {
	readonly #keychain: Keychain;
	readonly #listeners = new Set<() => void>();
	#credentials: Credentials | null = null;
	#isRead = false;
	#asked: Asked | null = null;
	#isRefused = false;

	constructor(keychain: Keychain) {
		this.#keychain = keychain;
	}

	/** What the person is to be asked for; null: nothing. */
	get failure(): Failure | null {
		if (this.#asked === null) return null;
		return {
			kind: 'proxy-sign-in-needed',
			host: this.#asked.host,
			refused: this.#isRefused,
		};
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * After a 407: true when the session may pass now, as far as that is seen, with what is known already. Takes ten
	 * seconds at most, and ends with the signal.
	 */
	async pass(session: Session, url: string, signal: AbortSignal | null): Promise<boolean> {
		const { origin } = new URL(url);
		await this.#read();
		const answer = await tryPassing(session, origin, this.#credentials, signal);
		if (answer.kind !== 'wants') return true;
		this.#isRefused = this.#credentials !== null;
		this.#become({ host: answer.host, session, origin });
		return false;
	}

	/** Something answered from beyond: in another network nobody may have to be asked any more. */
	passed(): void {
		if (this.#asked !== null) this.#become(null);
	}

	/** Takes what the person typed, if the proxy does; then it is kept for later runs, in the keychain alone. */
	async signIn(name: string, password: Secret): Promise<Outcome<null>> {
		const asked = this.#asked;
		if (asked === null) return success(null);
		const credentials = { name, password };
		const answer = await tryPassing(asked.session, asked.origin, credentials, null);
		if (answer.kind === 'silent') {
			const { host } = new URL(asked.origin);
			return failed({ kind: 'unreachable', peer: 'service', host, code: 'ERR_TIMED_OUT' });
		}
		if (answer.kind === 'wants') {
			this.#isRefused = true;
			this.#tell();
			return failed({ kind: 'proxy-sign-in-needed', host: answer.host, refused: true });
		}
		this.#credentials = credentials;
		this.#become(null);
		// Not kept is no trouble: the person is asked again in the next run.
		const entry = JSON.stringify({ name, password: password.reveal() });
		void this.#keychain.write(ENTRY, new Secret(entry));
		return success(null);
	}

	async #read(): Promise<void> {
		if (this.#isRead) return;
		this.#isRead = true;
		const kept = await this.#keychain.read(ENTRY);
		if (kept.ok && kept.value !== null) this.#credentials ??= credentialsIn(kept.value);
	}

	#become(asked: Asked | null): void {
		this.#asked = asked;
		this.#tell();
	}

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}
}

/**
 * `fetch` cannot sign in to a proxy, but it uses what the session knows; a request with a listener for `login` fills
 * that (seen on Electron 33). It asks for nothing but an address's root, and is no request of the service's.
 */
function tryPassing(
	session: Session,
	origin: string,
	credentials: Credentials | null,
	signal: AbortSignal | null,
): Promise<Answer> {
	return new Promise((resolve) => {
		const request = net.request({ session, url: `${origin}/`, method: 'HEAD', redirect: 'manual' });
		let tries = 0;
		let wants: Answer | null = null;
		const settle = (): void => {
			clearTimeout(limit);
			signal?.removeEventListener('abort', giveUp);
			resolve(wants ?? { kind: 'content' });
		};
		// Whoever was asked once, and not again, has what it wanted.
		const giveUp = (): void => {
			if (tries === 0) wants ??= { kind: 'silent' };
			settle();
			request.abort();
		};
		const limit = setTimeout(giveUp, PASS_LIMIT_MS);
		signal?.addEventListener('abort', giveUp);
		request.on('login', ({ isProxy, host, port }: AuthInfo, answer) => {
			tries += 1;
			// The second time says that the first was refused.
			if (!isProxy || credentials === null || tries > 1) {
				if (isProxy) wants = { kind: 'wants', host: `${host}:${String(port)}` };
				answer();
			} else answer(credentials.name, credentials.password.reveal());
		});
		request.on('response', (response) => {
			// A refused CONNECT has a status, and then its body fails (seen on 33); unheard, that would end the app.
			response.on('error', () => undefined);
			response.on('data', () => undefined);
			settle();
		});
		// What fails behind the proxy is told by the question that is asked next.
		request.on('error', settle);
		request.on('redirect', settle);
		request.end();
		if (signal?.aborted === true) giveUp();
	});
}

function credentialsIn(entry: Secret): Credentials | null {
	try {
		const kept: unknown = JSON.parse(entry.reveal());
		if (kept === null || typeof kept !== 'object') return null;
		if (!('name' in kept) || !('password' in kept)) return null;
		if (typeof kept.name !== 'string' || typeof kept.password !== 'string') return null;
		return { name: kept.name, password: new Secret(kept.password) };
	} catch {
		return null; // not ours, or cut short
	}
}
