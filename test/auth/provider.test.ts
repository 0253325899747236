import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { findProvider } from '../../electron/auth/provider.ts';
import { forgetAndRevoke } from '../../electron/auth/sign-out.ts';
import { openTokenVault } from '../../electron/auth/token-vault.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { REQUEST_LIMIT_MS } from '../../electron/auth/provider-http.ts';
import { failed, type Failure } from '../../electron/contract/outcome.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { html, json, redirect, startOddServer, type OddServer } from './odd-server.ts';
import { anApp, anEvent, appFetch, nobody } from './person.ts';

const DISCOVERY = '/realm/.well-known/openid-configuration';
const TOKEN = '/realm/protocol/openid-connect/token';

const ENDPOINTS = {
	authorization_endpoint: 'https://sso.example/auth',
	token_endpoint: 'https://sso.example/token',
};

let server: OddServer | null = null;

afterEach(async () => {
	await server?.stop();
	server = null;
});

async function failureOfFinding(routes: Parameters<typeof startOddServer>[0]): Promise<Failure> {
	server = await startOddServer(routes);
	const found = await find(`${server.origin}/realm`);
	if (found.ok) throw new Error('It was found.');
	return found.failure;
}

function find(issuer: string, clock = new FakeClock(), signal = new AbortController().signal) {
	return findProvider({ issuer, clientId: 'app' }, { fetch: appFetch, clock, signal });
}

test.each([401, 403, 404, 405])(
	'discovery refused with %i: the endpoints are derived, if OAuth is spoken there',
	async (status) => {
		server = await startOddServer({
			[DISCOVERY]: html(status),
			[TOKEN]: json(400, { error: 'invalid_request' }),
		});

		const found = await find(`${server.origin}/realm`);

		if (!found.ok) throw new Error('It was not found.');
		expect(found.value.client(new AbortController().signal).serverMetadata()).toMatchObject({
			authorization_endpoint: `${server.origin}/realm/protocol/openid-connect/auth`,
			token_endpoint: `${server.origin}/realm/protocol/openid-connect/token`,
			revocation_endpoint: `${server.origin}/realm/protocol/openid-connect/revoke`,
			end_session_endpoint: `${server.origin}/realm/protocol/openid-connect/logout`,
		});
	},
);

test('a mistyped issuer is refused before a browser is sent there', async () => {
	const failure = await failureOfFinding({ [DISCOVERY]: html(404), [TOKEN]: html(404) });

	expect(failure).toMatchObject({ kind: 'refused', peer: 'provider', status: 404 });
});

test('a realm that exists but not under this name is refused: its 404 is JSON too', async () => {
	const failure = await failureOfFinding({
		[DISCOVERY]: json(404, { error: 'Realm does not exist' }),
		[TOKEN]: json(404, { error: 'Realm does not exist' }),
	});

	expect(failure).toMatchObject({ kind: 'refused', peer: 'provider', status: 404 });
});

test.each([408, 429, 500, 503])('a provider that answers %i is not there now', async (status) => {
	const failure = await failureOfFinding({
		[DISCOVERY]: (_request, response) => {
			response.writeHead(status, { 'retry-after': '7', 'x-request-id': 'r-1' }).end();
		},
	});

	expect(failure).toEqual({
		kind: 'refused',
		peer: 'provider',
		host: new URL(server?.origin ?? '').host,
		status,
		requestId: 'r-1',
		retryAfterMs: 7000,
	});
});

test('an issuer that answers with a web page is no provider', async () => {
	const failure = await failureOfFinding({ [DISCOVERY]: html(200) });

	expect(failure).toMatchObject({ kind: 'not-understood', peer: 'provider', found: 'html' });
});

test('a redirect is not followed', async () => {
	const failure = await failureOfFinding({ [DISCOVERY]: redirect('/elsewhere') });

	expect(failure).toMatchObject({ kind: 'not-understood', peer: 'provider', found: 'redirect' });
});

test.each([
	['another issuer', { issuer: 'https://evil.example', ...ENDPOINTS }],
	['no endpoints', {}],
	['endpoints that are no addresses', { token_endpoint: 'token', authorization_endpoint: 'auth' }],
	['an issuer that only looks the same', { issuer: 'http://localhost/realm/', ...ENDPOINTS }],
	['a list', []],
	['null', null],
])('metadata with %s is not taken', async (_what, metadata) => {
	const failure = await failureOfFinding({
		[DISCOVERY]: (request, response) => {
			const issuer = `http://${request.headers.host ?? ''}/realm`;
			const isObject = metadata !== null && !Array.isArray(metadata);
			json(200, isObject ? { issuer, ...metadata } : metadata)(request, response);
		},
	});

	expect(failure).toMatchObject({ kind: 'not-understood', peer: 'provider', found: 'other' });
});

test('an issuer where nobody listens is unreachable, with the network’s own word', async () => {
	const closed = createServer();
	await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${String((closed.address() as AddressInfo).port)}`;
	await new Promise((resolve) => closed.close(resolve));

	const found = await find(`http://${host}/realm`);

	expect(found).toEqual(
		failed({ kind: 'unreachable', peer: 'provider', host, code: 'ECONNREFUSED' }),
	);
});

test('a connection that breaks in the middle of an answer is unreachable, not misunderstood', async () => {
	const failure = await failureOfFinding({
		[DISCOVERY]: (_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
			response.write('{"issuer"', () => response.destroy());
		},
	});

	expect(failure).toMatchObject({ kind: 'unreachable', peer: 'provider' });
});

test.each([
	['ERR_NAME_NOT_RESOLVED', { kind: 'unreachable', code: 'ERR_NAME_NOT_RESOLVED' }],
	['ERR_CERT_AUTHORITY_INVALID', { kind: 'unreachable', code: 'ERR_CERT_AUTHORITY_INVALID' }],
	['ERR_REDIRECT_REFUSED', { kind: 'not-understood', found: 'redirect' }],
])('what the app’s own fetch calls %s', async (code, failure) => {
	const fetch = () => Promise.reject(Object.assign(new Error('unread'), { code }));
	const signal = new AbortController().signal;

	const found = await findProvider(
		{ issuer: 'https://sso.example', clientId: 'app' },
		{ fetch, clock: new FakeClock(), signal },
	);

	expect(found).toMatchObject({
		ok: false,
		failure: { peer: 'provider', host: 'sso.example', ...failure },
	});
});

test('a provider that never answers is unreachable after the limit', async () => {
	const asked = anEvent<null>();
	const clock = new FakeClock();
	server = await startOddServer({ [DISCOVERY]: () => asked.happen(null) });
	const finding = find(`${server.origin}/realm`, clock);
	await asked.happened;

	await clock.advanceMs(REQUEST_LIMIT_MS);

	expect(await finding).toMatchObject({ failure: { kind: 'unreachable', code: 'ERR_TIMED_OUT' } });
	expect(clock.waiting).toBe(0);
});

test('a failure to find the provider ends the sign-in with its reason, and the next try asks again', async () => {
	server = await startOddServer({ [DISCOVERY]: html(200) });
	const { session } = anApp({ issuer: `${server.origin}/realm`, clientId: 'app' }, nobody);

	const first = await session.signIn();
	const second = await session.signIn();

	expect(first).toMatchObject({ ok: false, failure: { kind: 'not-understood' } });
	expect(session.state()).toMatchObject({ kind: 'signed-out', reason: { kind: 'not-understood' } });
	expect(second).toEqual(first);
	expect(server.requests).toHaveLength(2);
});

const TO_NOBODY = ['http://sso.example/logout', 'nonsense', 'ftp://sso.example/logout', 7] as const;

test.each(TO_NOBODY)('a code or a token is not sent to %j', async (endpoint) => {
	for (const name of ['authorization_endpoint', 'token_endpoint'] as const) {
		server = await startOddServer({
			[DISCOVERY]: (request, response) => {
				const issuer = `http://${request.headers.host ?? ''}/realm`;
				json(200, { ...ENDPOINTS, issuer, [name]: endpoint })(request, response);
			},
		});

		const found = await find(`${server.origin}/realm`);

		expect(found).toMatchObject({ failure: { kind: 'not-understood', peer: 'provider' } });
		await server.stop();
	}
});

test.each(TO_NOBODY)(
	'where a session would end at %j, no token is sent, and it is said',
	async (endpoint) => {
		server = await startOddServer({
			[DISCOVERY]: (request, response) => {
				const issuer = `http://${request.headers.host ?? ''}/realm`;
				const ends = { end_session_endpoint: endpoint, revocation_endpoint: endpoint };
				json(200, { ...ENDPOINTS, issuer, ...ends })(request, response);
			},
		});
		const found = await find(`${server.origin}/realm`);
		const vault = openTokenVault(new FakeKeychain(), {
			issuer: `${server.origin}/realm`,
			clientId: 'app',
		});

		const report = await forgetAndRevoke(vault, new Secret('token'), () => Promise.resolve(found));

		expect(report.forgotten.ok).toBe(true);
		expect(report.ended).toMatchObject({ failure: { kind: 'not-understood', peer: 'provider' } });
		expect(report.revoked).toMatchObject({ failure: { kind: 'not-understood', peer: 'provider' } });
	},
);
