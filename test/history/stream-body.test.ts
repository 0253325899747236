/** How much of a stream is read at once, whatever arrives at once. */
import { expect, test } from 'vitest';
import { systemClock } from '../../electron/ground/clock.ts';
import { success } from '../../electron/contract/outcome.ts';
import { followStream } from '../../electron/history/event-stream.ts';
import { signalling } from './byte-server.ts';

const EVENTS = 2_000;
const EVENT = `data: ${'x'.repeat(500)}\n\n`;
const BYTES = new TextEncoder().encode(EVENT.repeat(EVENTS));
// Of half a kilobyte each: what is read and stored within a few milliseconds.
const A_FEW = 10;

/** Follows a stream whose chunks are all there from the beginning; what `onPiece` answers is waited for. */
function followChunks(
	chunks: readonly Uint8Array[],
	onPiece: () => void | Promise<void> = () => undefined,
) {
	const leaving = new AbortController();
	const seen = { events: 0 };
	let inThisTurn = 0;
	let mostInATurn = 0;
	let isOver = false;
	const nextTurn = (): void => {
		inThisTurn = 0;
		if (!isOver) setImmediate(nextTurn);
	};
	nextTurn();
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => {
			for (const chunk of chunks) controller.enqueue(chunk);
			controller.close();
		},
	});
	const headers = { 'content-type': 'text/event-stream' };
	const ended = followStream({
		url: 'https://api.example/records',
		open: () => Promise.resolve(success(new Response(body, { headers }))),
		...{ clock: systemClock, signal: leaving.signal, onOpen: () => undefined, onPiece },
		onEvent: () => {
			seen.events += 1;
			inThisTurn += 1;
			mostInATurn = Math.max(mostInATurn, inThisTurn);
		},
	}).finally(() => {
		isOver = true;
	});
	return { seen, ended, mostInATurn: () => mostInATurn, leave: () => leaving.abort() };
}

function inChunksOf(bytes: number): readonly Uint8Array[] {
	return Array.from({ length: Math.ceil(BYTES.length / bytes) }, (_, index) =>
		BYTES.subarray(index * bytes, (index + 1) * bytes),
	);
}

test.each([
	['in one chunk', BYTES.length],
	['in chunks as a socket reads them', 65_536],
	['each by itself', EVENT.length],
	['in chunks of 100 bytes', 100],
])('everybody else waits for a few of many events that arrive at once, %s', async (_how, size) => {
	const stream = followChunks(inChunksOf(size));

	await stream.ended;

	expect(stream.seen.events).toBe(EVENTS);
	expect(stream.mostInATurn()).toBeLessThanOrEqual(A_FEW);
});

test('the next piece waits for whoever needs a rest, and who leaves meanwhile sees no more of it', async () => {
	const first = signalling();
	const rest = signalling();
	const stream = followChunks([BYTES], () => {
		first.give();
		return rest.given;
	});
	await first.given;
	const seenBefore = stream.seen.events;
	expect(seenBefore).toBeLessThanOrEqual(A_FEW);

	for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
	expect(stream.seen.events).toBe(seenBefore);
	stream.leave();
	rest.give();

	expect(await stream.ended).toBeNull();
	for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
	expect(stream.seen.events).toBe(seenBefore);
});
