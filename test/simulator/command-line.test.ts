import { expect, test } from 'vitest';
import { HELP, readCommandLine } from './command-line.ts';

test('without options it takes the defaults that --help states', () => {
	expect(readCommandLine([])).toMatchObject({
		kind: 'start',
		options: { port: 0, calls: 5000, days: 365, dialect: '2.0-early-access.2', unit: 'seconds' },
		placeMissedAfterSeconds: null,
	});
});

test('every option arrives', () => {
	const words =
		'--port 4000 --state s.json --auto --calls 10 --days 2 --seed x --dialect 1 --unit milliseconds --replay 3 --no-customer-claim --access-token-seconds 5 --refresh-token-seconds 60 --no-discovery --heartbeat-seconds 15 --others allowed --calls-of-others 7 --place-missed-after 2';

	expect(readCommandLine(words.split(' '))).toEqual({
		kind: 'start',
		options: {
			...{ port: 4000, stateFile: 's.json', auto: true, calls: 10, days: 2, seed: 'x' },
			...{ dialect: '2.0-early-access', unit: 'milliseconds', replay: 3, customerClaim: false },
			...{ accessTokenSeconds: 5, refreshTokenSeconds: 60, discovery: 'forbidden' },
			...{ heartbeatSeconds: 15, othersAccess: 'allowed', callsOfOthers: 7 },
		},
		placeMissedAfterSeconds: 2,
	});
});

test('--help describes every option that is understood', () => {
	expect(readCommandLine(['--help'])).toEqual({ kind: 'help' });
	for (const name of [
		'port',
		'state',
		'auto',
		'calls',
		'days',
		'seed',
		'dialect',
		'unit',
		'replay',
		'others',
		'calls-of-others',
	]) {
		expect(HELP).toContain(`--${name}`);
	}
});

test.each([
	['--port 70000', '--port must be a whole number from 0 to 65535, not "70000".'],
	['--calls many', '--calls must be a whole number from 0 to 1000000, not "many".'],
	['--days 0', '--days must be a whole number from 1 to 3650, not "0".'],
	['--dialect 3', '--dialect must be 1 (2.0-early-access) or 2 (2.0-early-access.2), not "3".'],
	['--unit minutes', '--unit must be seconds or milliseconds, not "minutes".'],
	[
		'--customer-claim --no-customer-claim',
		'--customer-claim and --no-customer-claim exclude each other.',
	],
])('%s is answered: %s', (words, sentence) => {
	expect(readCommandLine(words.split(' '))).toEqual({ kind: 'mistake', sentence });
});

test('a word that is no option is named', () => {
	expect(readCommandLine(['--colour'])).toMatchObject({
		kind: 'mistake',
		sentence: expect.stringContaining('--colour') as string,
	});
});
