import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../electron/contract/app-state.ts';
import type { ConfigurationProblem, Failure } from '../../electron/contract/outcome.ts';
import type { OthersScope } from '../../electron/contract/others.ts';
import { failureLine, failureText, requestIdOf } from '../../renderer/text/failure-text.ts';
import { textsFor } from '../../renderer/text/texts-for.ts';

const REASONS = [
	'missing',
	'not-a-url',
	'not-https',
	'has-credentials-or-query',
	'not-a-port',
	'not-a-customer',
	'not-absolute',
	'unknown-key',
	'not-a-choice',
	'not-a-template',
	'not-json',
	'not-readable',
] as const satisfies readonly ConfigurationProblem['reason'][];

function problem(
	name: string,
	reason: ConfigurationProblem['reason'],
	value: string | null = 'x',
): Failure {
	return { kind: 'configuration', problems: [{ name, value, reason }] };
}

function refused(status: number): Failure {
	return {
		kind: 'refused',
		peer: 'service',
		host: 'api.example',
		status,
		requestId: 'r-42',
		retryAfterMs: null,
	};
}

function cannotLook(
	why: Extract<Failure, { readonly kind: 'cannot-look' }>['why'],
	whose: OthersScope,
): Failure {
	const refusal = why === 'refused' ? { status: 403, requestId: 'r-42' } : null;
	return { kind: 'cannot-look', why, whose, ...(refusal ?? { status: null, requestId: null }) };
}

/** At least one of every kind; a kind that is missing here does not compile. */
const EVERY_KIND: Readonly<Record<Failure['kind'], readonly Failure[]>> = {
	'signed-out': [{ kind: 'signed-out' }],
	configuration: REASONS.map((reason) => problem('NFON_API_URL', reason)),
	unreachable: [
		{ kind: 'unreachable', peer: 'service', host: 'api.example', code: 'ERR_TIMED_OUT' },
		{ kind: 'unreachable', peer: 'provider', host: 'login.example', code: 'ERR_TIMED_OUT' },
	],
	'not-understood': (['html', 'redirect', 'other'] as const).map((found) => ({
		kind: 'not-understood' as const,
		peer: 'service' as const,
		host: 'api.example',
		found,
	})),
	refused: [400, 401, 403, 404, 429, 500, 503].map(refused),
	'consent-refused': [{ kind: 'consent-refused' }],
	'sign-in-cancelled': [{ kind: 'sign-in-cancelled' }],
	'sign-in-timed-out': [{ kind: 'sign-in-timed-out' }],
	'sign-in-not-trusted': [{ kind: 'sign-in-not-trusted' }],
	'provider-error': ['invalid_client', 'server_error'].map((error) => ({
		kind: 'provider-error' as const,
		host: 'login.example',
		error,
	})),
	'sign-in-expired': [{ kind: 'sign-in-expired' }],
	'sign-out-incomplete': (['kept', 'token', 'session'] as const).map((left) => ({
		kind: 'sign-out-incomplete' as const,
		left,
		host: 'login.example',
	})),
	'history-replaced': [1, 1000].map((calls) => ({ kind: 'history-replaced' as const, calls })),
	'proxy-sign-in-needed': [true, false].map((refused) => ({
		kind: 'proxy-sign-in-needed' as const,
		host: 'proxy.example:3128',
		refused,
	})),
	'redirect-port-taken': [{ kind: 'redirect-port-taken', port: 51_234 }],
	'browser-not-opened': [{ kind: 'browser-not-opened' }],
	'keychain-unavailable': (['missing', 'locked', 'denied'] as const).map((why) => ({
		kind: 'keychain-unavailable' as const,
		why,
	})),
	'keychain-changed': [{ kind: 'keychain-changed', as: 'calls.aside.db' }],
	'cache-set-aside': [{ kind: 'cache-set-aside', as: 'calls.aside.db' }],
	'store-failed': (['full', 'read-only', 'busy', 'error', 'damaged'] as const).map((why) => ({
		kind: 'store-failed' as const,
		why,
	})),
	'customer-needed': [{ kind: 'customer-needed' }, { kind: 'customer-needed', refused: 'K9998' }],
	'no-such-call': [{ kind: 'no-such-call' }],
	'cannot-look': (['refused', 'no-calls', 'own-calls', 'own-extension'] as const).flatMap((why) => [
		cannotLook(why, { kind: 'extension', extension: '23' }),
		cannotLook(why, { kind: 'customer', customer: 'K1234' }),
	]),
	'look-only': [{ kind: 'look-only' }],
	'confirmation-needed': (['emergency', 'short'] as const).map((numberKind) => ({
		kind: 'confirmation-needed' as const,
		numberKind,
	})),
	'cannot-call': (['withheld', 'no-program', 'bad-template'] as const).map((why) => ({
		kind: 'cannot-call' as const,
		why,
	})),
	'shortcut-refused': [
		{ kind: 'shortcut-refused', why: 'taken' },
		{ kind: 'shortcut-refused', why: 'malformed' },
	],
	'login-not-set': [{ kind: 'login-not-set' }],
	'no-system-settings': [{ kind: 'no-system-settings' }],
	'setting-locked': [{ kind: 'setting-locked' }],
	'settings-set-aside': [
		{ kind: 'settings-set-aside', as: '/profile/settings.json.damaged-1', why: 'damaged' },
		{ kind: 'settings-set-aside', as: '/profile/settings.json.newer-1', why: 'newer' },
	],
	'settings-not-kept': [
		{ kind: 'settings-not-kept', why: 'full' },
		{ kind: 'settings-not-kept', why: 'read-only' },
		{ kind: 'settings-not-kept', why: 'error' },
	],
	'bad-request': [{ kind: 'bad-request' }],
};

describe.each(LANGUAGES)('in %s', (language) => {
	const texts = textsFor(language, language, () => new Date()).failures;
	const said = (failure: Failure) => failureLine(failure, texts);

	test.each(Object.values(EVERY_KIND).flat())('names cause and way out of %j', (failure) => {
		const { cause, wayOut } = failureText(failure, texts);

		expect(cause).toMatch(/^\S.{10,}[.]$/);
		expect(wayOut).toMatch(/^\S.{10,}[.]$/);
		expect(said(failure)).not.toMatch(/undefined|null|\[object/);
	});

	test('a missing client id is called by its name, and says whom to ask', () => {
		const text = said(problem('NFON_CLIENT_ID', 'missing', null));

		expect(text).toContain('NFON_CLIENT_ID');
		expect(text).toMatch(/administrat/i);
	});

	test('a wrong value is quoted', () => {
		expect(said(problem('NFON_API_URL', 'not-a-url', 'htp:/x'))).toContain('htp:/x');
	});

	test('a wrong value of a file is told with the file and its key', () => {
		const found = { name: 'apiUrl', file: '/etc/nfon/settings.json', value: 'x' };
		const text = said({
			kind: 'configuration',
			problems: [{ ...found, reason: 'not-a-url' }],
		});

		expect(text).toMatch(/apiUrl.* in \/etc\/nfon\/settings\.json.*apiUrl/);
	});

	test('a value that may hold a password is not quoted', () => {
		const text = said(problem('NFON_API_URL', 'has-credentials-or-query', 'https://me:secret@x'));

		expect(text).not.toContain('secret');
	});

	test('a value that it cannot be is beside those it can be', () => {
		const file = '/etc/nfon/settings.json';
		const found = { name: 'theme', file, value: 'green', permitted: ['"light"', '"dark"'] };
		const text = said({
			kind: 'configuration',
			problems: [{ ...found, reason: 'not-a-choice' }],
		});

		expect(text).toMatch(/theme.*settings\.json.*green.*"light" (or|oder) "dark"/);
	});

	test('a port that is too low is told the least one', () => {
		expect(said(problem('NFON_REDIRECT_PORT', 'not-a-port', '80'))).toMatch(/1024 (to|bis) 65535/);
	});

	test('several wrong values are all named', () => {
		const problems = ['NFON_API_URL', 'NFON_ISSUER'].map((name) => ({
			name,
			value: 'x',
			reason: 'not-a-url' as const,
		}));

		const { cause, wayOut } = failureText({ kind: 'configuration', problems }, texts);

		expect(cause).toMatch(/NFON_API_URL.*NFON_ISSUER/);
		expect(wayOut).toMatch(/NFON_API_URL.*NFON_ISSUER/);
	});

	test('an unreachable host is named with the setting that holds it', () => {
		const [service, provider] = EVERY_KIND.unreachable;

		expect(said(service ?? { kind: 'bad-request' })).toMatch(/api\.example.*NFON_API_URL/);
		expect(said(provider ?? { kind: 'bad-request' })).toMatch(/login\.example.*NFON_ISSUER/);
	});

	test('a full disk loses nothing and needs no restart', () => {
		const text = said({ kind: 'store-failed', why: 'full' });

		expect(text).toMatch(/nothing is lost.*by itself|nichts geht verloren.*von selbst/i);
	});

	test('the K-number is asked for with where it is found', () => {
		const text = said({ kind: 'customer-needed' });

		expect(text).toMatch(/K-n.*NFON.portal.*administrat/i);
	});

	test('whose calls may not be seen is named, with whom to ask', () => {
		const text = said(cannotLook('refused', { kind: 'extension', extension: '23' }));

		expect(text).toMatch(/(extension|Nebenstelle) 23.*403.*administrat/i);
	});

	test('a taken port is named with its setting', () => {
		const text = said({ kind: 'redirect-port-taken', port: 51_234 });

		expect(text).toMatch(/51234.*NFON_REDIRECT_PORT/);
	});
});

test('a refusal carries the request id for support', () => {
	expect(requestIdOf(refused(500))).toBe('r-42');
	expect(requestIdOf(cannotLook('refused', { kind: 'extension', extension: '23' }))).toBe('r-42');
	expect(requestIdOf({ kind: 'signed-out' })).toBeNull();
});
