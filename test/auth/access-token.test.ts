import { expect, test } from 'vitest';
import { VAULT_ENTRY } from '../../electron/auth/token-vault.ts';
import { failed } from '../../electron/contract/outcome.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { answerHtmlPage, answerWith } from '../simulator/faults/behaviours.ts';
import { answerJson } from '../simulator/http/answer.ts';
import {
	anApp,
	aRestartedApp,
	aSignedInApp,
	aSimulatorOfOnesOwn,
	keptToken,
	valueOf,
} from './person.ts';
import { aSharedSimulator } from './shared-simulator.ts';

const simulator = await aSharedSimulator();

const LIFETIME_MS = 300_000;

function refreshes(): number {
	return simulator.requests.list('token').length;
}

// Access tokens

test('ten callers share one refresh', async () => {
	const { session } = await aRestartedApp(simulator);

	const outcomes = await Promise.all(Array.from({ length: 10 }, () => session.accessToken()));

	const tokens = new Set(outcomes.map((outcome) => valueOf(outcome).reveal()));
	expect(tokens.size).toBe(1);
	expect(refreshes()).toBe(1);
});

test('a token is used until shortly before it ends', async () => {
	const { session, clock } = await aSignedInApp(simulator);
	simulator.requests.clear();
	const first = valueOf(await session.accessToken());

	clock.sleepMs(LIFETIME_MS - 61_000);
	const second = valueOf(await session.accessToken());
	clock.sleepMs(2_000);
	const third = valueOf(await session.accessToken());

	expect(second).toBe(first);
	expect(third.reveal()).not.toBe(first.reveal());
	expect(refreshes()).toBe(1);
});

test('after a night’s sleep the first request already has a new token', async () => {
	const { session, clock } = await aSignedInApp(simulator);
	const before = valueOf(await session.accessToken());

	clock.sleepMs(9 * 3600_000);
	const after = valueOf(await session.accessToken());

	expect(after.reveal()).not.toBe(before.reveal());
});

test('a clock that was set back does not keep an old token alive', async () => {
	const { session, clock } = await aSignedInApp(simulator);
	simulator.requests.clear();

	clock.setTo(clock.now() - 24 * 3600_000);
	valueOf(await session.accessToken());

	expect(refreshes()).toBe(1);
});

test('a refused token is replaced, once for all who were refused with it', async () => {
	const { session } = await aSignedInApp(simulator);
	simulator.requests.clear();
	const refused = valueOf(await session.accessToken());

	const [one, two] = await Promise.all([
		session.refreshAfterRefusal(refused),
		session.refreshAfterRefusal(refused),
	]);
	const late = await session.refreshAfterRefusal(refused);

	expect(valueOf(one).reveal()).not.toBe(refused.reveal());
	expect(valueOf(two)).toBe(valueOf(one));
	expect(valueOf(late)).toBe(valueOf(one));
	expect(refreshes()).toBe(1);
});

test('nobody gets a token while nobody is signed in', async () => {
	const { session } = anApp(simulator);

	expect(await session.accessToken()).toEqual(failed({ kind: 'signed-out' }));
	expect(await session.refreshAfterRefusal(new Secret('x'))).toEqual(
		failed({ kind: 'signed-out' }),
	);
	expect(session.customer()).toBeNull();
});

// Rotation

test('a rotated refresh token is in the keychain before its access token is used', async () => {
	const app = await aRestartedApp(simulator);
	const before = keptToken(app.keychain);
	const release = app.keychain.hold();
	let used = false;

	const asking = app.session.accessToken().then((outcome) => {
		used = true;
		return outcome;
	});
	await simulator.requests.untilAsked('token');
	while (app.keychain.asked.at(-1) !== 'write sign-in') await new Promise(setImmediate);

	expect(used).toBe(false);
	release();
	valueOf(await asking);
	expect(keptToken(app.keychain)).not.toBe(before);
});

test('killed right after a refresh, the next run goes on with the new token', async () => {
	const { session, keychain } = await aRestartedApp(simulator);
	valueOf(await session.accessToken()); // and here it is killed: nobody closes it

	const { session: next } = anApp(simulator, { keychain });
	await next.start();

	expect((await next.accessToken()).ok).toBe(true);
});

test('a quit waits for the refresh under way', async () => {
	const { session, keychain } = await aRestartedApp(simulator);
	const before = keptToken(keychain);

	void session.accessToken();
	await session.close();

	expect(keptToken(keychain)).not.toBe(before);
});

test('a keychain that takes nothing leaves the person signed in for this run, and is told', async () => {
	const keychain = new FakeKeychain();
	keychain.become('locked', ['write']);

	const { session } = await aSignedInApp(simulator, { keychain });

	const warning = { kind: 'keychain-unavailable', why: 'locked' };
	expect(session.state()).toMatchObject({ kind: 'signed-in', warning });
	expect((await session.accessToken()).ok).toBe(true);
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
});

test('what the keychain would not take is offered again when asked, and the warning goes', async () => {
	const keychain = new FakeKeychain();
	keychain.become('locked', ['write']);
	const { session } = await aSignedInApp(simulator, { keychain });

	keychain.become('open');
	await session.start();

	expect(session.state()).toMatchObject({ kind: 'signed-in', warning: null });
	expect(keptToken(keychain)).not.toBeNull();
});

// Refusals and networks

test('a refused refresh token signs out once, with the reason, and is forgotten', async () => {
	const { session, states, keychain } = await aRestartedApp(simulator);
	states.length = 0;
	simulator.revokeRefreshTokens();

	const outcomes = await Promise.all(Array.from({ length: 10 }, () => session.accessToken()));

	expect(outcomes).toEqual(Array(10).fill(failed({ kind: 'sign-in-expired' })));
	expect(states).toEqual([{ kind: 'signed-out', reason: { kind: 'sign-in-expired' } }]);
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
	expect(await session.accessToken()).toEqual(failed({ kind: 'signed-out' }));
});

test('without a network the person stays signed in, and gets a token when it is back', async () => {
	const own = await aSimulatorOfOnesOwn();
	const { session, states, keychain } = await aRestartedApp(own);
	states.length = 0;
	await own.refuseConnections();

	const offline = await session.accessToken();
	await own.acceptConnections();
	const online = await session.accessToken();

	expect(offline).toMatchObject({
		ok: false,
		failure: { kind: 'unreachable', peer: 'provider' },
	});
	expect(online.ok).toBe(true);
	expect(states).toEqual([]);
	expect(keychain.textOf(VAULT_ENTRY)).not.toBeNull();
});

test('while a token has time left, a provider that is away is no hindrance', async () => {
	const own = await aSimulatorOfOnesOwn();
	const { session, clock } = await aSignedInApp(own);
	const token = valueOf(await session.accessToken());
	await own.refuseConnections();

	clock.sleepMs(LIFETIME_MS - 30_000);
	const early = await session.accessToken();
	clock.sleepMs(30_000);
	const late = await session.accessToken();

	expect(valueOf(early)).toBe(token);
	expect(late.ok).toBe(false);
});

test.each([
	['a gateway’s error page', 502, { kind: 'refused', status: 502 }],
	['a hotel’s welcome page', 200, { kind: 'not-understood', found: 'html' }],
])('%s is not a sign-out', async (_what, status, failure) => {
	const { session } = await aRestartedApp(simulator);
	simulator.faults.declare({ route: 'token', behaviour: answerHtmlPage(status) });

	const outcome = await session.accessToken();

	expect(outcome).toMatchObject({ ok: false, failure });
	expect(session.state().kind).toBe('signed-in');
	expect((await session.accessToken()).ok).toBe(true);
});

test('a refusal of this client is the provider’s error, and not the end of the sign-in', async () => {
	const { session } = await aRestartedApp(simulator);
	simulator.faults.declare({
		route: 'token',
		behaviour: answerWith(answerJson(400, { error: 'unauthorized_client' })),
	});

	const outcome = await session.accessToken();

	expect(outcome).toMatchObject({
		failure: { kind: 'provider-error', error: 'unauthorized_client' },
	});
	expect(session.state().kind).toBe('signed-in');
});
