/** `fetch` over Chromium's network stack: the system's proxy and certificates, our `User-Agent`. */
import { type Session, session } from 'electron';

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
export function openNetwork(purpose: 'stream' | 'questions' | 'sign-in', userAgent: string): Fetch {
	const own: Session = session.fromPartition(purpose, { cache: false });
	own.setUserAgent(userAgent);
	return async (url, init) => {
		try {
			return await own.fetch(url, init);
		} catch (error) {
			throw withCode(error);
		}
	};
}

/** Chromium's error carries its code as its whole text: `net::ERR_CONNECTION_REFUSED`. Others stay as they are. */
function withCode(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	const [, code] = /^net::(ERR_[A-Z0-9_]+)$/.exec(error.message) ?? [];
	return code === undefined ? error : new NetworkError(code, error);
}
