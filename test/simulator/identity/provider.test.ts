import * as oauth from 'openid-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser } from '../browser.ts';
import { beginSignIn, knowProvider, redeem, REDIRECT_URI, signIn } from '../sign-in.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';

let simulator: Simulator;
let provider: oauth.Configuration;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 10, days: 5 });
	provider = knowProvider(simulator);
});

beforeEach(() => {
	simulator.changeSettings({ customerClaim: true, discovery: 'open' });
});

afterAll(() => simulator.stop());

async function askRecords({ access_token: token }: oauth.TokenEndpointResponse): Promise<number> {
	const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test/1.0' };
	return (await fetch(`${simulator.apiBaseUrl}/records?limit=1`, { headers })).status;
}

async function refresh({
	refresh_token: token = '',
}: oauth.TokenEndpointResponse): Promise<oauth.TokenEndpointResponse> {
	return oauth.refreshTokenGrant(provider, token);
}

async function askDiscovery(): Promise<Response> {
	const url = `${simulator.issuer}/.well-known/openid-configuration`;
	return fetch(url, { headers: { 'user-agent': 'test/1.0' } });
}

test('“public client, Authorization Code + PKCE (S256), scope openid”: a whole sign-in', async () => {
	const tokens = await signIn(simulator);

	expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'openid', expires_in: 300 });
	expect(await askRecords(tokens)).toBe(200);
});

test('“JWT access token (minutes), refresh token (refresh_expires_in tells how long)”', async () => {
	const tokens = await signIn(simulator);
	const [, body = ''] = tokens.access_token.split('.');

	expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
		iss: simulator.issuer,
		azp: simulator.clientId,
		customer: 'K9999',
		extension: '1001',
		name: 'Anna Berger',
		preferred_username: 'K9999-1001',
	});
	expect(tokens.refresh_token).toEqual(expect.any(String));
	expect(tokens['refresh_expires_in']).toBe(30 * 24 * 3600);
});

test('the id token says who signed in, and repeats the nonce', async () => {
	const attempt = await beginSignIn(provider);
	const visit = await new Browser().visit(attempt.url);

	const tokens = await redeem(provider, attempt, visit);

	expect(tokens.claims()).toMatchObject({ name: 'Anna Berger', nonce: attempt.nonce });
	expect(new URL(visit.url).searchParams.get('state')).toBe(attempt.state);
});

test('“when the JWT has no customer claim”: then neither token has one', async () => {
	simulator.changeSettings({ customerClaim: false });

	const tokens = await signIn(simulator);

	const [, body = ''] = tokens.access_token.split('.');
	expect(tokens.claims()).not.toHaveProperty('customer');
	expect(JSON.parse(Buffer.from(body, 'base64url').toString())).not.toHaveProperty('customer');
});

test('“refresh tokens may rotate”: each refresh gives a new one', async () => {
	const first = await signIn(simulator);

	const second = await refresh(first);

	expect(second.refresh_token).not.toBe(first.refresh_token);
	expect(second['refresh_expires_in']).toBe(30 * 24 * 3600);
	expect(await askRecords(second)).toBe(200);
});

test('an old refresh token is refused, and takes its successors with it', async () => {
	const first = await signIn(simulator);
	const second = await refresh(first);

	await expect(refresh(first)).rejects.toMatchObject({ error: 'invalid_grant' });

	await expect(refresh(second)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a revoked refresh token is refused; another computer’s is not', async () => {
	const [one, other] = [await signIn(simulator), await signIn(simulator)];

	await oauth.tokenRevocation(provider, one.refresh_token ?? '');

	await expect(refresh(one)).rejects.toMatchObject({ error: 'invalid_grant' });
	expect(await askRecords(await refresh(other))).toBe(200);
});

test('a second sign-in in the same browser leaves the first one alone', async () => {
	const browser = new Browser();

	const [one, other] = [await signIn(simulator, browser), await signIn(simulator, browser)];

	expect(await askRecords(await refresh(one))).toBe(200);
	expect(await askRecords(await refresh(other))).toBe(200);
});

test('after a revocation the same browser can sign in again', async () => {
	const browser = new Browser();
	const first = await signIn(simulator, browser);
	await oauth.tokenRevocation(provider, first.refresh_token ?? '');

	const second = await signIn(simulator, browser);

	expect(await askRecords(await refresh(second))).toBe(200);
});

test('signing out in the browser ends that browser’s sign-in', async () => {
	const browser = new Browser();
	const tokens = await signIn(simulator, browser);
	const url = oauth.buildEndSessionUrl(provider, {
		id_token_hint: tokens.id_token ?? '',
		post_logout_redirect_uri: REDIRECT_URI,
	});

	const page = await browser.visit(url.href);
	if (page.kind !== 'page') throw new Error('There was no page.');
	const visit = await browser.press(page, 'logout', 'yes');

	expect(page.html).toContain('Sign out Anna Berger?');
	expect(visit.url.startsWith(REDIRECT_URI)).toBe(true);
	await expect(refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('tokens that are expired from outside are refused, and refreshing helps', async () => {
	const tokens = await signIn(simulator);

	simulator.expireTokens();

	expect(await askRecords(tokens)).toBe(401);
	expect(await askRecords(await refresh(tokens))).toBe(200);
});

test('an access token is good for as long as it says', async () => {
	let now = Date.now();
	const clocked = await startSimulator({ auto: true, calls: 0, now: () => now });
	const { access_token: token } = await signIn(clocked);
	const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test/1.0' };
	const ask = async () => (await fetch(`${clocked.apiBaseUrl}/records`, { headers })).status;

	const before = await ask();
	now += 301_000;

	expect([before, await ask()]).toEqual([200, 401]);
	await clocked.stop();
});

test('refresh tokens that are revoked from outside are refused', async () => {
	const tokens = await signIn(simulator);

	simulator.revokeRefreshTokens();

	await expect(refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('“the realm’s usual protocol/openid-connect/…”, “also derivable from the issuer without discovery”', async () => {
	const derived = Object.entries(provider.serverMetadata()).filter(
		([, value]) => typeof value === 'string',
	);

	const answer = await askDiscovery();

	expect(await answer.json()).toMatchObject(Object.fromEntries(derived));
	expect(derived).toContainEqual([
		'token_endpoint',
		`${simulator.issuer}/protocol/openid-connect/token`,
	]);
});

test('“discovery may answer 403”', async () => {
	simulator.changeSettings({ discovery: 'forbidden' });

	const answer = await askDiscovery();

	expect(answer.status).toBe(403);
	expect(answer.headers.get('content-type')).toContain('text/html');
});

test('userinfo knows the user', async () => {
	const tokens = await signIn(simulator);

	const subject = tokens.claims()?.sub ?? '';
	const user = await oauth.fetchUserInfo(provider, tokens.access_token, subject);

	expect(user).toMatchObject({ name: 'Anna Berger', customer: 'K9999', extension: '1001' });
});
