/**
 * The HTML standard's rules for event streams, case by case: §9.2.3 Processing model, §9.2.4 The `Last-Event-ID`
 * header, §9.2.5 Parsing an event stream, §9.2.6 Interpreting an event stream (Living Standard, 2025). Every case
 * goes over a real socket and through the real `followStream`.
 */
import { expect, test } from 'vitest';
import { dataOf, followBytes } from './byte-server.ts';

const BOM = '\u{feff}';

// A hundred connections one after the other, on a machine that has other things to do.
const PATIENCE_MS = 30_000;

test.each([
	['LF', 'data: a\ndata: b\n\ndata: c\n\n'],
	['CR', 'data: a\rdata: b\r\rdata: c\r\r'],
	['CRLF', 'data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n'],
	['a mixture of them', 'data: a\r\ndata: b\n\rdata: c\r\r\n'],
])('[HTML §9.2.5] lines end with %s', async (_ending, stream) => {
	expect(await dataOf(stream)).toEqual(['a\nb', 'c']);
});

test('[HTML §9.2.5] a CRLF that is cut in two ends one line, and not two', async () => {
	expect(await dataOf('data: a\r', '\ndata: b\r', '\n\r', '\ndata: c\r', '\r')).toEqual([
		'a\nb',
		'c',
	]);
});

test('[HTML §9.2.5] a CR at the end of what has arrived ends its line at once', async () => {
	expect(await dataOf('data: a\r\r')).toEqual(['a']);
});

test('[HTML §9.2.5] a byte order mark at the very beginning is taken off', async () => {
	expect(await dataOf(`${BOM}data: a\n\n`)).toEqual(['a']);
});

test('[HTML §9.2.5] only one byte order mark is taken off', async () => {
	expect(await dataOf(`${BOM}${BOM}data: a\n\ndata: b\n\n`)).toEqual(['b']);
});

test('[HTML §9.2.5] a byte order mark further on is part of the name of a field', async () => {
	expect(await dataOf(`data: a\n\n${BOM}data: b\n\ndata: c\n\n`)).toEqual(['a', 'c']);
});

test('[HTML §9.2.5] a byte order mark within data stays there', async () => {
	expect(await dataOf(`data: ${BOM}a\n\n`)).toEqual([`${BOM}a`]);
});

test('[HTML §9.2.5] what only begins like a byte order mark is text', async () => {
	expect(await dataOf(bytes(0xef), bytes(0xbb), 'data: a\n\ndata: b\n\n')).toEqual(['b']);
});

test.each([
	['a byte that begins nothing', [0xff], '\u{fffd}'],
	['a character that is cut short', [0xe2, 0x82], '\u{fffd}'],
	['an overlong form', [0xc0, 0xaf], '\u{fffd}\u{fffd}'],
	['half of a surrogate pair', [0xed, 0xa0, 0x80], '\u{fffd}\u{fffd}\u{fffd}'],
])('[HTML §9.2.5] %s is read as U+FFFD, and the event goes on', async (_what, wrong, read) => {
	const stream = Buffer.concat([Buffer.from('data: a'), bytes(...wrong), Buffer.from('b\n\n')]);

	expect(await dataOf(stream)).toEqual([`a${read}b`]);
});

test('[HTML §9.2.5] NULL is a character like any other in data', async () => {
	expect(await dataOf('data:\0\n\n')).toEqual(['\0']);
});

test.each([
	['charset=utf-8', 'text/event-stream; charset=utf-8'],
	['charset=iso-8859-1', 'text/event-stream;charset=iso-8859-1'],
	['a parameter that is none', 'text/event-stream;x bogus'],
])('[HTML §9.2.5] a stream is UTF-8, and %s does not change it', async (_what, contentType) => {
	const { events } = await followBytes(['data: ok…\n\n'], { 'content-type': contentType });

	expect(events.map(({ data }) => data)).toEqual(['ok…']);
});

test('[HTML §9.2.3] a content type in capitals is a content type', async () => {
	const headers = { 'content-type': 'TEXT/Event-Stream; Charset=UTF-8' };
	const { events } = await followBytes(['data: a\n\n'], headers);

	expect(events).toHaveLength(1);
});

test.each(['text/plain', 'text/event-streams', 'text/x-event-stream', ''])(
	'[HTML §9.2.3] a content type of "%s" fails the connection',
	async (type) => {
		const { events, failure } = await followBytes([], { 'content-type': type });

		expect(events).toEqual([]);
		expect(failure).not.toBeNull();
	},
);

test("[HTML §9.2.6] the standard's first example: three lines of data are one event", async () => {
	expect(await dataOf('data: YHOO\ndata: +2\ndata: 10\n\n')).toEqual(['YHOO\n+2\n10']);
});

test("[HTML §9.2.6] the standard's second example: a comment, ids, and a space that stays", async () => {
	const { events } = await followBytes([
		': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
	]);

	expect(events.map(({ data, id }) => [data, id])).toEqual([
		['first event', '1'],
		['second event', null],
		[' third event', null],
	]);
});

test("[HTML §9.2.6] the standard's third example: the empty string, one newline, and nothing", async () => {
	expect(await dataOf('data\n\ndata\ndata\n\ndata:')).toEqual(['', '\n']);
});

test("[HTML §9.2.6] the standard's fourth example: a space after the colon makes no difference", async () => {
	expect(await dataOf('data:test\n\ndata: test\n\n')).toEqual(['test', 'test']);
});

test.each([
	['one space after the colon is taken off, and only one', 'data:  a\n\n', [' a']],
	['a tab after the colon stays', 'data:\ta\n\n', ['\ta']],
	['a space before the colon belongs to the name', 'data : a\n\ndata: b\n\n', ['b']],
	['a space before the name belongs to the name', ' data: a\n\ndata: b\n\n', ['b']],
	['names are compared to the letter', 'Data: a\nDATA: b\ndata: c\n\n', ['c']],
	['the first colon is the one that counts', 'data: a:b: c\n\n', ['a:b: c']],
	['a line without a colon is a field without a value', 'data\ndata: a\n\n', ['\na']],
	['an empty line of data counts', 'data: a\ndata:\ndata: b\n\n', ['a\n\nb']],
	['unknown fields are ignored', 'mood: sunny\ndata: a\nmood\n\n', ['a']],
	['a line that begins with a colon is ignored', ':data: x\n:\n::\ndata: a\n: x\n\n', ['a']],
	['no data, no event', 'event: a\nid: 1\n\n\n\n: b\n\n', []],
	[
		'all of it at once',
		'data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n',
		['\0\n 2\n1\n3\n\n4'],
	],
])('[HTML §9.2.6] %s', async (_rule, stream, expected) => {
	expect(await dataOf(stream)).toEqual(expected);
});

test('[HTML §9.2.6] an event that the end of the stream comes before is discarded', async () => {
	expect(await dataOf('data: a\n\ndata: b\n')).toEqual(['a']);
	expect(await dataOf('data: a\n\ndata: b')).toEqual(['a']);
});

test.each([
	['an id counts until there is another', 'id: 1\ndata: a\n\ndata: b\n\n', ['1', '1']],
	['the last id of an event is its id', 'id: 1\ndata: a\nid: 2\n\n', ['2']],
	['an id without data counts for what follows', 'id: 7\n\ndata: a\n\n', ['7']],
	['an empty id takes it back', 'id: 1\ndata: a\n\nid:\ndata: b\n\ndata: c\n\n', ['1', null, null]],
	['an id without a colon takes it back', 'id: 1\ndata: a\n\nid\ndata: b\n\n', ['1', null]],
	['an id with NULL in it is ignored', 'id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n', ['1', '1']],
	['an id of nothing but NULL is ignored', 'id: 1\ndata: a\n\nid:\0\ndata: b\n\n', ['1', '1']],
	['no id was ever given', 'data: a\n\n', [null]],
])('[HTML §9.2.6] %s', async (_rule, stream, expected) => {
	const { events } = await followBytes([stream]);

	expect(events.map(({ id }) => id)).toEqual(expected);
});

test.each([
	['of letters beyond ASCII', 'zürich'],
	['with an emoji', '1📞'],
	['with a control character', '1\t2'],
	['longer than a header may be', '9'.repeat(300)],
])(
	'[HTML §9.2.4] an id %s is not sent back, because it would break every request',
	async (...its) => {
		const [, id] = its;
		const { events } = await followBytes([`id: ${id}\ndata: a\n\n`]);

		expect(events).toEqual([{ data: 'a', id: null, name: 'message' }]);
	},
);

test.each([
	['0', '0'],
	['huge', '9'.repeat(400)],
	['beyond what a timer can hold', '2147483648'],
	['no number', 'soon'],
	['below zero', '-1'],
	['a fraction', '1.5'],
	['hexadecimal', '0x10'],
	['missing', ''],
])(
	'[HTML §9.2.6] a `retry` that is %s neither makes it connect again nor sets a timer',
	async (...its) => {
		const [, retry] = its;
		const warnings: string[] = [];
		const warn = ({ name }: Error): void => void warnings.push(name);
		process.on('warning', warn);

		const { events, connections, failure } = await followBytes([
			`retry: ${retry}\ndata: a\n\nretry:${retry}\n\ndata: b\n\n`,
		]);
		process.off('warning', warn);

		expect(events.map(({ data }) => data)).toEqual(['a', 'b']);
		expect(connections).toBe(1);
		expect(failure).toMatchObject({ kind: 'unreachable', code: 'ERR_CONNECTION_CLOSED' });
		expect(warnings).toEqual([]);
	},
);

// Our decision: a record counts whatever its event is called, and no name reaches our own listeners.
test.each(['update', 'open', 'error', 'close', 'message', '__proto__', 'Ereignis ü'])(
	'[HTML §9.2.6] an event called "%s" is an event like any other, and says its name',
	async (name) => {
		const { events } = await followBytes([`event: ${name}\ndata: a\n\n`, 'data: b\n\n']);

		expect(events).toEqual([
			{ data: 'a', id: null, name },
			{ data: 'b', id: null, name: 'message' },
		]);
	},
);

test.each([
	['an event name counts for one event', 'event: a\ndata: x\n\ndata: y\n\n', ['a', 'message']],
	['an event name is forgotten without data', 'event: a\n\ndata: x\n\n', ['message']],
	['an empty event name is none', 'event: a\nevent:\ndata: x\n\n', ['message']],
	['the last event name counts', 'event: a\ndata: x\nevent: b\n\n', ['b']],
])('[HTML §9.2.6] %s', async (_rule, stream, expected) => {
	const { events } = await followBytes([stream]);

	expect(events.map(({ name }) => name)).toEqual(expected);
});

test.each([
	['every kind of line end', 'id: 1\r\ndata: a\r\ndata: b\n\rdata: c\r\r\n: x\r\n\r\ndata: d\n\n'],
	['a byte order mark and characters of up to four bytes', `${BOM}data: aäz…📞\n\nid: ü\ndata\n\n`],
	['two byte order marks', `${BOM}${BOM}data: a\n\ndata: b\n\n`],
	[
		'names, ids, retries and comments',
		'event: a\ndata: x\nid\n\n:y\nretry: 9\nid: 2\ndata:  z\n\n',
	],
])(
	'[HTML §9.2.5] %s: the same events, wherever the stream is cut in two',
	async (_what, stream) => {
		const whole = Buffer.from(stream);
		const { events } = await followBytes([whole]);
		expect(events).not.toHaveLength(0);

		for (let at = 1; at < whole.length; at++) {
			const inTwo = await followBytes([whole.subarray(0, at), whole.subarray(at)]);
			expect(inTwo.events, `cut after byte ${String(at)}`).toEqual(events);
		}
		const oneByOne = await followBytes(Array.from(whole, (byte) => bytes(byte)));
		expect(oneByOne.events).toEqual(events);
	},
	PATIENCE_MS,
);

function bytes(...values: readonly number[]): Uint8Array {
	return Uint8Array.from(values);
}
