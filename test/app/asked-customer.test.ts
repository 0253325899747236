import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AskedCustomer, saidCustomer } from '../../electron/app/asked-customer.ts';
import { keepSettings } from '../../electron/settings/keep-settings.ts';

const MARIA = JSON.stringify(['https://sso.example', 'maria']);
const PETER = JSON.stringify(['https://sso.example', 'peter']);

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-customer-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** As each start of the app finds them. */
function settings() {
	const path = join(folder, 'settings.json');
	const read = (): object => {
		try {
			return JSON.parse(readFileSync(path, 'utf8')) as object;
		} catch {
			return {};
		}
	};
	const set = (values: object): void => {
		writeFileSync(path, JSON.stringify({ ...read(), ...values }));
	};
	return keepSettings({ path, open: () => ({ set }), now: () => 0, managed: {} });
}

function askedOf(owner: string): AskedCustomer {
	const asked = new AskedCustomer(settings());
	asked.belongTo(owner);
	return asked;
}

test('what a person typed is theirs in the next run, too', () => {
	askedOf(MARIA).keep('K1234');

	expect(askedOf(MARIA).customer()).toBe('K1234');
});

test('it does not pass to whoever signs in next, and does not come back', () => {
	askedOf(MARIA).keep('K1234');

	expect(askedOf(PETER).customer()).toBeNull();
	expect(askedOf(MARIA).customer()).toBeNull();
});

test('one that an earlier version kept is the first one’s to sign in', () => {
	settings().set('customer', 'K1234');

	expect(askedOf(MARIA).customer()).toBe('K1234');
	expect(askedOf(PETER).customer()).toBeNull();
});

test('a forgotten one stays forgotten', () => {
	const asked = askedOf(MARIA);
	asked.keep('K1234');
	asked.forget();

	expect(asked.customer()).toBeNull();
	expect(askedOf(MARIA).customer()).toBeNull();
});

test('the file names nobody', () => {
	askedOf(MARIA).keep('K1234');

	const text = readFileSync(join(folder, 'settings.json'), 'utf8');
	expect(text).toContain('K1234');
	expect(text).not.toContain('maria');
	expect(text).not.toContain('sso.example');
});

test.each([
	['K1', 'K2', 'K3', { value: 'K1', origin: 'token' }],
	[null, 'K2', 'K3', { value: 'K2', origin: 'records' }],
	[null, null, 'K3', { value: 'K3', origin: 'person' }],
	[null, null, null, null],
])('of %s in the token, %s in records and %s typed, what counts is %j', (...all) => {
	const [token, records, person, counts] = all;
	expect(saidCustomer(token, records, person)).toEqual(counts);
});
