/** The local history, opened with the key from the keychain; in memory when there is no key to be had. */
import { cacheKey } from './cache/cache-key.ts';
import { CallStore } from './cache/call-store.ts';
import { openCache, setAsideAndOpen } from './cache/open-cache.ts';
import { storing } from './cache/store-failure.ts';
import type { Clock } from './clock.ts';
import type { Failure } from './contract/outcome.ts';
import type { Keychain } from './keychain.ts';
import type { Secret } from './secret.ts';

export interface OpenedHistory {
	readonly calls: CallStore;
	/** What the person should know: no keychain, or a file that was set aside, now or during this run. */
	readonly notice: () => Failure | null;
	/** Calls back when a damaged file was set aside, and everything begins anew. */
	readonly onMended: (listener: () => void) => void;
}

/** Reads the whole file, off this thread, and answers whether it is whole. */
export type CheckFile = (file: string, key: Secret) => Promise<boolean>;

// Reading a history of years takes seconds of a processor that the start has better use for.
const CHECK_AFTER_MS = 30_000;

export async function openHistory(
	file: string,
	keychain: Keychain,
	clock: Clock,
	checkFile: CheckFile,
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
	const mend = (): void => {
		if (isMending || !key.ok) return;
		isMending = true;
		// Not within the read or write that found the damage.
		clock.after(0, () => {
			calls.renew(() => {
				const fresh = storing(() => setAsideAndOpen(file, key.value, now));
				notice = fresh.ok ? setAsideNotice(fresh.value.setAside) : fresh.failure;
				return fresh.ok ? fresh.value.database : openCache(file, null, now).database;
			});
			isMending = false;
			mended();
		});
	};
	const calls = new CallStore(opened.database, now, mend);
	if (key.ok && openedFile.ok && calls.endedUnwell()) {
		clock.after(CHECK_AFTER_MS, () => {
			void checkFile(file, key.value).then((isWhole) => {
				if (!isWhole) mend();
			});
		});
	}
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
