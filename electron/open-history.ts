/** The local history, opened with the key from the keychain; in memory when there is no key to be had. */
import { cacheKey } from './cache/cache-key.ts';
import { CallStore } from './cache/call-store.ts';
import { openCache } from './cache/open-cache.ts';
import type { Clock } from './clock.ts';
import type { Failure } from './contract/outcome.ts';
import type { Keychain } from './keychain.ts';

export interface OpenedHistory {
	readonly calls: CallStore;
	/** What the person should know: no keychain, or an unreadable file that was set aside. */
	readonly notice: Failure | null;
}

export async function openHistory(
	file: string,
	keychain: Keychain,
	clock: Clock,
): Promise<OpenedHistory> {
	const key = await cacheKey(keychain);
	const now = (): number => clock.now();
	const { database, setAside } = openCache(file, key.ok ? key.value : null, now);
	const calls = new CallStore(database, now);
	if (!key.ok) return { calls, notice: key.failure };
	return { calls, notice: setAside === null ? null : { kind: 'cache-set-aside', as: setAside } };
}
