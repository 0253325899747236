/** One SSE connection, from open to end. Whether and when there is another one is decided elsewhere. */
import { EventSource, type FetchLikeResponse } from 'eventsource';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { Clock } from '../ground/clock.ts';
import { networkFailure } from './answer.ts';
import { watchedBody } from './stream-body.ts';

export interface StreamOptions {
	readonly url: string;
	/** Opens the response; called exactly once. */
	readonly open: (signal: AbortSignal) => Promise<Outcome<Response>>;
	readonly clock: Clock;
	/** Ends the connection, with no failure. */
	readonly signal: AbortSignal;
	readonly onOpen: () => void;
	/**
	 * One event's data, whatever the event is called: the record in it counts, not its name, which is `message`
	 * where the server gives none. `id` is what may be sent back from now on; null: nothing may, because the
	 * server gave none, took it back with an empty one, or gave one that no header can carry.
	 */
	readonly onEvent: (data: string, id: string | null, name: string) => void;
	/**
	 * Bytes arrived and were read, an event or a heartbeat comment; the events that ended in them were told. Nothing more
	 * is read before what this answers.
	 */
	readonly onPiece: () => void | Promise<void>;
}

// A server that accepts a connection and says nothing would be waited for for ever.
const OPEN_LIMIT_MS = 30_000;

/**
 * The most text of one event that is waited for, and so of one line, in characters. The longest records have a
 * transcript of hours, which is some hundred thousand; a stream that never ends its line would fill the memory.
 */
export const EVENT_LIMIT = 4 * 1024 * 1024;

/**
 * Follows one connection until it ends, and answers why: null when `signal` ended it. `EventSource` parses; its own
 * reconnecting (the server's delay, gives up for good on a 503) never comes to pass, because it is closed before.
 */
export function followStream(options: StreamOptions): Promise<Failure | null> {
	const { clock, signal } = options;
	const url = new URL(options.url);
	// Only an abort closes the socket: a cancelled reader leaves it open, and counted against the host's six.
	const connection = new AbortController();
	return new Promise((resolve) => {
		let isOpen = false;
		// [Note: A response must be held] Once nobody refers to a Response, the collector may take with it what joins
		// the abort signal to the socket, in Node's fetch and in Electron's: then `abort()` rejects the reader and
		// leaves the connection open for ever. Node's may take it even so (undici 6.24 lets go of its Request at the
		// response's beginning): there the reader must be cancelled, which alone closes nothing in Electron's.
		const held = new Set<Response>();
		const source = new OneNameSource(url, { fetch: openOnce, maxBufferSize: EVENT_LIMIT });
		const stopWaiting = clock.after(OPEN_LIMIT_MS, () => {
			finish(ended(url, 'ERR_TIMED_OUT'));
		});
		const abort = (): void => {
			finish(null);
		};
		signal.addEventListener('abort', abort, { once: true });
		if (signal.aborted) abort();

		source.addEventListener('open', () => {
			isOpen = true;
			stopWaiting();
			options.onOpen();
		});
		source.addEventListener('message', ({ data: sent }: { data: SentEvent }) => {
			options.onEvent(sent.data, sendableId(sent.lastEventId), sent.type);
		});
		source.addEventListener('error', () => {
			// What ends or refuses a connection never gets here: an open one fails only by an event beyond the limit,
			// one that is not open yet by a status or type that is no stream's.
			finish(ended(url, isOpen ? 'ERR_EVENT_TOO_LARGE' : 'ERR_CONNECTION_CLOSED'));
		});

		async function openOnce(): Promise<FetchLikeResponse> {
			const answer = await options.open(connection.signal);
			if (answer.ok && answer.value.body) {
				held.add(answer.value);
				return watchedBody(answer.value, answer.value.body, {
					signal: connection.signal,
					onPiece: options.onPiece,
					onEnd: (error) => {
						finish(error === undefined ? ended(url, 'ERR_CONNECTION_CLOSED') : broken(error, url));
					},
				});
			}
			finish(answer.ok ? ended(url, 'ERR_CONNECTION_CLOSED') : answer.failure);
			throw new Error('There is no stream to read', { cause: answer });
		}

		function finish(failure: Failure | null): void {
			stopWaiting();
			signal.removeEventListener('abort', abort);
			source.close();
			connection.abort();
			held.clear();
			resolve(failure);
		}
	});
}

interface SentEvent {
	readonly type: string;
	readonly data: string;
	readonly lastEventId: string;
}

/**
 * [HTML §9.2.6] "If the event type buffer has a value other than the empty string, change the type of the newly
 * created event": a server could fire our `open` and `error` listeners, and an event under a name nobody listens
 * for would be lost. So whatever it sends arrives as one `message`, whose data is the event as it was.
 */
class OneNameSource extends EventSource {
	override dispatchEvent(event: Event): boolean {
		return super.dispatchEvent(
			event instanceof MessageEvent ? new MessageEvent('message', { data: event }) : event,
		);
	}
}

// A header carries only these, and servers refuse long ones; an id beyond them would break every later request.
const SENDABLE = /^[\x20-\x7e]{1,256}$/;

function sendableId(id: string): string | null {
	return SENDABLE.test(id) ? id : null;
}

function broken(error: unknown, url: URL): Failure {
	const failure = networkFailure(error, url);
	// Chromium breaks some bodies without a code.
	return failure.kind === 'unreachable' ? failure : ended(url, 'ERR_CONNECTION_CLOSED');
}

function ended({ host }: URL, code: string): Failure {
	return { kind: 'unreachable', peer: 'service', host, code };
}
