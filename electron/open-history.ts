/** The local history, opened with the key from the keychain; in memory when there is no key to be had. */
import { cacheKey } from './cache/cache-key.ts';
import { CallStore } from './cache/call-store.ts';
import { openCache, setAsideAndOpen } from './cache/open-cache.ts';
import { storing } from './cache/store-failure.ts';
import type { Clock } from './clock.ts';
import type { Failure } from './contract/outcome.ts';
import type { Keychain } from './keychain.ts';

export interface OpenedHistory {
	readonly calls: CallStore;
	/** What the person should know: no keychain, or a file that was set aside, now or during this run. */
	readonly notice: () => Failure | null;
	/** Calls back when a damaged file was set aside, and everything begins anew. */
	readonly onMended: (listener: () => void) => void;
}

export async function openHistory(
	file: string,
	keychain: Keychain,
	clock: Clock,
): Promise<OpenedHistory> {
	const key = await cacheKey(keychain);
	const now = (): number => clock.now();
	const openedFile = storing(() => openCache(file, key.ok ? key.value : null, now));
	// A disk that is full or read-only keeps nobody from hearing of calls: then they are kept until the app ends.
	const opened = openedFile.ok ? openedFile.value : openCache(file, null, now);
	let notice = key.ok ? setAsideNotice(opened.setAside) : key.failure;
	if (!openedFile.ok) notice = openedFile.failure;
	let isMending = false;
	let mended = (): void => undefined;
	const calls = new CallStore(opened.database, now, () => {
		if (isMending || !key.ok) return;
		isMending = true;
		// Not within the read or write that found the damage.
		clock.after(0, () => {
			calls.renew(() => {
				const fresh = setAsideAndOpen(file, key.value, now);
				notice = setAsideNotice(fresh.setAside);
				return fresh.database;
			});
			isMending = false;
			mended();
		});
	});
	return {
		calls,
		notice: () => notice,
		onMended: (listener) => {
			mended = listener;
		},
	};
}

function setAsideNotice(setAside: string | null): Failure | null {
	return setAside === null ? null : { kind: 'cache-set-aside', as: setAside };
}
