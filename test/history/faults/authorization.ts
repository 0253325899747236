/** Faults of tokens, of who gives them, and of what keeps them; the session is the real one. */
import { expect } from 'vitest';
import { failureText } from '../../../renderer/text/failure-text.ts';
import { textsFor } from '../../../renderer/text/texts-for.ts';
import { answerHtmlPage, answerWith, type Behaviour } from '../../simulator/faults/behaviours.ts';
import { answerJson } from '../../simulator/http/answer.ts';
import type { Bench } from './bench.ts';
import {
	type Fault,
	offline,
	SAYS_NETWORK,
	SAYS_STRANGER,
	stopped,
	triesAgain,
	UP_TO_DATE,
} from './fault.ts';

const SILENCE_MS = 3.5 * 60_000;

/** The access token is refused, and whoever is asked for another one answers so. */
function refresh(
	name: string,
	behaviour: Behaviour,
	rest: Pick<Fault, 'state' | 'says'> & Partial<Fault>,
): Fault {
	return {
		name: `refresh: ${name}`,
		happens: (bench) => {
			bench.parts.simulator.expireTokens();
			bench.declare('token', behaviour);
		},
		meets: 'at the next try',
		...rest,
	};
}

function refusedByProvider(status: number, retryAfterMs: number | null = null) {
	return offline({ kind: 'refused', peer: 'provider', status, retryAfterMs });
}

function later(status: number, error: string): Behaviour {
	const { headers, ...answer } = answerJson(status, { error });
	return answerWith({ ...answer, headers: { ...headers, 'retry-after': '9' } });
}

/** The token in the keychain cannot be replaced for a while. */
function keychain(why: 'locked' | 'missing' | 'denied', cause: RegExp, wayOut: RegExp): Fault {
	return {
		name: `keychain ${why} in the middle of a run`,
		happens: ({ parts }) => {
			parts.keychain.become(why, ['write']);
			parts.simulator.expireTokens();
		},
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		besides: async ({ parts }) => {
			const warning = (): unknown => {
				const state = parts.session.state();
				return state.kind === 'signed-in' ? state.warning : state;
			};
			const texts = textsFor('en', 'en-GB', () => new Date()).failures;
			expect(warning()).toEqual({ kind: 'keychain-unavailable', why });
			const words = failureText({ kind: 'keychain-unavailable', why }, texts);
			expect(words.cause).toMatch(cause);
			expect(words.wayOut).toMatch(wayOut);

			parts.keychain.become('open');
			await parts.session.start();
			expect(warning()).toBeNull();
		},
	};
}

/** Nothing says the K-number at first; nobody presses a button when something does. */
function customerUnknown(until: string, ends: NonNullable<Fault['ends']>): Fault {
	return {
		name: `400 without customer, ${until}`,
		given: { isFirstStart: true, customerClaim: false, calls: 0 },
		happens: firstStart,
		meets: 'at once',
		state: stopped({ kind: 'customer-needed' }),
		says: [/K-number/, /administrator/],
		ends,
		besides: ({ parts }) => {
			// It was looked for unseen: a form with half a number in it stays where it is.
			expect(parts.seen.filter((kind) => kind === 'connecting')).toHaveLength(2);
		},
	};
}

async function firstStart(bench: Bench): Promise<void> {
	await bench.signIn();
}

export const authorization: readonly Fault[] = [
	{
		name: '401 once',
		happens: ({ parts }) => parts.simulator.expireTokens(),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		besides: ({ parts }) => {
			// Once when its stream was ended, once when the next one did not tell of a call; not for the 401.
			expect(parts.seen.filter((kind) => kind === 'offline')).toHaveLength(2);
			expect(parts.seen).not.toContain('stopped');
		},
	},
	{
		name: '401 for ever',
		happens: (bench) => bench.declare('stream', answerWith(answerJson(401, {})), 'always'),
		meets: 'at the next try',
		state: stopped({ kind: 'refused', peer: 'service', status: 401 }),
		says: [/refused the request \(401\)/, /Sign out and sign in again/],
		ends: ({ parts }) => parts.simulator.faults.clear(),
		helps: triesAgain,
	},
	{
		name: 'token expired mid-stream',
		happens: async ({ parts }) => {
			parts.simulator.expireTokens();
			parts.simulator.requests.clear();
			await parts.clock.advanceMs(SILENCE_MS);
			await parts.simulator.requests.untilAsked('list', 2);
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'refresh refused: the sign-in has expired',
		happens: ({ parts }) => {
			parts.simulator.revokeRefreshTokens();
			parts.simulator.expireTokens();
		},
		meets: 'at the next try',
		state: { kind: 'idle', failure: { kind: 'sign-in-expired' } },
		says: [/sign-in has expired/, /Sign in again/],
		helps: (bench) => bench.signIn(),
	},
	refresh('the client is not known', answerWith(answerJson(401, { error: 'invalid_client' })), {
		state: stopped({ kind: 'provider-error', error: 'invalid_client' }),
		says: [/does not know this app/, /Check NFON_CLIENT_ID/],
		helps: triesAgain,
	}),
	refresh('a gateway’s 429 in JSON', later(429, 'too many requests'), {
		state: refusedByProvider(429, 9_000),
		says: [/fewer requests \(429\)/, /waits and tries again by itself/],
	}),
	refresh('a gateway’s 408 in JSON', later(408, 'request timeout'), {
		state: refusedByProvider(408, 9_000),
		says: [/refused the request \(408\)/, /Try again/],
	}),
	refresh('a gateway’s 403 in JSON', later(403, 'blocked by policy'), {
		state: refusedByProvider(403, 9_000),
		says: [/Nobody can sign in at this address/, /Check NFON_ISSUER/],
	}),
	refresh('a gateway’s 400 with a word of its own', later(400, 'bad gateway day'), {
		state: refusedByProvider(400, 9_000),
		says: [/Nobody can sign in at this address/, /Check NFON_ISSUER/],
	}),
	refresh('a gateway’s 404 in HTML', answerHtmlPage(404), {
		state: refusedByProvider(404),
		says: [/Nobody can sign in at this address/, /Check NFON_ISSUER/],
	}),
	refresh('502 with HTML', answerHtmlPage(502), {
		state: refusedByProvider(502),
		says: [/has a problem of its own/, /Try again later/],
	}),
	refresh('a hotel’s welcome page', answerHtmlPage(200), {
		state: offline({ kind: 'not-understood', peer: 'provider', found: 'html' }),
		says: SAYS_STRANGER,
	}),
	refresh(
		'the provider resets the connection',
		{ kind: 'reset' },
		{
			state: offline({ kind: 'unreachable', peer: 'provider' }),
			says: SAYS_NETWORK,
		},
	),
	keychain('locked', /keychain of this computer is locked/, /Unlock it/),
	keychain('missing', /no keychain the app could use/, /Install one/),
	{
		name: 'customer learned from records (dialect 2 without claim)',
		given: { isFirstStart: true, customerClaim: false },
		isBeforeAll: true,
		happens: firstStart,
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
		besides: ({ parts }) => {
			const streams = parts.simulator.requests.list('stream');
			expect(streams.map(({ status }) => status)).toEqual([200]);
			expect(streams[0]?.target).toContain('customer=K9999');
		},
	},
	customerUnknown('until a record says it', () => undefined),
	customerUnknown('until the token says it', ({ parts }) => {
		parts.simulator.changeSettings({ customerClaim: true });
		parts.simulator.expireTokens();
	}),
	customerUnknown('until the settings say it', ({ parts }) => {
		parts.network.customer = 'K9999';
	}),
	{
		name: '400 without customer, and nobody knows it: asked for, and well when named',
		given: { isFirstStart: true, customerClaim: false, calls: 0, accessTokenSeconds: 7_200 },
		isBeforeAll: true,
		happens: firstStart,
		meets: 'at once',
		state: stopped({ kind: 'customer-needed' }),
		says: [/K-number/, /administrator/],
		helps: (bench) => {
			bench.parts.network.customer = 'K9999';
			triesAgain(bench);
		},
		besides: async (bench) => {
			bench.missed.push(bench.parts.simulator.service.placeMissedCall().uuid);
			await bench.until(() => bench.isWhole(), 'the first call');
		},
	},
];
