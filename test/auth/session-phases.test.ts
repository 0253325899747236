/** Whatever happens in whatever order, the session goes only the ways that session-phase.ts names. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../electron/contract/app-state.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { startSimulator, type Simulator } from '../simulator/start-simulator.ts';
import { anApp, aSignedInApp, keptToken } from './person.ts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ calls: 1, auto: true, accessTokenSeconds: 300 });
});

afterAll(async () => {
	await simulator.stop();
});

type Kind = SessionState['kind'];

/** Where it may go from each phase. To the same one: another reason, another warning. */
const WAYS: Readonly<Record<Kind, readonly Kind[]>> = {
	unknown: ['signed-out', 'signing-in', 'signed-in'],
	'signed-out': ['signed-out', 'signing-in', 'signed-in'],
	'signing-in': ['signed-out', 'signed-in'],
	'signed-in': ['signed-out', 'signed-in'],
};

const STEPS = [
	...['start', 'sign in', 'cancel', 'sign out', 'token', 'token refused'],
	...['hour passes', 'keychain locked', 'keychain open', 'revoked elsewhere'],
] as const;

const story = fc.record({
	wasSignedIn: fc.boolean(),
	steps: fc.array(fc.record({ step: fc.constantFrom(...STEPS), isAwaited: fc.boolean() }), {
		minLength: 1,
		maxLength: 10,
	}),
});

test('a session goes only the ways there are, and has a token exactly while somebody is signed in', async () => {
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(story, async ({ wasSignedIn, steps }) => {
			const { keychain } = wasSignedIn
				? await aSignedInApp(simulator)
				: { keychain: new FakeKeychain() };
			const { session, states, clock } = anApp(simulator, { keychain });
			const does: Readonly<Record<(typeof STEPS)[number], () => unknown>> = {
				start: () => session.start(),
				'sign in': () => session.signIn(),
				cancel: () => {
					session.cancelSignIn();
				},
				'sign out': () => session.signOut(),
				token: () => session.accessToken(),
				'token refused': async () => {
					const token = await session.accessToken();
					if (token.ok) await session.refreshAfterRefusal(token.value);
				},
				'hour passes': () => {
					clock.sleepMs(3_600_000);
				},
				'keychain locked': () => {
					keychain.become('locked');
				},
				'keychain open': () => {
					keychain.become('open');
				},
				'revoked elsewhere': () => {
					simulator.revokeRefreshTokens();
				},
			};
			const unfinished: unknown[] = [];
			for (const { step, isAwaited } of steps) {
				const doing = does[step]();
				if (isAwaited) await doing;
				else unfinished.push(doing);
			}
			await Promise.all(unfinished);

			const kinds: readonly Kind[] = ['unknown', ...states.map(({ kind }) => kind)];
			for (const [at, kind] of kinds.slice(1).entries()) {
				const before = kinds[at] ?? 'unknown';
				seen.add(`${before} to ${kind}`);
				expect(WAYS[before]).toContain(kind);
			}
			const token = await session.accessToken();
			const now = session.state();
			expect(token.ok).toBe(now.kind === 'signed-in');
			const isKept = now.kind === 'signed-in' && now.warning === null;
			if (isKept) expect(keptToken(keychain)).not.toBeNull();
			await session.close();
		}),
		{ numRuns: 60 },
	);
	// Or the stories were too short to say anything.
	expect(seen.size).toBeGreaterThan(6);
}, 60_000);
