/** One SSE connection, from open to end. Whether and when there is another one is decided elsewhere. */
import { EventSource, type FetchLikeResponse } from 'eventsource';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { Clock } from '../clock.ts';

export interface StreamOptions {
	readonly url: string;
	/** Opens the response; called exactly once. */
	readonly open: (signal: AbortSignal) => Promise<Outcome<Response>>;
	readonly clock: Clock;
	/** Ends the connection, with no failure. */
	readonly signal: AbortSignal;
	readonly onOpen: () => void;
	/** One event's data; `id` as far as it may be sent back. */
	readonly onEvent: (data: string, id: string | null) => void;
	/** Bytes arrived: an event, or a heartbeat comment. */
	readonly onLife: () => void;
}

// A server that accepts a connection and says nothing would be waited for for ever.
const OPEN_LIMIT_MS = 30_000;

/**
 * Follows one connection until it ends, and answers why: null when `signal` ended it. `EventSource` parses; its own
 * reconnecting (fixed delay, gives up for good on a 503) never comes to pass, because its first error closes it.
 */
export function followStream(options: StreamOptions): Promise<Failure | null> {
	const { clock, signal } = options;
	// Only an abort closes the socket: a cancelled reader leaves it open, and counted against the host's six.
	const connection = new AbortController();
	return new Promise((resolve) => {
		let opening: Failure | null = null;
		const source = new EventSource(options.url, { fetch: openOnce });
		const stopWaiting = clock.after(OPEN_LIMIT_MS, () => {
			finish(ended(options.url, 'ERR_TIMED_OUT'));
		});
		const abort = (): void => {
			finish(null);
		};
		signal.addEventListener('abort', abort, { once: true });
		if (signal.aborted) abort();

		source.addEventListener('open', () => {
			stopWaiting();
			options.onOpen();
		});
		source.addEventListener(
			'message',
			({ data, lastEventId }: { data: string; lastEventId: string }) => {
				options.onEvent(data, sendableId(lastEventId));
			},
		);
		source.addEventListener('error', () => {
			finish(opening ?? ended(options.url, 'ERR_CONNECTION_CLOSED'));
		});

		async function openOnce(): Promise<FetchLikeResponse> {
			const answer = await options.open(connection.signal);
			if (!answer.ok) {
				opening = answer.failure;
				throw new Error('The stream was refused', { cause: answer.failure });
			}
			return watched(answer.value, options.onLife);
		}

		function finish(failure: Failure | null): void {
			stopWaiting();
			signal.removeEventListener('abort', abort);
			source.close();
			connection.abort();
			resolve(failure);
		}
	});
}

/** The response, with every arriving byte reported: comments never become events, but they are life. */
function watched(response: Response, onLife: () => void): FetchLikeResponse {
	const watch = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			onLife();
			controller.enqueue(chunk);
		},
	});
	return {
		body: response.body?.pipeThrough(watch) ?? null,
		url: response.url,
		status: response.status,
		redirected: response.redirected,
		headers: response.headers,
	};
}

// A header carries only these; an id beyond them breaks the request that should send it back.
const SENDABLE = /^[\x20-\x7e]+$/;

function sendableId(id: string): string | null {
	return SENDABLE.test(id) ? id : null;
}

function ended(url: string, code: string): Failure {
	return { kind: 'unreachable', peer: 'service', host: new URL(url).host, code };
}
