/** The bytes of a stream on their way to `EventSource`: who hears of them, and what it must not see. */
import type { FetchLikeResponse } from 'eventsource';
import { aTurn } from '../ground/a-turn.ts';

export interface BodyWatcher {
	/** A piece was taken, and the events that it ended were told. The next one waits for what this answers. */
	readonly onPiece: () => void | Promise<void>;
	/** There are no more; `error` says why when it was not the server's own end. */
	readonly onEnd: (error?: unknown) => void;
	/** Ends the reading, and so the connection where the `fetch` that made it has lost sight of its own signal. */
	readonly signal: AbortSignal;
}

/**
 * The most bytes that are read in one turn of the event loop: a few events, each to be stored. While a stream begins
 * with a history of years, everybody else would have to wait for seconds.
 */
const PIECE_BYTES = 4096;

/**
 * The response, watched. Its end is told to `onEnd` first and to `EventSource` after: one that learns of it while
 * it is open starts a timer as long as the server's last `retry`, and Node warns of those beyond 24 days.
 */
export function watchedBody(
	response: Response,
	body: ReadableStream<Uint8Array>,
	{ onPiece, onEnd, signal }: BodyWatcher,
): FetchLikeResponse {
	return {
		body: { getReader: watchedReader },
		url: response.url,
		status: response.status,
		redirected: response.redirected,
		headers: response.headers,
	};

	function watchedReader() {
		const reader = body.getReader();
		const cancel = (): void => {
			// Rejected with what broke it, if it is broken already.
			reader.cancel().catch(() => undefined);
		};
		signal.addEventListener('abort', cancel, { once: true });
		const takeBomOff = bomTaker();
		/** In this turn; a server that writes each event by itself has them arrive as many in one turn, too. */
		let givenBytes = 0;
		let hasGiven = false;
		/** Arrived, and not given yet: until it is, nothing more is read, and the server is kept waiting. */
		let left = NOTHING;
		return {
			cancel: () => reader.cancel(),
			read: async (): Promise<{ done: false; value: Uint8Array } | { done: true }> => {
				try {
					if (hasGiven) await onPiece();
					if (givenBytes >= PIECE_BYTES) {
						await aTurn();
						givenBytes = 0;
					}
					if (left.length === 0) {
						const { done, value } = await reader.read();
						if (done) {
							onEnd();
							return { done };
						}
						left = takeBomOff(value);
					}
				} catch (error) {
					onEnd(error);
					return { done: true };
				}
				const piece = left.subarray(0, PIECE_BYTES - givenBytes);
				left = left.subarray(piece.length);
				givenBytes += piece.length;
				hasGiven = true;
				return { done: false, value: piece };
			},
		};
	}
}

const BOM = [0xef, 0xbb, 0xbf];
const LINE_FEED = new Uint8Array([0x0a]);
const NOTHING: Uint8Array = new Uint8Array();

/**
 * [HTML §9.2.5] "decode with UTF-8 decode", which takes one leading BOM off. `eventsource` 5.1.5 takes two, one in
 * its decoder and one in its parser. So it is taken off here, and an empty line, which means nothing, goes first.
 */
function bomTaker(): (chunk: Uint8Array) => Uint8Array {
	let head: Uint8Array | null = NOTHING;
	return (chunk) => {
		if (head === null) return chunk;
		head = joined(head, chunk);
		const mayBegin = head.subarray(0, BOM.length).every((byte, at) => byte === BOM[at]);
		if (mayBegin && head.length < BOM.length) return NOTHING;
		const text = joined(LINE_FEED, mayBegin ? head.subarray(BOM.length) : head);
		head = null;
		return text;
	};
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const both = new Uint8Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}
