import { expect, test } from 'vitest';
import {
	DEFAULT_API_URL,
	DEFAULT_ISSUER,
	readConfiguration,
} from '../../electron/settings/configuration.ts';

const CLIENT = { NFON_CLIENT_ID: 'partner-app' };

function configurationOf(env: Record<string, string | undefined>) {
	const { configuration } = readConfiguration({ ...CLIENT, ...env });
	if (!configuration.ok) throw new Error(JSON.stringify(configuration.failure));
	return configuration.value;
}

function problemsOf(env: Record<string, string | undefined>) {
	const { configuration } = readConfiguration(env);
	if (configuration.ok || configuration.failure.kind !== 'configuration') return [];
	return configuration.failure.problems;
}

test('a client id is all that is needed', () => {
	expect(readConfiguration(CLIENT)).toMatchObject({
		configuration: {
			ok: true,
			value: {
				apiUrl: DEFAULT_API_URL,
				issuer: DEFAULT_ISSUER,
				clientId: 'partner-app',
				customer: null,
				redirectPort: null,
			},
		},
		userData: null,
	});
});

test.each([{}, { NFON_CLIENT_ID: '' }, { NFON_CLIENT_ID: '  ' }])(
	'without a client id nothing can be signed in to: %j',
	(env) => {
		expect(problemsOf(env)).toEqual([{ name: 'NFON_CLIENT_ID', value: null, reason: 'missing' }]);
	},
);

test.each([
	['https://start.cloudya.com/api/callhistory', 'https://start.cloudya.com/api/callhistory'],
	['https://start.cloudya.com/api/callhistory/', 'https://start.cloudya.com/api/callhistory'],
	['https://api.example///', 'https://api.example'],
	[' https://api.example ', 'https://api.example'],
	['HTTPS://API.example:443/A', 'https://api.example/A'],
	['https://api.example:8443', 'https://api.example:8443'],
	['http://127.0.0.1:4000/call-history', 'http://127.0.0.1:4000/call-history'],
	['http://localhost:4000', 'http://localhost:4000'],
	['http://[::1]:4000', 'http://[::1]:4000'],
	['', DEFAULT_API_URL],
])('the API address %j is used as %s', (text, url) => {
	expect(configurationOf({ NFON_API_URL: text }).apiUrl).toBe(url);
});

test('the issuer is normalised in the same way', () => {
	expect(configurationOf({ NFON_ISSUER: 'https://sso.example/realms/x/' }).issuer).toBe(
		'https://sso.example/realms/x',
	);
});

test.each([
	['api.nfon.com', 'not-a-url', 'api.nfon.com'],
	['https://', 'not-a-url', 'https://'],
	['http://api.nfon.com', 'not-https', 'http://api.nfon.com'],
	['http://127.0.0.1.evil.example', 'not-https', 'http://127.0.0.1.evil.example'],
	['http://localhost.evil.example', 'not-https', 'http://localhost.evil.example'],
	['ftp://api.nfon.com', 'not-https', 'ftp://api.nfon.com'],
	['localhost:4000', 'not-https', 'localhost:4000'],
	['https://user:hunter2@api.nfon.com/x', 'has-credentials-or-query', 'https://…@api.nfon.com/x'],
	['https://hunter2@api.nfon.com', 'has-credentials-or-query', 'https://…@api.nfon.com'],
	['https://api.nfon.com?token=hunter2', 'has-credentials-or-query', 'https://api.nfon.com'],
	['https://api.nfon.com/?', 'has-credentials-or-query', 'https://api.nfon.com/'],
	['https://api.nfon.com/#hunter2', 'has-credentials-or-query', 'https://api.nfon.com/'],
	['https://u:hunter2?x@api.nfon.com', 'not-a-url', 'https://…@api.nfon.com'],
	['https://u:hunter2#x@api.nfon.com', 'not-a-url', 'https://…@api.nfon.com'],
	['u:hunter2@api.nfon.com', 'not-https', '…@api.nfon.com'],
])('the address %j is refused as %s, and shown as %j', (text, reason, value) => {
	const problems = problemsOf({ ...CLIENT, NFON_ISSUER: text });

	expect(problems).toEqual([{ name: 'NFON_ISSUER', value, reason }]);
	expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test.each([
	['K1234', 'K1234'],
	['k1234', 'K1234'],
	['', null],
])('the customer %j is %j', (text, customer) => {
	expect(configurationOf({ NFON_CUSTOMER: text }).customer).toBe(customer);
});

test.each(['1234', 'K', 'K12a', 'KK12', 'K-12'])('%j is not a customer', (value) => {
	expect(problemsOf({ ...CLIENT, NFON_CUSTOMER: value })).toEqual([
		{ name: 'NFON_CUSTOMER', value, reason: 'not-a-customer' },
	]);
});

test.each([
	['1024', 1024],
	['65535', 65535],
	['', null],
])('the redirect port %j is %j', (text, port) => {
	expect(configurationOf({ NFON_REDIRECT_PORT: text }).redirectPort).toBe(port);
});

test.each(['0', '1023', '65536', '-5000', '5e3', '0x1F90', '8080.5', 'any', '080800'])(
	'%j is not a port',
	(value) => {
		expect(problemsOf({ ...CLIENT, NFON_REDIRECT_PORT: value })).toEqual([
			{ name: 'NFON_REDIRECT_PORT', value, reason: 'not-a-port' },
		]);
	},
);

test('a relative profile folder is refused: it would move with the working directory', () => {
	const env = { ...CLIENT, NFON_USER_DATA: 'profile' };

	expect(problemsOf(env)).toEqual([
		{ name: 'NFON_USER_DATA', value: 'profile', reason: 'not-absolute' },
	]);
	expect(readConfiguration(env).userData).toBeNull();
});

test('the profile folder is usable whatever else is wrong', () => {
	expect(readConfiguration({ NFON_USER_DATA: '/srv/profile' })).toMatchObject({
		configuration: { ok: false },
		userData: '/srv/profile',
	});
});

test('every problem is told at once', () => {
	const problems = problemsOf({
		NFON_API_URL: 'http://api.nfon.com',
		NFON_ISSUER: 'nowhere',
		NFON_CUSTOMER: '12',
		NFON_REDIRECT_PORT: '80',
		NFON_USER_DATA: '.',
	});

	expect(problems.map(({ name, reason }) => [name, reason])).toEqual([
		['NFON_API_URL', 'not-https'],
		['NFON_ISSUER', 'not-a-url'],
		['NFON_CLIENT_ID', 'missing'],
		['NFON_CUSTOMER', 'not-a-customer'],
		['NFON_REDIRECT_PORT', 'not-a-port'],
		['NFON_USER_DATA', 'not-absolute'],
	]);
});

test('what is too long to show is cut', () => {
	const [problem] = problemsOf({ ...CLIENT, NFON_CUSTOMER: 'x'.repeat(5000) });

	expect(problem?.value).toHaveLength(200);
});
