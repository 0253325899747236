/** One request to the identity provider, from question to whole answer; every way it can fail has a name. */
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import type { Clock } from '../ground/clock.ts';
import { networkCode } from '../ground/network-code.ts';
import { retryAfterMs } from '../ground/retry-after.ts';

/** The `fetch` that is passed in: it adds `User-Agent`, and knows the system's proxy and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Longer than a slow hotel network takes for a few kilobytes, shorter than a person's patience. */
export const REQUEST_LIMIT_MS = 20_000;

export interface Asking {
	readonly fetch: Fetch;
	readonly clock: Pick<Clock, 'after'>;
	readonly signal: AbortSignal;
	/** How long an answer may take; `REQUEST_LIMIT_MS` unless told otherwise. */
	readonly limitMs?: number;
}

/**
 * Asks and reads the answer to its end, so that a connection that breaks halfway is a failure here
 * and not in whoever parses the text. Any status is an answer; a redirect is not: it would carry the
 * code or the token to another address.
 */
export async function ask(
	{ fetch, clock, signal, limitMs = REQUEST_LIMIT_MS }: Asking,
	url: string,
	init: Pick<RequestInit, 'method' | 'headers' | 'body'>,
): Promise<Outcome<Response>> {
	const { host } = new URL(url);
	const limit = new AbortController();
	const stop = clock.after(limitMs, () => {
		limit.abort();
	});
	let answered = false;
	try {
		const response = await fetch(url, {
			...init,
			redirect: 'error',
			credentials: 'omit',
			signal: AbortSignal.any([signal, limit.signal]),
		});
		answered = true;
		const body = await response.arrayBuffer();
		// [Fetch §2.2.3] An answer with a null body status must not be built with a body.
		return success(new Response(body.byteLength === 0 ? null : body, response));
	} catch (error) {
		if (limit.signal.aborted) return failed(unreachable(host, 'ERR_TIMED_OUT'));
		if (signal.aborted) return failed(unreachable(host, 'ERR_ABORTED'));
		const code = networkCode(error);
		if (answered) return failed(unreachable(host, code ?? 'ERR_CONNECTION_CLOSED'));
		if (code !== null && code !== REDIRECT_REFUSED) return failed(unreachable(host, code));
		return failed({ kind: 'not-understood', peer: 'provider', host, found: 'redirect' });
	} finally {
		stop();
	}
}

/** What an answer means that is not the one the protocol expects. */
export function unexpectedAnswer(response: Response, host: string): Failure {
	if (!response.ok) {
		return {
			kind: 'refused',
			peer: 'provider',
			host,
			status: response.status,
			requestId: response.headers.get('x-request-id'),
			retryAfterMs: retryAfterMs(response),
		};
	}
	const html = response.headers.get('content-type')?.includes('html') === true;
	return { kind: 'not-understood', peer: 'provider', host, found: html ? 'html' : 'other' };
}

/** No answer; `code` is the network stack's word for it. */
export function unreachable(host: string, code: string): Failure {
	return { kind: 'unreachable', peer: 'provider', host, code };
}

/** What shell/network.ts says of a forbidden redirect. Node's `fetch` has no code for it, and for nothing else. */
const REDIRECT_REFUSED = 'ERR_REDIRECT_REFUSED';
