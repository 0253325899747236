import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';

let simulator: Simulator;
let client: TestClient;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 60, days: 10 });
	client = await connect(simulator);
});

afterAll(() => simulator.stop());

test.each([
	['?limit=-1'],
	['?offset=few'],
	['?from=yesterday'],
	['?complete=yes'],
	['?sort=up'],
	['?filter=status:lost'],
	['/not-a-uuid'],
])('“400”, “Errors are { "error": "some message" }”, “carry X-Request-Id”: %s', async (query) => {
	const answer = await client.get(`/records${query}`);

	expect(answer.status).toBe(400);
	expect(await answer.json()).toEqual({ error: expect.any(String) as string });
	expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('“404” for a record that is not there', async () => {
	const answer = await client.get('/records/00000000-0000-4000-8000-000000000000');

	expect(answer.status).toBe(404);
	expect(await answer.json()).toEqual({ error: expect.any(String) as string });
});

test('“User-Agent: <product>/<version> on every request”', async () => {
	const answer = await client.get('/records?limit=1', { 'user-agent': 'node' });

	expect(answer.status).toBe(400);
	expect(await answer.json()).toEqual({ error: expect.stringContaining('User-Agent') as string });
	expect(simulator.requests.list('list').at(-1)?.userAgent).toBe('node');
});

test.each([
	['none', ''],
	['of no use', 'Bearer abc.def.ghi'],
	['not a bearer token', 'Basic YTpi'],
])('“401” when the token is %s', async (_name, authorization) => {
	const answer = await client.get('/records?limit=1', { authorization });

	expect(answer.status).toBe(401);
	expect(answer.headers.get('www-authenticate')).toContain('Bearer');
	expect(answer.headers.get('x-request-id')).not.toBeNull();
});

test('a token whose claims were changed by hand is refused', async () => {
	const [head, body = '', signature] = client.tokens.access_token.split('.');
	const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
	const forged = Buffer.from(JSON.stringify({ ...claims, customer: 'K1' })).toString('base64url');

	const answer = await client.get('/records', {
		authorization: `Bearer ${[head, forged, signature].join('.')}`,
	});

	expect(answer.status).toBe(401);
});
