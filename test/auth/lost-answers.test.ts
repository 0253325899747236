/** Refresh tokens that rotate, and answers that come late, half, or not at all. */
import { expect, test } from 'vitest';
import { REQUEST_LIMIT_MS } from '../../electron/auth/provider-http.ts';
import { REFRESH_LIMIT_MS } from '../../electron/auth/tokens.ts';
import { VAULT_ENTRY } from '../../electron/auth/token-vault.ts';
import { failed } from '../../electron/contract/outcome.ts';
import { answerWith } from '../simulator/faults/behaviours.ts';
import { answerJson } from '../simulator/http/answer.ts';
import {
	anApp,
	anEvent,
	appFetch,
	aRestartedApp,
	aSignedInApp,
	keptToken,
	valueOf,
} from './person.ts';
import { aSharedSimulator } from './shared-simulator.ts';

const simulator = await aSharedSimulator();

test('nobody waits longer than the limit, but the refresh goes on and its token is kept', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const before = keptToken(keychain);
	const answered = anEvent<null>();
	const isLate = anEvent<null>();
	const { session, clock } = anApp(simulator, {
		keychain,
		fetch: async (url, init) => {
			const answer = await appFetch(url, init);
			if (init.method !== 'POST') return answer;
			answered.happen(null);
			await isLate.happened;
			return answer;
		},
	});
	await session.start();
	simulator.requests.clear();
	const asking = session.accessToken();
	await answered.happened;

	await clock.advanceMs(REQUEST_LIMIT_MS);
	const impatient = await asking;
	const again = session.accessToken();
	isLate.happen(null);

	const { host } = new URL(simulator.issuer);
	expect(impatient).toEqual(
		failed({ kind: 'unreachable', peer: 'provider', host, code: 'ERR_TIMED_OUT' }),
	);
	expect((await again).ok).toBe(true);
	expect(keptToken(keychain)).not.toBe(before);
	expect(simulator.requests.list('token')).toHaveLength(1);
	expect(clock.waiting).toBe(0);
});

test('an answer that never comes is given up at last, and asked for again with the token there is', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const asked = anEvent<null>();
	let hangs = true;
	const { session, clock } = anApp(simulator, {
		keychain,
		fetch: (url, init) => {
			if (init.method !== 'POST' || !hangs) return appFetch(url, init);
			hangs = false;
			asked.happen(null);
			return new Promise((_resolve, reject) => {
				init.signal?.addEventListener('abort', () => {
					reject(new DOMException('', 'AbortError'));
				});
			});
		},
	});
	await session.start();
	const asking = session.accessToken();
	await asked.happened;

	await clock.advanceMs(REFRESH_LIMIT_MS);
	await asking;
	await session.close(); // waits for the refresh under way, which has just been given up

	expect(session.state().kind).toBe('signed-in');
	expect((await session.accessToken()).ok).toBe(true);
	expect(clock.waiting).toBe(0);
});

test('a connection that breaks before the answer is no sign-out', async () => {
	const { session } = await aRestartedApp(simulator);
	simulator.faults.declare({ route: 'token', behaviour: { kind: 'reset' } });

	const broken = await session.accessToken();

	expect(broken).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
	expect((await session.accessToken()).ok).toBe(true);
});

test('a rotated token whose answer was lost, at a provider without grace, signs out once and says so', async () => {
	const { keychain } = await aSignedInApp(simulator);
	let loses = true;
	const { session, states } = anApp(simulator, {
		keychain,
		fetch: async (url, init) => {
			const answer = await appFetch(url, init);
			if (init.method !== 'POST' || !loses) return answer;
			loses = false;
			await answer.arrayBuffer();
			throw Object.assign(new Error('cut'), { code: 'ERR_CONNECTION_RESET' });
		},
	});
	await session.start();
	states.length = 0;

	const lost = await session.accessToken();
	const afterwards = await Promise.all([session.accessToken(), session.accessToken()]);

	expect(lost).toMatchObject({ failure: { kind: 'unreachable' } });
	expect(afterwards).toEqual(Array(2).fill(failed({ kind: 'sign-in-expired' })));
	expect(states).toEqual([{ kind: 'signed-out', reason: { kind: 'sign-in-expired' } }]);
});

test('a token that another process of the same profile has changed is taken from the keychain', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const one = anApp(simulator, { keychain });
	const other = anApp(simulator, { keychain });
	await one.session.start();
	await other.session.start();
	valueOf(await one.session.accessToken());

	// The simulator's provider ends the whole grant when a spent token comes back; one with grace only refuses it.
	simulator.faults.declare({
		route: 'token',
		behaviour: answerWith(answerJson(400, { error: 'invalid_grant' })),
	});
	const outcome = await other.session.accessToken();

	expect(outcome.ok).toBe(true);
	expect(other.session.state().kind).toBe('signed-in');
});

test('a spent token that a restored keychain brings back signs out once, and asks no more', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const old = keychain.textOf(VAULT_ENTRY) ?? '';
	const before = anApp(simulator, { keychain });
	await before.session.start();
	valueOf(await before.session.accessToken()); // changes the token
	keychain.put(VAULT_ENTRY, old);
	const { session, states } = anApp(simulator, { keychain });
	await session.start();
	simulator.requests.clear();
	states.length = 0;

	const outcomes = await Promise.all([session.accessToken(), session.accessToken()]);
	await session.accessToken();

	expect(outcomes).toEqual(Array(2).fill(failed({ kind: 'sign-in-expired' })));
	expect(states).toEqual([{ kind: 'signed-out', reason: { kind: 'sign-in-expired' } }]);
	expect(simulator.requests.list('token')).toHaveLength(1);
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
});

test('without a network the provider is not asked, and nobody is signed out', async () => {
	const { keychain } = await aSignedInApp(simulator);
	let isOnline = false;
	const { session } = anApp(simulator, { keychain, isOnline: () => isOnline });
	await session.start();
	simulator.requests.clear();

	const offline = await session.accessToken();
	isOnline = true;
	const online = await session.accessToken();

	const { host } = new URL(simulator.issuer);
	const code = 'ERR_INTERNET_DISCONNECTED';
	expect(offline).toEqual(failed({ kind: 'unreachable', peer: 'provider', host, code }));
	expect(online.ok).toBe(true);
	expect(simulator.requests.list('token')).toHaveLength(1);
});
