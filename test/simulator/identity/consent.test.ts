import * as oauth from 'openid-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser } from '../browser.ts';
import { beginSignIn, knowProvider, redeem } from '../sign-in.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';

let simulator: Simulator;
let provider: oauth.Configuration;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 10, days: 5 });
	provider = knowProvider(simulator);
});

beforeEach(() => {
	simulator.changeSettings({ auto: true });
});

afterAll(() => simulator.stop());

test('the page names the user, and “Agree” sends the browser back with a code', async () => {
	simulator.changeSettings({ auto: false });
	const browser = new Browser();
	const attempt = await beginSignIn(provider);
	const page = await browser.visit(attempt.url);

	if (page.kind !== 'page') throw new Error('There was no page.');
	const visit = await browser.press(page, 'decision', 'agree');

	expect(page.html).toContain('Anna Berger');
	expect(page.html).not.toContain('<script');
	expect(visit.url).toMatch(/^http:\/\/127\.0\.0\.1:49152\/callback\?code=/);
	expect((await redeem(provider, attempt, visit)).access_token).toBeDefined();
});

test('“Refuse” sends the browser back with access_denied', async () => {
	simulator.changeSettings({ auto: false });
	const browser = new Browser();
	const page = await browser.visit((await beginSignIn(provider)).url);

	if (page.kind !== 'page') throw new Error('There was no page.');
	const visit = await browser.press(page, 'decision', 'refuse');

	expect(new URL(visit.url).searchParams.get('error')).toBe('access_denied');
});

test('a consent page of somebody else’s browser is over', async () => {
	simulator.changeSettings({ auto: false });
	const page = await new Browser().visit((await beginSignIn(provider)).url);

	const foreign = await new Browser().visit(page.url);

	expect(foreign).toMatchObject({ kind: 'page', status: 400 });
});

test.each(['http://127.0.0.1:1024/callback', 'http://127.0.0.1:65535/callback'])(
	'RFC 8252 §7.3: any loopback port is fine: %s',
	async (redirectUri) => {
		const url = new URL((await beginSignIn(provider)).url);
		url.searchParams.set('redirect_uri', redirectUri);

		const visit = await new Browser().visit(url.href);

		expect(visit.url.startsWith(`${redirectUri}?code=`)).toBe(true);
	},
);

test.each([
	['another path', 'redirect_uri', 'http://127.0.0.1:49152/elsewhere'],
	['another host', 'redirect_uri', 'http://example.com/callback'],
	['another client', 'client_id', 'somebody'],
])('%s is turned away, and the browser stays', async (_name, parameter, value) => {
	const url = new URL((await beginSignIn(provider)).url);
	url.searchParams.set(parameter, value);

	const visit = await new Browser().visit(url.href);

	expect(visit).toMatchObject({ kind: 'page', status: 400 });
});

test.each([
	['no challenge', 'code_challenge', ''],
	['a plain challenge', 'code_challenge_method', 'plain'],
])('“PKCE (S256)”: %s is refused', async (_name, parameter, value) => {
	const url = new URL((await beginSignIn(provider)).url);
	if (value === '') url.searchParams.delete(parameter);
	else url.searchParams.set(parameter, value);

	const visit = await new Browser().visit(url.href);

	expect(new URL(visit.url).searchParams.get('error')).toBe('invalid_request');
});

test('a code is worth nothing without its verifier', async () => {
	const attempt = await beginSignIn(provider);
	const visit = await new Browser().visit(attempt.url);

	const stolen = { ...attempt, verifier: oauth.randomPKCECodeVerifier() };

	await expect(redeem(provider, stolen, visit)).rejects.toMatchObject({ error: 'invalid_grant' });
});
