/** The local history, opened with the key from the keychain; in memory when there is no key to be had. */
import { statSync } from 'node:fs';
import { cacheKey, type CacheKey, forgetCacheKey } from './cache/cache-key.ts';
import { CallStore } from './cache/call-store.ts';
import { openCache, removeAside, removeCache, setAsideAndOpen } from './cache/open-cache.ts';
import { storing } from './cache/store-failure.ts';
import type { Clock } from './clock.ts';
import { type Failure, type Outcome, success } from './contract/outcome.ts';
import type { Keychain } from './keychain.ts';
import type { Secret } from './secret.ts';

export interface OpenedHistory {
	readonly calls: CallStore;
	/** What the person should know: no keychain, or a file that was set aside, now or during this run. */
	readonly notice: () => Failure | null;
	/** Calls back when another file took the place of the one there was: damaged, gone, or not to be opened before. */
	readonly onMended: (listener: () => void) => void;
	/** Opens the file after all, where the key or the disk was not to be had before. */
	readonly retry: () => Promise<void>;
	/** Forgets every call, the file and its key; a new file begins empty. */
	readonly forget: () => Promise<Outcome<null>>;
	/** Forgets what was put aside and waits for its key, or for nothing. */
	readonly forgetAside: () => Outcome<null>;
	/** Ends the run in order. */
	readonly close: () => void;
}

/** Work on the file that is done off this thread. */
export interface FileThreads {
	/** Reads the whole file, and answers whether it is whole. */
	readonly check: (file: string, key: Secret) => Promise<boolean>;
	/** Brings what was written from the journal into the file. */
	readonly checkpoint: (file: string, key: Secret) => Promise<void>;
}

// Reading a history of years takes seconds of a processor that the start has better use for.
const CHECK_AFTER_MS = 30_000;

// A file that somebody deletes stays readable while it is open, and is gone at the next start.
const LOOK_EVERY_MS = 60_000;

export async function openHistory(
	file: string,
	keychain: Keychain,
	clock: Clock,
	threads: FileThreads,
): Promise<OpenedHistory> {
	const key = await cacheKey(keychain);
	const now = (): number => clock.now();
	const openedFile = storing(() => openCache(file, key.ok ? key.value.key : null, now));
	// A disk that is full or read-only keeps nobody from hearing of calls: then they are kept until the app ends.
	const opened = openedFile.ok ? openedFile.value : openCache(file, null, now);
	let notice = key.ok ? setAsideNotice(opened.setAside, key.value.isNew) : key.failure;
	if (!openedFile.ok) notice = openedFile.failure;
	/** The key of the file that is open; null while the history is in memory alone. */
	let fileKey = key.ok && openedFile.ok ? key.value.key : null;
	let identity = identityOf(file);
	let isMending = false;
	let mended = (): void => undefined;
	const mend = (): void => {
		if (isMending || fileKey === null) return;
		isMending = true;
		const sameKey = fileKey;
		// Not within the read or write that found the damage.
		clock.after(0, () => {
			isMending = false;
			if (fileKey === null) return;
			calls.renew(() => {
				const fresh = storing(() => setAsideAndOpen(file, sameKey, now));
				notice = fresh.ok ? setAsideNotice(fresh.value.setAside) : fresh.failure;
				if (!fresh.ok) fileKey = null;
				return fresh.ok ? fresh.value.database : openCache(file, null, now).database;
			});
			identity = identityOf(file);
			mended();
		});
	};
	const calls = new CallStore(opened.database, now, {
		onDamaged: mend,
		checkpoint: async () => {
			if (fileKey !== null) await threads.checkpoint(file, fileKey);
		},
	});
	const checkIfCutOff = (): void => {
		if (fileKey === null || !endedUnwell(calls)) return;
		const doubtedKey = fileKey;
		clock.after(CHECK_AFTER_MS, () => {
			void threads.check(file, doubtedKey).then((isWhole) => {
				if (!isWhole) mend();
			});
		});
	};
	checkIfCutOff();
	let isClosed = false;
	/** Goes on with the file, if it can be opened; what was learned without it is taken along. */
	const open = (asked: Outcome<CacheKey>): void => {
		if (isClosed) return;
		const reopened = asked.ok ? storing(() => openCache(file, asked.value.key, now)) : asked;
		if (!reopened.ok) {
			notice = reopened.failure;
			return;
		}
		calls.renew(() => reopened.value.database);
		fileKey = asked.ok ? asked.value.key : null;
		identity = identityOf(file);
		notice = setAsideNotice(reopened.value.setAside, asked.ok && asked.value.isNew);
		checkIfCutOff();
	};
	const retry = async (): Promise<void> => {
		if (fileKey !== null) return;
		open(await cacheKey(keychain));
		if (fileKey !== null) mended();
	};
	const forget = async (): Promise<Outcome<null>> => {
		const cleared = calls.clear();
		// In memory meanwhile: a file that is open cannot be taken away everywhere.
		fileKey = null;
		calls.renew(() => openCache(file, null, now).database);
		calls.clear();
		const removed = storing(() => {
			removeCache(file);
		});
		const forgotten = await forgetCacheKey(keychain);
		if (forgotten.ok) open(await cacheKey(keychain));
		// Whose it was is remembered over a change of files.
		calls.clear();
		if (!cleared.ok) return cleared;
		if (!removed.ok) return removed;
		return forgotten;
	};
	const look = (): void => {
		stopLooking = clock.after(LOOK_EVERY_MS, look);
		const found = identityOf(file);
		if (found !== null && found !== identity) mend();
		void calls.rest();
	};
	let stopLooking = clock.after(LOOK_EVERY_MS, look);
	return {
		calls,
		notice: () => notice,
		onMended: (listener) => {
			mended = listener;
		},
		retry,
		forget,
		forgetAside: () => {
			const removed = storing(() => {
				removeAside(file);
			});
			return removed.ok ? success(null) : removed;
		},
		close: () => {
			isClosed = true;
			stopLooking();
			fileKey = null;
			calls.close();
		},
	};
}

/** Which file stands at a path; null where that cannot be told just now. */
function identityOf(path: string): string | null {
	try {
		const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
		return stat === undefined ? 'none' : `${String(stat.dev)} ${String(stat.ino)}`;
	} catch {
		// A network drive that is away for a moment, a folder that may not be read: no word about the file.
		return null;
	}
}

/** `hadNoKey`: the keychain knew none, though there was a file that had been sealed with one. */
function setAsideNotice(setAside: string | null, hadNoKey = false): Failure | null {
	if (setAside === null) return null;
	return { kind: hadNoKey ? 'keychain-changed' : 'cache-set-aside', as: setAside };
}

/** Whether the run before this one was cut off. Asked once, when this one begins. */
function endedUnwell(calls: CallStore): boolean {
	const endedWell = calls.fact('ended-well') !== null;
	calls.setFact('ended-well', null);
	return !endedWell && calls.count() > 0;
}
