/** Faults within an open stream. */
import { expect } from 'vitest';
import type { Behaviour } from '../../simulator/faults/behaviours.ts';
import type { Bench } from './bench.ts';
import { type Fault, offline, SAYS_NETWORK, UP_TO_DATE } from './fault.ts';

const SILENCE_MS = 3.5 * 60_000;
const BROKEN = offline({ kind: 'unreachable', peer: 'service', code: /./ });
const FOUND_DEAD = offline({ kind: 'unreachable', peer: 'service', code: 'ERR_TIMED_OUT' });

/** What is written into the stream changes nothing but what it says. */
function written(name: string, write: (bench: Bench) => void, besides?: Fault['besides']): Fault {
	return {
		...{ name, happens: write, meets: 'at once' as const, state: UP_TO_DATE, says: null },
		...(besides === undefined ? {} : { besides }),
	};
}

function writeRaw({ parts }: Bench, text: string): void {
	parts.simulator.service.streams.writeRaw(text);
}

/** A missed call, told of by exactly these lines. */
function tellOfACall(bench: Bench, lines: (record: string) => string): void {
	bench.missACall();
	const record = bench.parts.simulator.service.wireRecord(bench.missed.at(-1) ?? '');
	writeRaw(bench, lines(JSON.stringify(record)));
}

function missACallAloud(bench: Bench): void {
	const caller = { name: 'Käthe Größe', number: '491713920012', context: 'global' } as const;
	bench.missed.push(bench.parts.simulator.service.placeMissedCall(caller).uuid);
}

/** The next stream behaves so; then somebody calls. */
async function reconnectTo(bench: Bench, behaviour: Behaviour, calls = 1): Promise<void> {
	bench.declare('stream', behaviour);
	await bench.dropStream();
	await bench.reaches(UP_TO_DATE);
	for (let call = 0; call < calls; call += 1) missACallAloud(bench);
}

/** What nobody understands is counted by the field that made it so, and the next event arrives. */
function counted(name: string, data: string, reason: string): Fault {
	return written(
		name,
		(bench) => {
			writeRaw(bench, `data: ${data}\n\n`);
			missACallAloud(bench);
		},
		({ parts }) => {
			expect(parts.notUnderstood).toEqual([reason]);
		},
	);
}

/** It breaks the stream, or makes it mute, under the event of a call. */
function under(name: string, behaviour: Behaviour, state: Fault['state'], calls = 1): Fault {
	return {
		name,
		happens: async (bench) => {
			await reconnectTo(bench, behaviour, calls);
			if (state === FOUND_DEAD) await bench.findsDead(SILENCE_MS);
		},
		meets: 'at once',
		state,
		says: state === UP_TO_DATE ? null : SAYS_NETWORK,
	};
}

/** What a server wishes with `retry:` is not what decides. */
function retry(value: string): Fault {
	return {
		name: `retry: ${value}`,
		happens: (bench) => writeRaw(bench, `retry: ${value}\n\n`),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		besides: ({ parts }) => {
			// The first, the one after its end, and the one after the call that the second did not tell of.
			expect(parts.simulator.requests.list('stream')).toHaveLength(3);
		},
	};
}

export const streamBytes: readonly Fault[] = [
	under('cut in the middle of a UTF-8 character', { kind: 'cut-in-character' }, BROKEN),
	under('cut in the middle of an event', { kind: 'cut', afterBytes: 40 }, BROKEN),
	under('a stalled body', { kind: 'stall', afterBytes: 40 }, FOUND_DEAD),
	under('opens and never says anything', { kind: 'silent' }, FOUND_DEAD),
	under('a slow drip', { kind: 'drip', bytes: 24, everyMs: 1 }, UP_TO_DATE),
	under('gzip', { kind: 'gzip' }, UP_TO_DATE),
	under('every event twice', { kind: 'duplicate' }, UP_TO_DATE, 3),
	under('neighbouring events change places', { kind: 'reorder' }, UP_TO_DATE, 4),
	{
		name: 'half-open: the other end has vanished',
		happens: async (bench) => {
			bench.parts.simulator.service.streams.goHalfOpen();
			missACallAloud(bench);
			await bench.findsDead(SILENCE_MS);
		},
		meets: 'at once',
		state: FOUND_DEAD,
		says: SAYS_NETWORK,
	},
	{
		name: 'ended in order',
		happens: ({ parts }) => parts.simulator.service.streams.closeAll(),
		meets: 'at once',
		state: offline({ kind: 'unreachable', code: 'ERR_CONNECTION_CLOSED' }),
		says: SAYS_NETWORK,
	},
	counted('invalid JSON in an event', '{not json', 'not JSON'),
	counted('JSON that is not a record', '42', 'not an object'),
	counted('a record without uuid', '{"created":"2026-01-01T10:00:00Z"}', 'uuid'),
	{
		name: 'an event of 10 MB',
		happens: (bench) => writeRaw(bench, `data: ${'x'.repeat(10 * 1024 * 1024)}\n\n`),
		meets: 'at once',
		state: offline({ kind: 'unreachable', code: 'ERR_EVENT_TOO_LARGE' }),
		says: SAYS_NETWORK,
	},
	written('1,000,000 comment lines', (bench) => {
		writeRaw(bench, ':\n'.repeat(1_000_000));
		missACallAloud(bench);
	}),
	written('lines that end with LF', (bench) =>
		tellOfACall(bench, (record) => `id: 7\ndata: ${record}\n\n`),
	),
	written('lines that end with CR', (bench) =>
		tellOfACall(bench, (record) => `id: 7\rdata: ${record}\r\r`),
	),
	written('lines that end with CRLF', (bench) =>
		tellOfACall(bench, (record) => `id: 7\r\ndata: ${record}\r\n\r\n`),
	),
	written('an event under another name', (bench) =>
		tellOfACall(bench, (record) => `event: error\ndata: ${record}\n\n`),
	),
	{
		name: 'a BOM before the first event',
		happens: (bench) => {
			bench.missACall();
			const record = bench.parts.simulator.service.wireRecord(bench.missed.at(-1) ?? '');
			bench.declare('stream', {
				...{ kind: 'answer', status: 200, headers: { 'content-type': 'text/event-stream' } },
				body: `\ufeffdata: ${JSON.stringify(record)}\n\n`,
			});
		},
		meets: 'at the next try',
		state: offline({ kind: 'unreachable', code: 'ERR_CONNECTION_CLOSED' }),
		says: SAYS_NETWORK,
		besides: ({ parts }) => {
			expect(parts.notUnderstood).toEqual([]);
		},
	},
	retry('0'),
	retry('9007199254740993'),
	{
		name: 'an event id with non-ASCII',
		happens: (bench) => tellOfACall(bench, (record) => `id: zürich\ndata: ${record}\n\n`),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		besides: ({ parts }) => {
			const last = parts.simulator.requests.list('stream').at(-1);
			expect(last?.headers['last-event-id']).toBeUndefined();
		},
	},
];
