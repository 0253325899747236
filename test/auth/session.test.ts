import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { VAULT_ENTRY } from '../../electron/auth/token-vault.ts';
import { unconfiguredSession } from '../../electron/auth/unconfigured-session.ts';
import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { Browser } from '../simulator/browser.ts';
import { answerHtmlPage } from '../simulator/faults/behaviours.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import {
	anApp,
	anEvent,
	appFetch,
	aRestartedApp,
	aSignedInApp,
	aSimulatorOfOnesOwn,
	keptToken,
	Person,
	valueOf,
} from './person.ts';
import { aSharedSimulator } from './shared-simulator.ts';

const simulator = await aSharedSimulator();

test('an app without a client id is signed out, and every way in says why', async () => {
	const problems = [{ name: 'NFON_CLIENT_ID', value: null, reason: 'missing' }] as const;
	const reason = { kind: 'configuration', problems } as const;
	const session = unconfiguredSession(reason);

	expect(session.state()).toEqual({ kind: 'signed-out', reason });
	expect(await session.start()).toEqual(failed(reason));
	expect(await session.signIn()).toEqual(failed(reason));
	expect(await session.accessToken()).toEqual(failed(reason));
});

// Start

test('the first start is signed out, without a reason', async () => {
	const { session, states } = anApp(simulator);

	expect(session.state()).toEqual({ kind: 'unknown' });
	await session.start();

	expect(states).toEqual([{ kind: 'signed-out', reason: null }]);
});

test('a restart without a network knows who is signed in, and asks nobody', async () => {
	const own = await aSimulatorOfOnesOwn();
	const before = await aSignedInApp(own);
	own.requests.clear();
	await own.refuseConnections();
	const { session } = anApp(own, { keychain: before.keychain });

	await session.start();

	expect(session.state()).toEqual(before.session.state());
	expect(own.requests.list()).toEqual([]);
});

test('a sign-in of another provider or client is not used', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const { session } = anApp({ ...simulator, clientId: 'another' }, { keychain });

	await session.start();

	expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
});

test.each(['', 'null', '{', '[]', '{"v":2}', '{"v":1,"token":5}'])(
	'an entry that reads %j is nobody’s sign-in',
	async (text) => {
		const keychain = new FakeKeychain();
		keychain.put(VAULT_ENTRY, text);
		const { session } = anApp(simulator, { keychain });

		await session.start();

		expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
	},
);

test.each(['locked', 'missing', 'denied'] as const)(
	'a keychain that is %s at the start is the reason; later it can be read after all',
	async (why) => {
		const { keychain } = await aSignedInApp(simulator);
		keychain.become(why);
		const { session } = anApp(simulator, { keychain });
		const reason = { kind: 'keychain-unavailable', why };

		expect(await session.start()).toEqual({ ok: false, failure: reason });
		expect(session.state()).toEqual({ kind: 'signed-out', reason });

		keychain.become('open');
		expect(await session.start()).toEqual(success(null));
		expect(session.state().kind).toBe('signed-in');
	},
);

test('a slow keychain is asked once, however often the app starts', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const release = keychain.hold();
	const { session } = anApp(simulator, { keychain });
	keychain.asked.length = 0;

	const starts = [session.start(), session.start()];
	expect(session.state()).toEqual({ kind: 'unknown' });
	release();
	await Promise.all(starts);

	expect(keychain.asked).toEqual(['read sign-in']);
});

// Sign-out

test('signing out forgets the token here and revokes it at the provider', async () => {
	const { session, keychain, states } = await aSignedInApp(simulator);
	const stolen = keychain.textOf(VAULT_ENTRY) ?? '';

	const report = await session.signOut();

	const done = success(null);
	expect(report).toEqual({ forgotten: done, revoked: done, ended: done });
	expect(simulator.requests.list('logout')).toHaveLength(1);
	expect(simulator.requests.list('revoke')).toHaveLength(1);
	expect(states.at(-1)).toEqual({ kind: 'signed-out', reason: null });
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
	keychain.put(VAULT_ENTRY, stolen);
	const { session: thief } = anApp(simulator, { keychain });
	await thief.start();
	expect(await thief.accessToken()).toEqual(failed({ kind: 'sign-in-expired' }));
});

test('signing out ends the browser’s session too: the next sign-in asks again', async () => {
	const own = await startSimulator({ calls: 1, auto: true });
	onTestFinished(() => own.stop());
	const browser = new Browser();
	const openLink = async (link: string): Promise<Outcome<null>> => {
		const visit = await browser.visit(link);
		if (visit.kind !== 'page') void fetch(visit.url);
		return success(null);
	};
	const { session } = await aSignedInApp(own, { openLink });
	own.requests.clear();

	await session.signOut();
	await session.signIn();

	expect(own.requests.list('consent')).toHaveLength(1);
});

test('a provider that shows a page instead has not ended the session, and that is said', async () => {
	const { session } = await aSignedInApp(simulator);
	simulator.faults.declare({ route: 'logout', behaviour: answerHtmlPage(200) });

	const report = await session.signOut();

	expect(report).toMatchObject({
		revoked: success(null),
		ended: { ok: false, failure: { kind: 'not-understood', found: 'html' } },
	});
});

test('signing out offline works, and says that the provider was not reached', async () => {
	const own = await aSimulatorOfOnesOwn();
	const { session, keychain } = await aSignedInApp(own);
	await own.refuseConnections();

	const report = await session.signOut();

	expect(report).toMatchObject({
		forgotten: success(null),
		revoked: { ok: false, failure: { kind: 'unreachable', peer: 'provider' } },
		ended: { ok: false, failure: { kind: 'unreachable', peer: 'provider' } },
	});
	expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
});

test('signing out with a locked keychain says that the token is still in it', async () => {
	const { session, keychain } = await aSignedInApp(simulator);
	keychain.become('locked');

	const report = await session.signOut();

	const failure = { kind: 'keychain-unavailable', why: 'locked' };
	expect(report).toMatchObject({ forgotten: { ok: false, failure }, revoked: success(null) });
	expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
});

test('signing out during a refresh stores nothing any more', async () => {
	const { session, keychain } = await aRestartedApp(simulator);
	simulator.faults.declare({ route: 'token', behaviour: { kind: 'stall', afterBytes: 0 } });
	const asking = session.accessToken();
	await simulator.requests.untilAsked('token');

	await session.signOut();

	expect(await asking).toEqual(failed({ kind: 'signed-out' }));
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
	expect(simulator.requests.list('revoke')).toHaveLength(1);
});

test('signing out during a sign-in cancels it', async () => {
	const opened = anEvent<null>();
	const { session } = anApp(simulator, {
		openLink: () => {
			opened.happen(null);
			return Promise.resolve(success(null));
		},
	});
	const signingIn = session.signIn();
	await opened.happened;

	await session.signOut();

	expect(await signingIn).toEqual(failed({ kind: 'sign-in-cancelled' }));
	expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
});

test('after signing out, one can sign in again', async () => {
	const { session } = await aSignedInApp(simulator);
	await session.signOut();

	expect(await session.signIn()).toEqual(success(null));
});

test('signing out while the keychain is still being read is not undone by what it says', async () => {
	const { keychain } = await aSignedInApp(simulator);
	const { session } = anApp(simulator, { keychain });
	const release = keychain.hold();
	const starting = session.start();

	const signingOut = session.signOut();
	release();
	await Promise.all([starting, signingOut]);

	expect(session.state()).toEqual({ kind: 'signed-out', reason: null });
	expect(keychain.textOf(VAULT_ENTRY)).toBeNull();
});

// Listeners and secrets

test('a listener that stopped hears nothing any more', async () => {
	const { session } = anApp(simulator);
	const heard: unknown[] = [];
	const stop = session.onChange((state) => heard.push(state));

	stop();
	await session.start();

	expect(heard).toEqual([]);
});

test('no token is in anything the session can be turned into', async () => {
	const sent: string[] = [];
	const { openLink } = new Person();
	const { session, keychain, states } = await aSignedInApp(simulator, {
		openLink,
		fetch: (url, init) => {
			sent.push(url);
			return appFetch(url, init);
		},
	});
	const access = valueOf(await session.accessToken());

	const shown = [
		...[session, states, access, [access], { access }].map((value) =>
			inspect(value, { depth: Infinity, showHidden: true }),
		),
		JSON.stringify([states, access, await session.accessToken()]),
		String(access),
		access.toString(),
		...sent,
	].join('\n');

	expect(shown).not.toContain(access.reveal());
	expect(shown).not.toContain(keptToken(keychain));
	expect(shown).toContain('[secret]');
});
