/** What a connection does to us, and what is left of it after: limits, cuts, silence, and closed sockets. */
import type { ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EVENT_LIMIT } from '../../electron/history/event-stream.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { LoopbackServer } from '../simulator/http/loopback-server.ts';
import { dataOf, follow, openAnswer, serveBytes, signalling } from './byte-server.ts';

const MEGABYTE = 'x'.repeat(1024 * 1024);
const TEN_MEGABYTES = MEGABYTE.repeat(10);
// Tens of megabytes, on a machine that has other things to do.
const PATIENCE_MS = 30_000;

const TOO_LARGE = { kind: 'unreachable', peer: 'service', code: 'ERR_EVENT_TOO_LARGE' };
const CLOSED = { kind: 'unreachable', peer: 'service', code: 'ERR_CONNECTION_CLOSED' };

test.each([
	['one line', `data: ${TEN_MEGABYTES}\n\n`],
	['lines of a kilobyte', `data: ${'x'.repeat(1024)}\n`.repeat(10 * 1024)],
	['lines of a few bytes', 'data: 0123456789\n'.repeat(640 * 1024)],
	['a name', `event: ${TEN_MEGABYTES}`],
	['an id', `id: ${TEN_MEGABYTES}`],
])(
	'an event of 10 MB in %s cuts the connection, and the next one works',
	async (_in, bytes) => {
		const server = await serveBytes((response) => {
			openAnswer(response);
			response.write('data: before\n\n');
			// Never ended: only we can.
			response.write(server.connections() === 1 ? bytes : 'data: after\n\n');
		});

		const first = follow(server.url);
		expect(await first.ended).toMatchObject(TOO_LARGE);
		await server.socketClosed;
		expect(first.events.map(({ data }) => data)).toEqual(['before']);

		const events: string[] = [];
		const second = follow(server.url, undefined, ({ data }) => {
			events.push(data);
			if (data === 'after') second.abort();
		});
		expect(await second.ended).toBeNull();
		expect(events).toEqual(['before', 'after']);
	},
	PATIENCE_MS,
);

test('ten kilobytes that gzip made of 10 MB cut the connection as well', async () => {
	const server = await serveBytes((response) => {
		openAnswer(response, { 'content-encoding': 'gzip' });
		response.write(gzipSync(`data: ${TEN_MEGABYTES}\n\n`));
	});

	expect(await follow(server.url).ended).toMatchObject(TOO_LARGE);
	await server.socketClosed;
});

test('an event just within the limit arrives', async () => {
	const { events, failure } = await followAll(`data: ${'x'.repeat(EVENT_LIMIT - 8)}\n\n`);

	expect(events.map(({ data }) => data.length)).toEqual([EVENT_LIMIT - 8]);
	expect(failure).toMatchObject(CLOSED);
});

test.each([
	['a comment', `:${TEN_MEGABYTES}`],
	['an unknown field', `mood: ${TEN_MEGABYTES}`],
	['a line that is no field', TEN_MEGABYTES],
])('10 MB of %s are nothing, and the event after them arrives', async (_what, line) => {
	const { events } = await followAll(`data: a\n${line}\n\ndata: b\n\n`);

	expect(events.map(({ data }) => data)).toEqual(['a', 'b']);
});

test('1,000,000 comment lines are life, and no event is lost among them', async () => {
	const half = ': still here\n'.repeat(500_000);

	const { events } = await followAll(`data: a\n\n${half}data: b\n${half}data: c\n\n`);

	expect(events.map(({ data }) => data)).toEqual(['a', 'b\nc']);
});

test('a slow drip of single bytes becomes the same events, and every byte is life', async () => {
	// `dataOf` sends the next one only after `onPiece` told of the one before.
	expect(await dataOf(...Array.from('id: 1\ndata: a\n\ndata: b\n\n'))).toEqual(['a', 'b']);
});

test('a stream that stalls in the middle of an event is silent, and is left when it is told to', async () => {
	const clock = new FakeClock();
	const server = await serveBytes((response) => {
		openAnswer(response);
		response.write('data: a\n\ndata: b');
	});
	const stream = follow(server.url, clock);
	await stream.life();

	// Whether silence means death is for whoever counts it: the stream itself waits.
	await clock.advanceMs(24 * 3_600_000);
	expect(clock.waiting).toBe(0);
	stream.abort();

	expect(await stream.ended).toBeNull();
	await server.socketClosed;
	expect(stream.events.map(({ data }) => data)).toEqual(['a']);
});

test('a half-open connection is waited for, and its socket closed when it is left', async () => {
	const clock = new FakeClock();
	// Sends nothing, not even the end: for the client it is as if the server's power had failed.
	const server = await serveBytes((response) => openAnswer(response));
	const stream = follow(server.url, clock);
	await stream.opened;

	await clock.advanceMs(24 * 3_600_000);
	expect(clock.waiting).toBe(0);
	stream.abort();

	expect(await stream.ended).toBeNull();
	await server.socketClosed;
});

test('a cut in the middle of a character discards its event, and invents no character', async () => {
	const server = await serveBytes(async (response) => {
		openAnswer(response);
		response.write('data: a\n\n');
		await stream.life();
		response.write(Buffer.from('data: Käthe').subarray(0, -4));
		await stream.life();
		response.socket?.resetAndDestroy();
	});
	const stream = follow(server.url);

	expect(await stream.ended).toMatchObject({ kind: 'unreachable', peer: 'service' });
	expect(stream.events.map(({ data }) => data)).toEqual(['a']);
});

test('a stream in gzip arrives event by event', async () => {
	const server = await serveBytes(async (response) => {
		openAnswer(response, { 'content-encoding': 'gzip' });
		const gzip = createGzip();
		gzip.pipe(response);
		for (const data of ['a', 'ü']) {
			gzip.write(`data: ${data}\n\n`);
			gzip.flush();
			await stream.life();
		}
		gzip.end();
	});
	const stream = follow(server.url);

	expect(await stream.ended).toMatchObject(CLOSED);
	expect(stream.events.map(({ data }) => data)).toEqual(['a', 'ü']);
});

test('gzip that is none ends the connection with a failure', async () => {
	const server = await serveBytes((response) => {
		openAnswer(response, { 'content-encoding': 'gzip' });
		response.write('data: a\n\n');
	});

	expect(await follow(server.url).ended).toMatchObject({ kind: 'unreachable', peer: 'service' });
	await server.socketClosed;
});

test('a server that takes the connection and does not answer is given up after half a minute', async () => {
	const asked = signalling();
	const clock = new FakeClock();
	const server = await serveBytes(() => asked.give());
	const stream = follow(server.url, clock);
	await asked.given;

	await clock.advanceMs(30_000);

	expect(await stream.ended).toMatchObject({ kind: 'unreachable', code: 'ERR_TIMED_OUT' });
	await server.socketClosed;
	expect(clock.waiting).toBe(0);
});

test.each([
	['before the answer', () => undefined],
	['while nothing is sent', (response: ServerResponse) => openAnswer(response)],
	[
		'in the middle of an event',
		(response: ServerResponse) => {
			openAnswer(response);
			response.write('data: a');
		},
	],
])('whoever leaves %s closes the socket', async (_when, answer) => {
	const asked = signalling();
	const server = await serveBytes((response) => {
		answer(response);
		asked.give();
	});
	const stream = follow(server.url);
	await asked.given;

	stream.abort();

	expect(await stream.ended).toBeNull();
	await server.socketClosed;
	expect(stream.events).toEqual([]);
});

test('whoever leaves within an event is told of no further one', async () => {
	const server = await serveBytes((response) => {
		openAnswer(response);
		response.write('data: a\n\ndata: b\n\n');
	});
	const stream = follow(server.url, undefined, () => stream.abort());

	expect(await stream.ended).toBeNull();
	await server.socketClosed;
	expect(stream.events.map(({ data }) => data)).toEqual(['a']);
});

test.each([
	[204, CLOSED],
	[206, CLOSED],
	[403, { kind: 'refused', status: 403 }],
	[503, { kind: 'refused', status: 503 }],
])('an answer of %i ends it at once, and it asks once', async (status, failure) => {
	const server = await serveBytes((response) => {
		response.writeHead(status, { 'content-type': 'text/event-stream' }).end();
	});

	expect(await follow(server.url).ended).toMatchObject(failure);
	expect(server.connections()).toBe(1);
});

test('nobody there ends it at once', async () => {
	const server = new LoopbackServer(0, () => Promise.resolve());
	await server.open();
	await server.close();

	const { ended } = follow(`http://127.0.0.1:${String(server.port)}/stream`);

	expect(await ended).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
});

/** Follows a stream that is sent as fast as it goes. */
async function followAll(stream: string) {
	const server = await serveBytes((response) => {
		openAnswer(response);
		response.end(stream);
	});
	const { events, ended } = follow(server.url);
	return { failure: await ended, events };
}
