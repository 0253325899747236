import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_NOTIFICATIONS } from '../../electron/contract/preferences.ts';
import { RETENTIONS } from '../../electron/contract/retention.ts';
import { readDeployment } from '../../electron/settings/deployment.ts';
import { managedFilePath } from '../../electron/settings/managed-file.ts';

let folder = '';
let file = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-managed-'));
	file = join(folder, 'settings.json');
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

function read(content: unknown, env: Record<string, string> = {}) {
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return readDeployment({ NFON_MANAGED_SETTINGS: file, ...env }, 'linux');
}

function problemsOf({ configuration }: ReturnType<typeof read>) {
	if (configuration.ok || configuration.failure.kind !== 'configuration') return [];
	return configuration.failure.problems;
}

test('each system has its place for it, and somebody may name another one', () => {
	expect(managedFilePath('linux', {})).toBe('/etc/nfon-call-history/settings.json');
	expect(managedFilePath('darwin', {})).toBe(
		'/Library/Application Support/NFON Call History/settings.json',
	);
	expect(managedFilePath('win32', { ProgramData: 'D:\\Data' })).toMatch(
		/^D:\\Data.NFON Call History.settings\.json$/,
	);
	expect(managedFilePath('linux', { NFON_MANAGED_SETTINGS: '/srv/s.json' })).toBe('/srv/s.json');
});

test('a computer without one is set up by its environment alone', () => {
	const { managed, notice, configuration } = readDeployment({ NFON_CLIENT_ID: 'one' }, 'linux');

	expect(managed.exists).toBe(false);
	expect(notice).toBeNull();
	expect(configuration.ok).toBe(true);
});

test('the environment goes before the file, the file before the default', () => {
	const { configuration, connection } = read(
		{ clientId: 'of-the-file', apiUrl: 'https://file.example/', redirectPort: 5000 },
		{ NFON_API_URL: 'https://env.example' },
	);

	expect(configuration).toMatchObject({
		ok: true,
		value: { apiUrl: 'https://env.example', clientId: 'of-the-file', redirectPort: 5000 },
	});
	expect(connection.map(({ name, origin }) => [name, origin])).toEqual([
		['NFON_API_URL', 'environment'],
		['NFON_ISSUER', 'default'],
		['NFON_CLIENT_ID', 'managed'],
		['NFON_CUSTOMER', 'default'],
		['NFON_REDIRECT_PORT', 'managed'],
	]);
});

test('a file written by Windows’ own programs is read', () => {
	expect(read('\uFEFF{"clientId": "one"}').configuration.ok).toBe(true);
});

test.each([
	[{ clientId: 'one', apiUrl: 'http://api.example' }, 'apiUrl', 'http://api.example', 'not-https'],
	[{ clientId: 'one', redirectPort: 80 }, 'redirectPort', '80', 'not-a-port'],
	[{ clientId: 'one', customer: '12' }, 'customer', '12', 'not-a-customer'],
])('%j names file, key, value and what is wrong', (content, name, value, reason) => {
	expect(problemsOf(read(content))).toEqual([{ name, file, value, reason }]);
});

test.each([
	['issuer', ['x'], '["x"]', ['"…"']],
	['redirectPort', { from: 80 }, '{"from":80}', ['1024 – 65535']],
])('%s cannot be %j: what it may be is named', (name, value, shown, permitted) => {
	expect(problemsOf(read({ clientId: 'one', [name]: value }))).toEqual([
		{ name, file, value: shown, permitted, reason: 'not-a-choice' },
	]);
});

test.each(['', '{', '[]', '"x"', 'null'])('%j is no settings: the app goes nowhere', (content) => {
	expect(problemsOf(read(content, { NFON_CLIENT_ID: 'one' }))).toEqual([
		{ name: '', file, value: null, reason: 'not-json' },
	]);
});

test('a file that was named and is not there is a problem; so is a folder, or half a path', () => {
	const at = (path: string) =>
		problemsOf(readDeployment({ NFON_CLIENT_ID: 'one', NFON_MANAGED_SETTINGS: path }, 'linux')).map(
			({ reason }) => reason,
		);

	expect(at(join(folder, 'none.json'))).toEqual(['not-readable']);
	expect(at(folder)).toEqual(['not-readable']);
	expect(at('settings.json')).toEqual(['not-absolute']);
});

test('choices are taken over, and what a group leaves out is as it comes', () => {
	const { managed, notice } = read({
		...{ clientId: 'one', theme: 'dark', notifications: { privacy: 'name' } },
		...{ callBack: { scheme: 'sip' }, retention: '30-days', fetchTranscripts: false },
	});

	expect(notice).toBeNull();
	expect(managed.choices).toEqual({
		theme: 'dark',
		notifications: { ...DEFAULT_NOTIFICATIONS, privacy: 'name' },
		callBack: { scheme: 'sip', template: null, viaTrunk: false },
		retention: '30-days',
		fetchTranscripts: false,
	});
});

test('a choice that cannot be used keeps nobody from their calls, and is told with its key', () => {
	const { configuration, managed, notice } = read({
		...{ clientId: 'one', theme: 'green', fontSize: 12 },
		notifications: { privacy: 'all', sounds: true },
		quietHours: [{ weekdays: [1], from: '8:00', to: '09:00' }],
		retention: '31-days',
	});

	expect(configuration.ok).toBe(true);
	expect(managed.choices).toEqual({});
	expect(notice).toEqual({
		kind: 'configuration',
		problems: expect.arrayContaining([
			{
				name: 'theme',
				file,
				value: 'green',
				permitted: ['"system"', '"light"', '"dark"'],
				reason: 'not-a-choice',
			},
			{ name: 'fontSize', file, value: '12', reason: 'unknown-key' },
			expect.objectContaining({ name: 'notifications.privacy', file, value: 'all' }),
			{ name: 'notifications.sounds', file, value: 'sounds', reason: 'unknown-key' },
			{
				name: 'quietHours.0.from',
				file,
				value: '8:00',
				permitted: ['"00:00" – "23:59"'],
				reason: 'not-a-choice',
			},
			expect.objectContaining({ name: 'retention', file, value: '31-days' }),
		]),
	});
});

test.each([
	['nowhere', { scheme: 'template', template: 'call {number}' }, 'call {number}'],
	[
		'without a number',
		{ scheme: 'template', template: 'https://pbx.example/' },
		'https://pbx.example/',
	],
	['another scheme', { scheme: 'tel', template: 'file:///{number}' }, 'file:///{number}'],
	[
		'the number as host',
		{ scheme: 'template', template: 'https://{number}/' },
		'https://{number}/',
	],
	[
		'a password',
		{ scheme: 'template', template: 'https://a:geheim@x/{number}' },
		'https://…@x/{number}',
	],
	['none at all', { scheme: 'template' }, null],
])('a template for calling back that is %s is refused, with its key', (_what, callBack, value) => {
	const { managed, notice } = read({ clientId: 'one', callBack });

	expect(managed.choices).toEqual({});
	const name = 'callBack.template';
	const problems = [{ name, file, value, reason: 'not-a-template' }];
	expect(notice).toEqual({ kind: 'configuration', problems });
});

test('a template that can be used is taken over', () => {
	const template = 'https://pbx.example/call?to={number}';
	const { managed, notice } = read({ clientId: 'one', callBack: { scheme: 'template', template } });

	expect(managed.choices.callBack).toEqual({ scheme: 'template', template, viaTrunk: false });
	expect(notice).toBeNull();
});

test('no password of a refused address is shown', () => {
	const { configuration } = read({ clientId: 'one', apiUrl: 'https://user:hunter2@api.example' });

	expect(JSON.stringify(configuration)).not.toContain('hunter2');
});

test.each([
	[{ retention: '31-days' }, 'retention', RETENTIONS.map((each) => JSON.stringify(each))],
	[{ fetchTranscripts: 'no' }, 'fetchTranscripts', ['true', 'false']],
	[{ callBack: { scheme: 'tel', viaTrunk: 'yes' } }, 'callBack.viaTrunk', ['true', 'false']],
	[
		{ quietHours: [{ weekdays: [0], from: '08:00', to: '09:00' }] },
		'quietHours.0.weekdays.0',
		['1', '2', '3', '4', '5', '6', '7'],
	],
	[{ quietHours: 'always' }, 'quietHours', ['[…]']],
	[{ notifications: 'all' }, 'notifications', ['{…}']],
])('of %j it is said what it may be', (content, name, permitted) => {
	const { notice } = read({ clientId: 'one', ...content });

	expect(notice).toMatchObject({ problems: [{ name, permitted, reason: 'not-a-choice' }] });
});
