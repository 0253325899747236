/** A loopback server that sends exactly these bytes, and what the real `followStream` makes of them. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../electron/ground/clock.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import { request } from '../../electron/history/answer.ts';
import { followStream } from '../../electron/history/event-stream.ts';
import { LoopbackServer } from '../simulator/http/loopback-server.ts';

interface SeenEvent {
	readonly data: string;
	/** What may be sent back as `Last-Event-ID`. */
	readonly id: string | null;
	readonly name: string;
}

interface FollowedStream {
	/** Grows as they come. */
	readonly events: readonly SeenEvent[];
	/** Why it ended; null: `abort` ended it. */
	readonly ended: Promise<Failure | null>;
	readonly opened: Promise<void>;
	/** Resolves when bytes have arrived since it was last asked. */
	readonly life: () => Promise<void>;
	readonly abort: () => void;
}

/** Follows the stream at `url` by the real code, over a real socket. */
export function follow(
	url: string,
	clock: Clock = systemClock,
	onEvent: (event: SeenEvent) => void = () => undefined,
): FollowedStream {
	const leaving = new AbortController();
	onTestFinished(() => leaving.abort());
	const events: SeenEvent[] = [];
	const opened = signalling();
	let lives = signalling();
	const ended = followStream({
		url,
		open: (signal) => request(fetch, new URL(url), 'text/event-stream', { signal }),
		clock,
		signal: leaving.signal,
		onOpen: opened.give,
		onEvent: (data, id, name) => {
			events.push({ data, id, name });
			onEvent({ data, id, name });
		},
		onPiece: () => lives.give(),
	});
	return {
		...{ events, ended, opened: opened.given },
		life: async () => {
			await lives.given;
			lives = signalling();
		},
		abort: () => leaving.abort(),
	};
}

interface ByteServer {
	readonly url: string;
	readonly connections: () => number;
	/** Resolves when the client's end of the first connection is gone. */
	readonly socketClosed: Promise<void>;
}

/** A server with one answer, until the test is finished. */
export async function serveBytes(
	answer: (response: ServerResponse) => void | Promise<void>,
): Promise<ByteServer> {
	const closed = signalling();
	let connections = 0;
	const server = new LoopbackServer(0, async (incoming, response) => {
		if (incoming.url !== '/stream') {
			response.end();
			return;
		}
		connections += 1;
		incoming.socket.setNoDelay(true);
		incoming.socket.once('close', closed.give);
		await answer(response);
	});
	await server.open();
	onTestFinished(() => server.close());
	return {
		url: `http://127.0.0.1:${String(server.port)}/stream`,
		connections: () => connections,
		socketClosed: closed.given,
	};
}

/** The headers of a stream, sent at once. */
export function openAnswer(response: ServerResponse, headers: OutgoingHttpHeaders = {}): void {
	response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
	response.flushHeaders();
}

/**
 * What is made of a stream of these pieces, followed to its end. Each piece is sent when the one before has arrived,
 * so that none is read together with another.
 */
export async function followBytes(
	pieces: readonly (string | Uint8Array)[],
	headers: OutgoingHttpHeaders = {},
) {
	const server = await serveBytes(async (response) => {
		openAnswer(response, headers);
		for (const piece of pieces.filter(({ length }) => length > 0)) {
			response.write(piece);
			await stream.life();
		}
		response.end();
	});
	const stream = follow(server.url);
	const failure = await stream.ended;
	// Who connects again does so within these, after `retry: 0`.
	for (let turn = 0; turn < 3; turn++) await fetch(new URL('/elsewhere', server.url));
	return { events: stream.events, failure, connections: server.connections() };
}

/** The data of the events in a stream of these pieces. */
export async function dataOf(...pieces: readonly (string | Uint8Array)[]): Promise<string[]> {
	const { events } = await followBytes(pieces);
	return events.map(({ data }) => data);
}

/** A promise, and what keeps it. */
export function signalling() {
	let give: () => void = () => undefined;
	const given = new Promise<void>((resolve) => {
		give = resolve;
	});
	return { given, give };
}
