import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';

let simulator: Simulator;
let client: TestClient;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 30, days: 5 });
	client = await connect(simulator);
});

afterAll(() => simulator.stop());

async function ask(
	method: string,
	path: string,
	body?: unknown,
	headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
	const json = body === undefined ? {} : { body: JSON.stringify(body) };
	const answer = await fetch(simulator.controlUrl + path, { method, headers, ...json });
	const text = await answer.text();
	return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

test('GET /control lists every control, kind, route, behaviour and action', async () => {
	const { status, body } = await ask('GET', '');

	expect(status).toBe(200);
	expect(body).toMatchObject({
		kinds: expect.arrayContaining(['missed', 'group', 'queue', 'forwarded', 'answered']) as unknown,
		routes: expect.arrayContaining(['list', 'record', 'stream', 'delete', 'token']) as unknown,
		behaviours: expect.arrayContaining(['cut-in-character', 'stall']) as unknown,
		actions: expect.objectContaining({ 'expire-tokens': expect.any(String) as string }) as unknown,
	});
});

test.each([
	['missed', { status: 'missed', direction: 'inbound' }],
	['group', { status: 'cancelled', duration: 0, history: [{ callee: { service: 'group' } }] }],
	['queue', { status: 'cancelled', duration: 0, history: [{ callee: { service: 'queue' } }] }],
	['forwarded', { status: 'missed', history: [{ callee: { context: 'K9999' } }] }],
	['answered', { status: 'answered' }],
	['outbound', { direction: 'outbound', status: 'answered' }],
	['withheld-missed', { status: 'missed', caller: { context: 'global' } }],
])(
	'POST /control/calls: a call of kind “%s” happens now and reaches the stream',
	async (kind, expected) => {
		const stream = await client.stream();

		const { status, body } = await ask('POST', '/calls', { kind });

		expect(status).toBe(201);
		expect(body).toMatchObject(expected);
		const [event] = await stream.untilEvents(1);
		expect(body).toMatchObject(event?.call ?? {});
		expect(Date.now() - Date.parse(event?.call.created ?? '')).toBeGreaterThanOrEqual(0);
		await stream.leave();
	},
);

test('a call can be made to order', async () => {
	const caller = { name: 'Eva Ohm', number: '4917139200', context: 'global' };
	const record = { created: '2026-01-02T03:04:05Z' };

	const { body } = await ask('POST', '/calls', { kind: 'missed', caller, record });

	expect(body).toMatchObject({ caller, ...record });
});

test('a live call goes through its stages', async () => {
	const stream = await client.stream();
	const placed = await ask('POST', '/calls', { kind: 'answered', transcription: 'pending' });
	const { uuid } = placed.body as { uuid: string };

	await ask('PATCH', `/calls/${uuid}`, { duration: 99 });
	await ask('POST', `/calls/${uuid}/transcription`);
	await ask('POST', `/calls/${uuid}/repeat`);
	await ask('DELETE', `/calls/${uuid}`);

	const events = await stream.untilEvents(4);
	expect(events.map(({ call }) => call)).toMatchObject([
		{ uuid, transcription: { available: false } },
		{ uuid, duration: 99, transcription: { available: false } },
		{ uuid, duration: 99, transcription: { available: true } },
		{ uuid, duration: 99, transcription: { available: true } },
	]);
	expect((await ask('GET', `/calls/${uuid}`)).status).toBe(404);
	await stream.leave();
});

test('faults are declared, listed and taken back', async () => {
	const behaviour = { kind: 'answer', status: 502, body: '<p>bad gateway</p>' };

	const declared = await ask('POST', '/faults', { route: 'list', behaviour, times: 2 });
	const answer = await client.get('/records');
	const listed = await ask('GET', '/faults');
	const cleared = await ask('DELETE', '/faults');

	expect(declared).toMatchObject({ status: 201, body: [{ route: 'list', met: 0 }] });
	expect(answer.status).toBe(502);
	expect(listed.body).toMatchObject({ unused: [{ route: 'list', met: 1, times: 2 }] });
	expect(cleared.status).toBe(204);
	expect((await client.get('/records?limit=1')).status).toBe(200);
});

test('requests, with their User-Agent, are listed and forgotten', async () => {
	await ask('DELETE', '/requests');
	await client.get('/records?limit=1');

	expect((await ask('GET', '/requests')).body).toMatchObject([
		{ route: 'list', method: 'GET', userAgent: 'test/1.0', status: 200 },
	]);
});

test('settings change while it runs', async () => {
	const { body } = await ask('PATCH', '/settings', { unit: 'milliseconds' });

	expect(body).toMatchObject({ unit: 'milliseconds' });
	expect(simulator.settings().unit).toBe('milliseconds');
});

test('actions: tokens expire, raw bytes go out, streams close', async () => {
	const stream = await client.stream();
	await ask('POST', '/actions', { do: 'write-raw', text: 'data: not JSON\n\n' });
	await ask('POST', '/actions', { do: 'close-streams' });

	const received = await stream.untilEnd();
	const { status } = await ask('POST', '/actions', { do: 'expire-tokens' });

	expect(received.toString()).toBe('data: not JSON\n\n');
	expect(status).toBe(204);
	expect((await client.get('/records?limit=1')).status).toBe(401);
});

test.each([
	['POST', '/calls', { kind: 'telepathy' }, 'kind'],
	['POST', '/faults', { route: 'list', behaviour: { kind: 'cut' } }, 'afterBytes'],
	['POST', '/faults', { route: 'roof', behaviour: { kind: 'reset' } }, 'route'],
	['PATCH', '/settings', { port: 1 }, 'port'],
	['POST', '/actions', { do: 'dance' }, 'do'],
	['POST', '/calls', 'missed', 'JSON'],
])('%s %s with %j is answered by a sentence about it', async (method, path, body, word) => {
	const answer = await ask(method, path, body);

	expect(answer.status).toBe(400);
	expect(answer.body).toEqual({ error: expect.stringContaining(word) as string });
});

test('no web page may use it: a request with an Origin is refused', async () => {
	const before = simulator.service.calls().length;

	const answer = await ask('POST', '/calls', { kind: 'missed' }, { origin: 'https://example.com' });

	expect(answer.status).toBe(403);
	expect(simulator.service.calls()).toHaveLength(before);
});
