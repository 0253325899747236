import { afterEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { json, startOddServer, type OddServer } from './odd-server.ts';
import { anApp } from './person.ts';

// A provider of our own, because a proper one never issues what must not be trusted.

let server: OddServer | null = null;

afterEach(async () => {
	await server?.stop();
	server = null;
});

type Claims = Record<string, unknown>;

/** Signs in at a provider whose ID token is the good one with these changes; `null` leaves it out. */
async function signInWith(change: Claims | null) {
	let nonce = '';
	let issuer = '';
	server = await startOddServer({
		'/.well-known/openid-configuration': (request, response) => {
			json(200, {
				issuer,
				authorization_endpoint: `${issuer}/auth`,
				token_endpoint: `${issuer}/token`,
			})(request, response);
		},
		'/token': (request, response) => {
			const seconds = Math.floor(Date.now() / 1000);
			const good = { iss: issuer, aud: 'app', sub: 'u', iat: seconds, exp: seconds + 60, nonce };
			json(200, {
				access_token: 'opaque',
				token_type: 'Bearer',
				...(change === null ? {} : { id_token: jwt({ ...good, ...change }) }),
			})(request, response);
		},
	});
	issuer = server.origin;
	const { session } = anApp(
		{ issuer, clientId: 'app' },
		{
			openLink: (link) => {
				const { searchParams } = new URL(link);
				nonce = searchParams.get('nonce') ?? '';
				const callback = new URL(searchParams.get('redirect_uri') ?? '');
				callback.search = `code=c&state=${searchParams.get('state') ?? ''}`;
				void fetch(callback);
				return Promise.resolve(success(null));
			},
		},
	);
	return { outcome: await session.signIn(), session };
}

/** Not signed by anybody: what comes straight from the token endpoint is believed for its connection. */
function jwt(claims: Claims): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return `${part({ alg: 'RS256' })}.${part(claims)}.${part('')}`;
}

const seconds = Math.floor(Date.now() / 1000);

test('the good token is accepted, or the ones below would prove nothing', async () => {
	const { outcome } = await signInWith({});

	expect(outcome).toEqual(success(null));
});

test.each([
	['another nonce', { nonce: 'of an earlier sign-in' }],
	['no nonce', { nonce: undefined }],
	['another issuer', { iss: 'https://evil.example' }],
	['another audience', { aud: 'other-app' }],
	['an end long past', { exp: seconds - 3600 }],
	['a begin far ahead', { nbf: seconds + 3600 }],
])('an ID token with %s is not trusted', async (_what, change) => {
	const { outcome, session } = await signInWith(change);

	expect(outcome).toEqual(failed({ kind: 'sign-in-not-trusted' }));
	expect(session.state().kind).toBe('signed-out');
});

test('an answer without an ID token is not trusted', async () => {
	const { outcome } = await signInWith(null);

	expect(outcome).toEqual(failed({ kind: 'sign-in-not-trusted' }));
});

test.each([
	['eight minutes ahead', { iat: seconds + 480, nbf: seconds + 480, exp: seconds + 540 }],
	['eight minutes behind', { iat: seconds - 540, exp: seconds - 480 }],
])('a provider whose clock is %s can still be signed in at', async (_what, change) => {
	const { outcome } = await signInWith(change);

	expect(outcome).toEqual(success(null));
});

test.each([
	[
		{ name: 'Alice', preferred_username: 'a', extension: '1001', customer: 'K9999' },
		{ subject: 'u', name: 'Alice', extension: '1001', customer: 'K9999' },
	],
	[
		{ preferred_username: 'alice', extension: 1001 },
		{ subject: 'u', name: 'alice', extension: '1001', customer: null },
	],
	[{ customer: 'none' }, { subject: 'u', name: null, extension: null, customer: null }],
])('the claims %j are the account %j', async (claims, account) => {
	const { session } = await signInWith(claims);

	expect(session.state()).toEqual({ kind: 'signed-in', account, warning: null });
});

test('without a refresh token the sign-in lasts as long as the access token', async () => {
	const { session } = await signInWith({});

	const first = await session.accessToken();
	const refused = first.ok ? await session.refreshAfterRefusal(first.value) : first;

	expect(refused).toEqual(failed({ kind: 'sign-in-expired' }));
	expect(session.state()).toEqual({ kind: 'signed-out', reason: { kind: 'sign-in-expired' } });
});
