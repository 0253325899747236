/** The refresh token between runs: in the keychain, and nowhere else. */
import type { Account } from '../contract/app-state.ts';
import { success, type Outcome } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import { Secret } from '../ground/secret.ts';
import type { ProviderSettings } from './endpoints.ts';

/** A sign-in that outlives the run; the account is with it, so that it is known offline too. */
export interface KeptSignIn {
	readonly refreshToken: Secret;
	readonly account: Account;
}

export interface TokenVault {
	/** Null when nothing is kept, or only the sign-in of another provider or client. */
	read(): Promise<Outcome<KeptSignIn | null>>;
	store(kept: KeptSignIn): Promise<Outcome<null>>;
	forget(): Promise<Outcome<null>>;
}

/** The one entry this folder writes. */
export const VAULT_ENTRY = 'sign-in';

/** A vault for one provider and client: a token must never be sent to another one than gave it. */
export function openTokenVault(
	keychain: Keychain,
	{ issuer, clientId }: ProviderSettings,
): TokenVault {
	return {
		async read() {
			const entry = await keychain.read(VAULT_ENTRY);
			if (!entry.ok) return entry;
			return success(entry.value === null ? null : parsed(entry.value, issuer, clientId));
		},
		// One entry holds it all, so that replacing it is atomic. Short names, because the Windows
		// Credential Manager keeps no more than 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE).
		store({ refreshToken, account }) {
			const { subject, name, extension, customer } = account;
			const token = refreshToken.reveal();
			const entry = { v: 1, issuer, clientId, token, subject, name, extension, customer };
			return keychain.write(VAULT_ENTRY, new Secret(JSON.stringify(entry)));
		},
		forget() {
			return keychain.remove(VAULT_ENTRY);
		},
	};
}

/** Null for what is damaged, or not for this provider and client: then nobody is signed in here. */
function parsed(entry: Secret, issuer: string, clientId: string): KeptSignIn | null {
	let value: unknown;
	try {
		value = JSON.parse(entry.reveal());
	} catch {
		return null; // not ours, or cut short
	}
	if (value === null || typeof value !== 'object') return null;
	const kept = value as Readonly<Record<string, unknown>>;
	if (kept['v'] !== 1 || kept['issuer'] !== issuer || kept['clientId'] !== clientId) return null;
	const token = kept['token'];
	if (typeof token !== 'string' || token === '') return null;
	const account = {
		subject: textOrNull(kept['subject']),
		name: textOrNull(kept['name']),
		extension: textOrNull(kept['extension']),
		customer: textOrNull(kept['customer']),
	};
	return { refreshToken: new Secret(token), account };
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
