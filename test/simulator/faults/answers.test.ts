import { expect, test } from 'vitest';
import { readBroken } from '../test-client.ts';
import {
	answerHtmlPage,
	answerInvalidJson,
	answerRedirect,
	answerRetryLater,
	answerWith,
	type Behaviour,
} from './behaviours.ts';
import { aFaultySimulator } from './faulty-simulator.ts';

const { simulator, client, breakList } = await aFaultySimulator();

test('hang-up: the connection ends before the answer', async () => {
	breakList({ kind: 'hang-up' });

	await expect(client.get('/records')).rejects.toThrow('fetch failed');
});

test('reset: the connection is reset before the answer', async () => {
	breakList({ kind: 'reset' });

	expect((await readBroken(`${simulator.apiBaseUrl}/records`, client.headers)).error).toBe(
		'ECONNRESET',
	);
});

test('delay: the answer comes later', async () => {
	breakList({ kind: 'delay', ms: 30 });

	const start = performance.now();
	const answer = await client.get('/records?limit=1');

	expect(answer.status).toBe(200);
	expect(performance.now() - start).toBeGreaterThan(25);
});

test('a client that gives up on a delayed answer keeps nothing waiting', async () => {
	breakList({ kind: 'delay', ms: 3_600_000 });
	const givesUp = new AbortController();
	const url = `${simulator.apiBaseUrl}/records`;
	simulator.requests.clear();

	const answer = fetch(url, { headers: client.headers, signal: givesUp.signal });
	await simulator.requests.untilAsked('list');
	givesUp.abort();

	await expect(answer).rejects.toThrow('aborted');
	expect(await client.records('?limit=1')).toHaveLength(1);
});

test.each<[string, Behaviour, number, Readonly<Record<string, string>>]>([
	['200 with HTML', answerHtmlPage(200), 200, { 'content-type': 'text/html; charset=utf-8' }],
	['204', answerWith({ status: 204 }), 204, {}],
	[
		'301 to elsewhere',
		answerRedirect('http://example.com/'),
		301,
		{ location: 'http://example.com/' },
	],
	['400', answerWith({ status: 400 }), 400, {}],
	['401', answerWith({ status: 401 }), 401, {}],
	['403 with HTML', answerHtmlPage(403), 403, {}],
	['404', answerWith({ status: 404 }), 404, {}],
	['“429 (with Retry-After)” in seconds', answerRetryLater(429, 7), 429, { 'retry-after': '7' }],
	[
		'429 with Retry-After as a date',
		answerRetryLater(429, new Date('2030-01-02T03:04:05Z')),
		429,
		{ 'retry-after': 'Wed, 02 Jan 2030 03:04:05 GMT' },
	],
	[
		'500',
		answerWith({ status: 500, headers: { 'x-request-id': 'r1' } }),
		500,
		{ 'x-request-id': 'r1' },
	],
	[
		'502 with “any body, HTML too”',
		answerHtmlPage(502),
		502,
		{ 'content-type': 'text/html; charset=utf-8' },
	],
	['503 with Retry-After', answerRetryLater(503, 3), 503, { 'retry-after': '3' }],
	['504', answerWith({ status: 504 }), 504, {}],
])('answer: %s', async (_name, behaviour, status, headers) => {
	breakList(behaviour);

	const answer = await client.get('/records');

	expect(answer.status).toBe(status);
	expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
});

test('invalid JSON', async () => {
	breakList(answerInvalidJson());

	await expect(client.records()).rejects.toThrow(SyntaxError);
});

test('raw: bytes that are no HTTP', async () => {
	breakList({ kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.2\r\n' });

	expect((await readBroken(`${simulator.apiBaseUrl}/records`, client.headers)).error).toBe(
		'HPE_INVALID_CONSTANT',
	);
});

test('wrong clock: the Date header is off', async () => {
	breakList({ kind: 'wrong-clock', byMs: 7_200_000 });

	const answer = await client.get('/records?limit=1');

	const ahead = Date.parse(answer.headers.get('date') ?? '') - Date.now();
	expect(ahead).toBeGreaterThan(7_100_000);
	expect(ahead).toBeLessThan(7_300_000);
});
