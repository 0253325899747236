import { expect, test } from 'vitest';
import { answerHtmlPage } from './behaviours.ts';
import { aFaultySimulator } from './faulty-simulator.ts';

const { simulator, client } = await aFaultySimulator();

test.each([
	'token',
	'discovery',
	'authorize',
	'record',
	'delete',
	'stream',
	'revoke',
	'certs',
] as const)('faults reach the route “%s”', async (route) => {
	const { apiBaseUrl, issuer } = simulator;
	const oidc = `${issuer}/protocol/openid-connect`;
	const requests = {
		token: () => fetch(`${oidc}/token`, { method: 'POST' }),
		discovery: () => fetch(`${issuer}/.well-known/openid-configuration`),
		authorize: () => fetch(`${oidc}/auth`),
		record: () => fetch(`${apiBaseUrl}/records/1`),
		delete: () => fetch(`${apiBaseUrl}/records?uuid=1`, { method: 'DELETE' }),
		stream: () => fetch(`${apiBaseUrl}/records`, { headers: { accept: 'text/event-stream' } }),
		revoke: () => fetch(`${oidc}/revoke`, { method: 'POST' }),
		certs: () => fetch(`${oidc}/certs`),
	};
	simulator.faults.declare({ route, behaviour: answerHtmlPage(502) });

	expect((await requests[route]()).status).toBe(502);
	expect(simulator.faults.unused()).toEqual([]);
});

test('once, n times, or until it is taken back', async () => {
	const status = async () => (await client.get('/records?limit=1')).status;
	simulator.faults.declare({ route: 'list', behaviour: answerHtmlPage(500) });
	simulator.faults.declare({ route: 'list', behaviour: answerHtmlPage(502), times: 2 });
	const takeBack = simulator.faults.declare({
		...{ route: 'any', behaviour: answerHtmlPage(503), times: 'always' },
	});

	const met = [await status(), await status(), await status(), await status(), await status()];
	takeBack();

	expect([...met, await status()]).toEqual([500, 502, 502, 503, 503, 200]);
});

test('a fault that never came is found', async () => {
	simulator.faults.declare({ route: 'token', behaviour: answerHtmlPage(502), times: 'always' });
	simulator.faults.declare({ route: 'list', behaviour: answerHtmlPage(502), times: 2 });
	await client.get('/records');

	expect(simulator.faults.unused()).toMatchObject([
		{ route: 'token', met: 0 },
		{ route: 'list', met: 1, times: 2 },
	]);
});
