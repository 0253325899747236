import { createServer, request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../electron/contract/app-state.ts';
import { failed } from '../../electron/contract/outcome.ts';
import {
	listenForCallback,
	type OpenCallbackListener,
} from '../../electron/shell/callback-listener.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { valueOf } from '../auth/person.ts';

const STATE = new Secret('s');

let done: AbortController;

beforeEach(() => {
	done = new AbortController();
});

afterEach(() => {
	done.abort();
});

async function aListener(language: Language = 'en'): Promise<OpenCallbackListener> {
	return valueOf(
		await listenForCallback({ port: null, language: () => language, state: STATE }, done.signal),
	);
}

/** A request with headers and a method that `fetch` would not let us choose. */
function ask(url: string, options: { method?: string; host?: string } = {}) {
	return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
		(resolve, reject) => {
			const { method = 'GET', host = new URL(url).host } = options;
			const request = httpRequest(url, { method, headers: { host } }, (response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('end', () => {
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
				});
			});
			request.on('error', reject).end();
		},
	);
}

test('a callback arrives whole, and unprintable', async () => {
	const { redirectUri, received } = await aListener();

	const answer = ask(`${redirectUri}?code=a%20b&state=s`);
	const callback = await received;
	await callback?.answer('signed-in');

	expect(callback?.url.reveal()).toBe(`${redirectUri}?code=a%20b&state=s`);
	expect(JSON.stringify(callback)).not.toContain('code');
	expect((await answer).status).toBe(200);
});

test.each([
	['en', 'signed-in', 'You are signed in'],
	['en', 'not-signed-in', 'You are not signed in'],
	['de', 'signed-in', 'Sie sind angemeldet'],
	['de', 'not-signed-in', 'Sie sind nicht angemeldet'],
] as const)('the page in %s for %s', async (language, page, words) => {
	const { redirectUri, received } = await aListener(language);

	const asking = ask(`${redirectUri}?code=c&state=s`);
	await (await received)?.answer(page);
	const { text, headers } = await asking;

	expect(text).toContain(`<html lang="${language}">`);
	expect(text).toContain(`<h1>${words}</h1>`);
	expect(text).not.toMatch(/<script|https?:|src=|href=|style="/);
	expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
	expect(headers['cache-control']).toBe('no-store');
	expect(headers['referrer-policy']).toBe('no-referrer');
});

test('the browser waits for its page until the outcome is known', async () => {
	const { redirectUri, received } = await aListener();
	let answered = false;

	const asking = ask(`${redirectUri}?code=c&state=s`).then(() => (answered = true));
	const callback = await received;
	await new Promise(setImmediate);

	expect(answered).toBe(false);
	await callback?.answer('signed-in');
	await asking;
});

test.each([
	['another path', '/', {}, 404],
	['a longer path', '/callbacks?code=c&state=s', {}, 404],
	['the icon every browser asks for', '/favicon.ico', {}, 404],
	['a form', '/callback?code=c&state=s', { method: 'POST' }, 405],
	['a look without taking', '/callback?code=c&state=s', { method: 'HEAD' }, 405],
	['a preflight', '/callback', { method: 'OPTIONS' }, 405],
	[
		'a name that was rebound to 127.0.0.1',
		'/callback?code=c&state=s',
		{ host: 'evil.example' },
		421,
	],
	['localhost by name', '/callback?code=c&state=s', { host: 'localhost' }, 421],
] as const)('%s is refused, and the wait goes on', async (_what, path, options, status) => {
	const { redirectUri, received } = await aListener();

	const refused = await ask(new URL(path, redirectUri).href, options);
	const asking = ask(`${redirectUri}?code=good&state=s`);
	const callback = await received;
	await callback?.answer('signed-in');
	await asking;

	expect(refused.status).toBe(status);
	expect(refused.text).toBe('');
	expect(callback?.url.reveal()).toContain('code=good');
});

test.each([
	['en', '?code=stolen&state=guessed', 'This page belongs to another sign-in'],
	['de', '?code=stolen', 'Diese Seite gehört zu einer anderen Anmeldung'],
	['en', '?error=access_denied&state=guessed', 'This page belongs to another sign-in'],
	['en', '?code=stolen&state=s&state=guessed', 'This page belongs to another sign-in'],
	['en', '', 'This page belongs to another sign-in'],
] as const)(
	'in %s, %j is another sign-in’s: it is told so, and the wait goes on',
	async (language, search, words) => {
		const { redirectUri, received } = await aListener(language);

		const others = [await ask(`${redirectUri}${search}`), await ask(`${redirectUri}${search}`)];
		const asking = ask(`${redirectUri}?code=good&state=s`);
		const callback = await received;
		await callback?.answer('signed-in');
		await asking;

		expect(others.map(({ status }) => status)).toEqual([400, 400]);
		expect(others[0]?.text).toContain(`<h1>${words}</h1>`);
		expect(callback?.url.reveal()).toContain('code=good');
	},
);

test('a second callback finds nothing', async () => {
	const { redirectUri, received } = await aListener();
	const first = ask(`${redirectUri}?code=1&state=s`);
	const callback = await received;

	const second = await ask(`${redirectUri}?code=2&state=s`);

	expect(second.status).toBe(404);
	await callback?.answer('signed-in');
	await first;
});

test('when the signal comes nothing is received, and every socket is closed', async () => {
	const { redirectUri, received } = await aListener();
	const { hostname, port } = new URL(redirectUri);
	const idle = connect(Number(port), hostname);
	await new Promise((resolve) => idle.once('connect', resolve));
	const closed = new Promise((resolve) => idle.once('close', resolve));

	done.abort();

	expect(await received).toBeNull();
	await closed;
	await expect(ask(redirectUri)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a signal that came before closes it again at once', async () => {
	done.abort();

	const { redirectUri, received } = await aListener();

	expect(await received).toBeNull();
	await expect(ask(redirectUri)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a browser that is gone before the answer does not keep the app waiting', async () => {
	const { redirectUri, received } = await aListener();
	const { hostname, port } = new URL(redirectUri);
	const tab = connect(Number(port), hostname);
	tab.write(`GET /callback?code=c&state=s HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
	const callback = await received;

	tab.destroy();

	await callback?.answer('signed-in');
});

test('a fixed port is used, and named when it is taken', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as AddressInfo;
	const parts = { port, language: (): Language => 'en', state: STATE };

	const taken = await listenForCallback(parts, done.signal);
	await new Promise((resolve) => other.close(resolve));
	const free = await listenForCallback(parts, done.signal);

	expect(taken).toEqual(failed({ kind: 'redirect-port-taken', port }));
	expect(valueOf(free).redirectUri).toBe(`http://127.0.0.1:${String(port)}/callback`);
});
