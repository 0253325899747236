/**
 * The network stack's own word for why a request or a body failed: `ERR_…` (Chromium) or `E…` (Node, whose `fetch`
 * hides it one or two causes deep). Null where it has none: Node and Chromium both refuse a redirect without a word.
 */
export function networkCode(error: unknown): string | null {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		// `AbortSignal.timeout` and `abort()` reject with a DOMException, whose `code` is a number.
		if (cause.name === 'TimeoutError') return 'ERR_TIMED_OUT';
		if (cause.name === 'AbortError') return 'ERR_ABORTED';
		if ('code' in cause && typeof cause.code === 'string') return cause.code;
		// Chromium's errors while a body is read carry their code as their whole text.
		const chromium = /^net::(ERR_[A-Z0-9_]+)$/.exec(cause.message)?.[1];
		if (chromium !== undefined) return chromium;
	}
	return null;
}
