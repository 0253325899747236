import { expect, test } from 'vitest';
import { openTokenVault, VAULT_ENTRY } from '../../electron/auth/token-vault.ts';
import { success } from '../../electron/contract/outcome.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { valueOf } from './person.ts';

const PROVIDER = { issuer: 'https://sso.cloud-cfg.com/realms/login', clientId: 'partner-app' };
const ACCOUNT = { subject: 'user-1', name: 'Åsa Müller', extension: '1001', customer: 'K9999' };

test('what was stored is read, account and all', async () => {
	const vault = openTokenVault(new FakeKeychain(), PROVIDER);

	await vault.store({ refreshToken: new Secret('r'), account: ACCOUNT });
	const kept = valueOf(await vault.read());

	expect(kept?.account).toEqual(ACCOUNT);
	expect(kept?.refreshToken.reveal()).toBe('r');
});

test('storing again replaces, in the same entry', async () => {
	const keychain = new FakeKeychain();
	const vault = openTokenVault(keychain, PROVIDER);

	await vault.store({ refreshToken: new Secret('first'), account: ACCOUNT });
	await vault.store({ refreshToken: new Secret('second'), account: ACCOUNT });

	expect(valueOf(await vault.read())?.refreshToken.reveal()).toBe('second');
	expect(keychain.asked.filter((question) => question !== `read ${VAULT_ENTRY}`)).toEqual([
		`write ${VAULT_ENTRY}`,
		`write ${VAULT_ENTRY}`,
	]);
});

test.each([
	{ issuer: 'https://other.example', clientId: PROVIDER.clientId },
	{ issuer: PROVIDER.issuer, clientId: 'another-app' },
])('a token is never given to %j', async (other) => {
	const keychain = new FakeKeychain();
	await openTokenVault(keychain, PROVIDER).store({
		refreshToken: new Secret('r'),
		account: ACCOUNT,
	});

	expect(await openTokenVault(keychain, other).read()).toEqual(success(null));
});

test('a long token and the longest account fit into what Windows keeps', async () => {
	const keychain = new FakeKeychain(); // complains beyond 2,560 bytes
	const account = {
		subject: 's'.repeat(36),
		name: 'Ü'.repeat(80),
		extension: '1'.repeat(20),
		customer: 'K'.repeat(20),
	};
	const refreshToken = new Secret('t'.repeat(2000)); // Keycloak's are 700 to 1,200 characters

	const outcome = await openTokenVault(keychain, PROVIDER).store({ refreshToken, account });

	expect(outcome).toEqual(success(null));
});
