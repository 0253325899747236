import { randomBytes } from 'node:crypto';
import { type Outcome, success } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import { Secret } from '../ground/secret.ts';

const ENTRY = 'history-key';
const KEY_BYTES = 32;

/** Forgets the key: what was sealed with it can be read by nobody any more. */
export function forgetCacheKey(keychain: Keychain): Promise<Outcome<null>> {
	return keychain.remove(ENTRY);
}

export interface CacheKey {
	readonly key: Secret;
	/** The keychain had none: nothing was sealed with it yet. */
	readonly isNew: boolean;
}

/** The key of the local history, from the keychain; made and kept there at the first start. */
export async function cacheKey(keychain: Keychain): Promise<Outcome<CacheKey>> {
	const kept = await keychain.read(ENTRY);
	if (!kept.ok) return kept;
	if (kept.value !== null) return success({ key: kept.value, isNew: false });
	const key = new Secret(randomBytes(KEY_BYTES).toString('hex'));
	const written = await keychain.write(ENTRY, key);
	return written.ok ? success({ key, isNew: true }) : written;
}
