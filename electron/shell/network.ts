/** `fetch` over Chromium's network stack: the system's proxy and certificates, our `User-Agent`. */
import { type Session, session } from 'electron';
import type { ProxySignIn } from './proxy-sign-in.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Says what failed by a code, `ERR_CONNECTION_REFUSED`, as Node's errors do. */
export class NetworkError extends Error {
	readonly code: string;

	constructor(code: string, cause: unknown) {
		super(`Network request failed: ${code}`, { cause });
		this.code = code;
	}
}

/**
 * A `fetch` with a session of its own. One per purpose: Chromium opens six connections per host and session, and
 * a stream holds one for ever. The sessions live in memory, so that no answer is ever cached on disk.
 */
export function openNetwork(
	purpose: 'stream' | 'questions' | 'sign-in',
	userAgent: string,
	proxy: Pick<ProxySignIn, 'pass' | 'passed'>,
): Fetch {
	const own: Session = session.fromPartition(purpose, { cache: false });
	own.setUserAgent(userAgent);
	return async (url, init) => {
		const answer = await ask(own, url, init);
		if (answer.status !== PROXY_WANTS_SIGN_IN) {
			proxy.passed();
			return answer;
		}
		await answer.body?.cancel().catch(() => undefined); // nobody reads it
		if (await proxy.pass(own, url, init.signal ?? null)) {
			const second = await ask(own, url, init);
			if (second.status !== PROXY_WANTS_SIGN_IN) return second;
			await second.body?.cancel().catch(() => undefined);
		}
		throw new NetworkError('ERR_PROXY_AUTH_REQUESTED', null);
	};
}

// [RFC 9110 §15.5.8] For an address behind TLS too: Chromium passes on what the proxy said to CONNECT.
const PROXY_WANTS_SIGN_IN = 407;

async function ask(own: Session, url: string, init: RequestInit): Promise<Response> {
	try {
		return await own.fetch(url, init);
	} catch (error) {
		throw withCode(error);
	}
}

/** Chromium's error carries its code as its whole text: `net::ERR_CONNECTION_REFUSED`. Others stay as they are. */
function withCode(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	const [, code] = /^net::(ERR_[A-Z0-9_]+)$/.exec(error.message) ?? [];
	return code === undefined ? error : new NetworkError(code, error);
}
