/** Turns what the network and the server did into an Outcome. */
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import { networkCode } from '../ground/network-code.ts';
import { retryAfterMs } from '../ground/retry-after.ts';

/** A `fetch` that adds the product's `User-Agent` and honours the system's proxy and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Asks and judges the answer's status and type; the body is still to be read. */
export async function request(
	fetch: Fetch,
	url: URL,
	accept: 'application/json' | 'text/event-stream',
	init: RequestInit,
): Promise<Outcome<Response>> {
	let response: Response;
	try {
		response = await fetch(url.href, {
			...init,
			headers: { ...(init.headers as Record<string, string>), Accept: accept },
			// A followed redirect would carry the Authorization header to wherever it points.
			redirect: 'error',
			credentials: 'omit',
		});
	} catch (error) {
		return failed(networkFailure(error, url));
	}
	const failure = refusal(response, url, accept);
	if (failure === null) return success(response);
	// Whatever went wrong with a body that nobody reads is nobody's business.
	await response.body?.cancel().catch(() => undefined);
	return failed(failure);
}

/** Reads a JSON body. */
export async function readJson(response: Response, url: URL): Promise<Outcome<unknown>> {
	let text: string;
	try {
		text = await response.text();
	} catch (error) {
		// A body is cut without a word of why, or with Chromium's whole text for one.
		return failed(unreachable(url, networkCode(error) ?? 'ERR_CONNECTION_CLOSED'));
	}
	try {
		return success(JSON.parse(text) as unknown);
	} catch {
		// Not JSON although it says so: whatever answered is not the service.
		return failed(notUnderstood(url, 'other'));
	}
}

/** What a rejected fetch or a broken body means. `code`: `ERR_…` (Chromium) or `E…` (Node). */
export function networkFailure(error: unknown, url: URL): Failure {
	const code = networkCode(error);
	// The refusal of `redirect: 'error'` is the one rejection without a code, in Node and in Chromium.
	if (code === null) return notUnderstood(url, 'redirect');
	return unreachable(url, code);
}

function unreachable(url: URL, code: string): Failure {
	return { kind: 'unreachable', peer: 'service', host: url.host, code };
}

function refusal(response: Response, url: URL, accept: string): Failure | null {
	const type = response.headers.get('content-type') ?? '';
	if (response.status >= 300 && response.status < 400) return notUnderstood(url, 'redirect');
	if (!response.ok) {
		return {
			kind: 'refused',
			peer: 'service',
			host: url.host,
			status: response.status,
			requestId: response.headers.get('x-request-id'),
			retryAfterMs: retryAfterMs(response),
		};
	}
	if (response.status === 204) return null;
	if (type.toLowerCase().startsWith(accept)) return null;
	return notUnderstood(url, type.includes('html') ? 'html' : 'other');
}

function notUnderstood(url: URL, found: 'html' | 'redirect' | 'other'): Failure {
	return { kind: 'not-understood', peer: 'service', host: url.host, found };
}
