import { createServer } from 'node:http';
import { beforeEach, expect, test } from 'vitest';
import { SIGN_IN_LIMIT_MS } from '../../electron/auth/sign-in.ts';
import { failed, success } from '../../electron/contract/outcome.ts';
import { listenForCallback } from '../../electron/shell/callback-listener.ts';
import { answerWith } from '../simulator/faults/behaviours.ts';
import { answerJson } from '../simulator/http/answer.ts';
import { anApp, anEvent, appFetch, nobody, Person, USER_AGENT, valueOf } from './person.ts';
import { aSharedSimulator } from './shared-simulator.ts';

const simulator = await aSharedSimulator({ calls: 1 });

beforeEach(() => {
	simulator.changeSettings({ discovery: 'open' });
});

test('a person who agrees is signed in, by name, extension and K-number', async () => {
	const person = new Person('agree');
	const { session, states } = anApp(simulator, person);

	const outcome = await session.signIn();

	expect(outcome).toEqual(success(null));
	expect(states.map(({ kind }) => kind)).toEqual(['signing-in', 'signed-in']);
	expect(session.state()).toEqual({
		kind: 'signed-in',
		account: {
			subject: expect.any(String),
			name: expect.any(String),
			extension: expect.any(String),
			customer: expect.stringMatching(/^K\d+$/),
		},
		warning: null,
	});
	expect(await person.lastPage()).toContain('You are signed in');
});

test('the question uses PKCE with S256, a state, a nonce and a loopback address', async () => {
	const person = new Person();
	const { session } = anApp(simulator, person);

	await session.signIn();

	const { searchParams } = new URL(person.links[0] ?? '');
	expect(Object.fromEntries(searchParams)).toMatchObject({
		response_type: 'code',
		scope: 'openid',
		client_id: simulator.clientId,
		code_challenge_method: 'S256',
		code_challenge: expect.stringMatching(/^[\w-]{43}$/),
		redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
		state: expect.stringMatching(/^.{43}$/),
		nonce: expect.stringMatching(/^.{43}$/),
	});
});

test('the access token is accepted by the service', async () => {
	const { session } = anApp(simulator);
	await session.signIn();

	const token = valueOf(await session.accessToken());
	const answer = await appFetch(`${simulator.apiBaseUrl}/records?limit=1`, {
		headers: { authorization: `Bearer ${token.reveal()}`, accept: 'application/json' },
	});

	expect(answer.status).toBe(200);
	expect(session.customer()).toMatch(/^K\d+$/);
});

test('every request names the app, and no other program', async () => {
	const { session } = anApp(simulator);

	await session.signIn();

	const asked = [...simulator.requests.list('discovery'), ...simulator.requests.list('token')];
	expect(asked.map(({ userAgent }) => userAgent)).toEqual([USER_AGENT, USER_AGENT]);
});

test('a refused consent is told as such, in the app and in the browser', async () => {
	const person = new Person('refuse');
	const { session, states } = anApp(simulator, person);

	const outcome = await session.signIn();

	expect(outcome).toEqual(failed({ kind: 'consent-refused' }));
	expect(states.at(-1)).toEqual({ kind: 'signed-out', reason: { kind: 'consent-refused' } });
	expect(await person.lastPage()).toContain('You are not signed in');
});

test.each(['code=stolen&state=guessed', 'error=access_denied&state=guessed', 'code=old'])(
	'somebody else’s callback (%s) ends no sign-in, and its code is never redeemed',
	async (search) => {
		const person = new Person();
		const meddled = {
			openLink: async (link: string) => {
				const callback = new URL(new URL(link).searchParams.get('redirect_uri') ?? '');
				callback.search = search;
				expect((await fetch(callback)).status).toBe(400);
				return person.openLink(link);
			},
		};
		const { session } = anApp(simulator, meddled);

		expect((await session.signIn()).ok).toBe(true);
		expect(simulator.requests.list('token')).toHaveLength(1);
	},
);

test('an issuer in the callback that is not ours is not trusted [RFC 9207]', async () => {
	const meddler = {
		openLink: (link: string) => {
			const { searchParams } = new URL(link);
			const callback = new URL(searchParams.get('redirect_uri') ?? '');
			const state = searchParams.get('state') ?? '';
			callback.search = new URLSearchParams({
				code: 'x',
				state,
				iss: 'https://evil.example',
			}).toString();
			void fetch(callback);
			return Promise.resolve(success(null));
		},
	};
	const { session } = anApp(simulator, meddler);

	expect(await session.signIn()).toEqual(failed({ kind: 'sign-in-not-trusted' }));
	expect(simulator.requests.list('token')).toEqual([]);
});

test('a cancelled sign-in ends at once, says so, and frees its port', async () => {
	const opened = anEvent<string>();
	const { session, clock } = anApp(simulator, {
		openLink: (link) => {
			opened.happen(link);
			return Promise.resolve(success(null));
		},
	});
	const signingIn = session.signIn();
	const link = await opened.happened;

	session.cancelSignIn();

	expect(await signingIn).toEqual(failed({ kind: 'sign-in-cancelled' }));
	expect(session.state()).toEqual({ kind: 'signed-out', reason: { kind: 'sign-in-cancelled' } });
	expect(session.signInLink()).toBeNull();
	expect(clock.waiting).toBe(0);
	const redirectUri = new URL(link).searchParams.get('redirect_uri') ?? '';
	await expect(fetch(redirectUri)).rejects.toThrow();
});

test('a sign-in that nobody finishes ends after five minutes', async () => {
	const opened = anEvent<null>();
	const { session, clock } = anApp(simulator, {
		openLink: () => {
			opened.happen(null);
			return Promise.resolve(success(null));
		},
	});
	const signingIn = session.signIn();
	await opened.happened;

	await clock.advanceMs(SIGN_IN_LIMIT_MS);

	expect(await signingIn).toEqual(failed({ kind: 'sign-in-timed-out' }));
	expect(session.state()).toEqual({ kind: 'signed-out', reason: { kind: 'sign-in-timed-out' } });
});

test('a fixed port that is taken is named', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as { port: number };
	const { session } = anApp(simulator, {
		...nobody,
		listenForCallback: (state, signal) =>
			listenForCallback({ port, language: () => 'en', state }, signal),
	});

	const outcome = await session.signIn();

	other.close();
	expect(outcome).toEqual(failed({ kind: 'redirect-port-taken', port }));
});

test('without a browser the sign-in goes on, for a person who copies the link', async () => {
	const { session } = anApp(simulator, {
		openLink: () => Promise.resolve(failed({ kind: 'browser-not-opened' })),
	});
	const signedIn = anEvent<null>();
	session.onChange(({ kind }) => {
		if (kind === 'signed-in') signedIn.happen(null);
	});

	const outcome = await session.signIn();
	const link = session.signInLink();

	expect(outcome).toEqual(failed({ kind: 'browser-not-opened' }));
	expect(session.state().kind).toBe('signing-in');
	void new Person().openLink(link ?? '');
	await signedIn.happened;
});

test('asking twice shows the same page twice, and signs in once', async () => {
	const links: string[] = [];
	const person = new Person();
	const second = anEvent<null>();
	const { session } = anApp(simulator, {
		openLink: (link) => {
			links.push(link);
			if (links.length === 1) void second.happened.then(() => person.openLink(link));
			else second.happen(null);
			return Promise.resolve(success(null));
		},
	});
	const first = session.signIn();
	await simulator.requests.untilAsked('discovery');
	while (session.signInLink() === null) await new Promise(setImmediate);

	const again = session.signIn();

	expect(await Promise.all([first, again])).toEqual([success(null), success(null)]);
	expect(links[1]).toBe(links[0]);
	expect(simulator.requests.list('token')).toHaveLength(1);
});

test('a code that the provider refuses is the provider’s error, and a page says so', async () => {
	simulator.faults.declare({
		route: 'token',
		behaviour: answerWith(answerJson(400, { error: 'invalid_grant' })),
	});
	const person = new Person();
	const { session } = anApp(simulator, person);

	const outcome = await session.signIn();

	const { host } = new URL(simulator.issuer);
	expect(outcome).toEqual(failed({ kind: 'provider-error', host, error: 'invalid_grant' }));
	expect(await person.lastPage()).toContain('You are not signed in');
});

test('a provider that goes away while the person signs in is unreachable, and the next attempt works', async () => {
	simulator.faults.declare({ route: 'token', behaviour: { kind: 'reset' } });
	const person = new Person();
	const { session } = anApp(simulator, person);

	const outcome = await session.signIn();

	expect(outcome).toMatchObject({ ok: false, failure: { kind: 'unreachable', peer: 'provider' } });
	expect(await person.lastPage()).toContain('You are not signed in');
	expect(await session.signIn()).toEqual(success(null));
});

test('who closed the browser begins again; what the first page still brings is not taken', async () => {
	const links: string[] = [];
	const opened = anEvent<null>();
	const person = new Person();
	const { session } = anApp(simulator, {
		openLink: (link) => {
			links.push(link);
			opened.happen(null);
			return links.length === 1 ? Promise.resolve(success(null)) : person.openLink(link);
		},
	});
	const closed = session.signIn();
	await opened.happened;

	session.cancelSignIn();
	const again = await session.signIn();

	expect(await closed).toEqual(failed({ kind: 'sign-in-cancelled' }));
	expect(again).toEqual(success(null));
	expect(links[1]).not.toBe(links[0]);
	const firstPage = new URL(links[0] ?? '').searchParams.get('redirect_uri') ?? '';
	await expect(fetch(`${firstPage}?code=late`)).rejects.toThrow();
	expect(session.state().kind).toBe('signed-in');
	expect(simulator.requests.list('token')).toHaveLength(1);
});

test('where discovery is forbidden, sign-in works by the realm’s usual endpoints', async () => {
	simulator.changeSettings({ discovery: 'forbidden' });
	const { session } = anApp(simulator);

	expect(await session.signIn()).toEqual(success(null));
	expect(simulator.requests.list('discovery').map(({ status }) => status)).toEqual([403]);
});
