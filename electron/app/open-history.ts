/** The local history, opened with the key from the keychain; in memory when there is no key to be had. */
import { keptSince } from '../calls/kept-since.ts';
import { cacheKey, type CacheKey, forgetCacheKey } from '../cache/cache-key.ts';
import { CallStore } from '../cache/call-store.ts';
import {
	openCache,
	removeAside,
	removeAsideBefore,
	removeCache,
	setAsideAndOpen,
} from '../cache/open-cache.ts';
import { storing } from '../cache/store-failure.ts';
import type { Clock } from '../ground/clock.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { Retention } from '../contract/retention.ts';
import { endedUnwell, type FileThreads, identityOf, setAsideNotice } from './history-file.ts';
import type { Keychain } from '../ground/keychain.ts';

export interface OpenedHistory {
	readonly calls: CallStore;
	/** What the person should know: no keychain, or a file that was set aside, now or during this run. */
	readonly notice: () => Failure | null;
	/** Calls back when another file took the place of the one there was: damaged, gone, or not to be opened before. */
	readonly onMended: (listener: () => void) => void;
	/** Opens the file after all, where the key or the disk was not to be had before. */
	readonly retry: () => Promise<void>;
	/**
	 * Goes on in the file, or in memory alone, as the person chose by now; the calls come along. `pause` is called before
	 * that begins, and who waits for `onMended` goes on after it.
	 */
	readonly keepAsChosen: (pause: () => void) => Promise<void>;
	/** Forgets every call, the file and its key; a new file begins empty. */
	readonly forget: () => Promise<Outcome<null>>;
	/** Forgets every call, and what was put aside and waits for its key, or for nothing; the file stays. */
	readonly forgetCalls: () => Promise<Outcome<null>>;
	/** Forgets what was put aside before a moment (milliseconds since 1970). */
	readonly forgetAsideBefore: (beforeMs: number) => Promise<Outcome<null>>;
	/** Ends the run in order. */
	readonly close: () => void;
}

// Reading a history of years takes seconds of a processor that the start has better use for.
const CHECK_AFTER_MS = 30_000;

// Nobody waits for it, and the start has better use for the disk.
const TAKE_AWAY_AFTER_MS = 1_000;

// A file that somebody deletes stays readable while it is open, and is gone at the next start.
const LOOK_EVERY_MS = 60_000;

export async function openHistory(
	file: string,
	keychain: Keychain,
	clock: Clock,
	threads: FileThreads,
	retention: () => Retention = () => 'everything',
): Promise<OpenedHistory> {
	const now = (): number => clock.now();
	const isFileWanted = (): boolean => retention() !== 'nothing';
	const asked = isFileWanted() ? await cacheKey(keychain) : null;
	const key = asked?.ok === true ? asked.value : null;
	const openedFile = storing(() => openCache(file, key?.key ?? null, now));
	// A disk that is full or read-only keeps nobody from hearing of calls: then they are kept until the app ends.
	const opened = openedFile.ok ? openedFile.value : openCache(file, null, now);
	let notice = asked?.ok === false ? asked.failure : setAsideNotice(opened.setAside, key?.isNew);
	if (!openedFile.ok) notice = openedFile.failure;
	/** The key of the file that is open; null while the history is in memory alone. */
	let fileKey = openedFile.ok ? (key?.key ?? null) : null;
	let identity = identityOf(file);
	let isClosed = false;
	/** One after the other: what changes from one file to another, and what ends its copying. */
	let last: Promise<unknown> = Promise.resolve();
	let copying = new AbortController();
	const inOrder = <Value>(work: () => Promise<Value>): Promise<Value> => {
		const done = last.then(work);
		last = done.catch(() => undefined);
		return done;
	};
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
		keptSince: () => (isClosed ? null : keptSince(retention(), now())),
	});
	const checkIfCutOff = (): void => {
		if (fileKey === null || !endedUnwell(calls)) return;
		const doubtedKey = fileKey;
		clock.after(CHECK_AFTER_MS, () => {
			// By another key, a file that took its place meanwhile would seem damaged.
			if (fileKey !== doubtedKey) return;
			void threads.check(file, doubtedKey).then((isWhole) => {
				if (!isWhole && fileKey === doubtedKey) mend();
			});
		});
	};
	checkIfCutOff();
	/** Nothing of a call stays on the disk. A key that cannot be reached now is of no use without the file. */
	const takeAway = async (): Promise<void> => {
		const removed = await removeCache(file);
		notice = removed.ok ? null : removed.failure;
		await forgetCacheKey(keychain);
	};
	// A run that was to do it may have been cut off; and an administrator may have chosen so while the app was off.
	if (!isFileWanted()) {
		clock.after(TAKE_AWAY_AFTER_MS, () => {
			void inOrder(async () => {
				if (!isFileWanted() && fileKey === null) await takeAway();
			});
		});
	}
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
	const retry = (): Promise<void> =>
		inOrder(async () => {
			if (fileKey !== null || !isFileWanted()) return;
			open(await cacheKey(keychain));
			if (fileKey !== null) mended();
		});
	const moveToMemory = async (): Promise<void> => {
		const formerKey = fileKey;
		fileKey = null;
		await calls.move(
			() => openCache(file, null, now).database,
			copying.signal,
			// Closed, a file takes in what is left of its journal, and waits for the disk: then nothing is.
			async () => {
				if (formerKey !== null) await threads.checkpoint(file, formerKey);
			},
		);
		if (!isClosed) await takeAway();
	};
	/** Answers whether there is a file now. */
	const moveToFile = async (pause: () => void): Promise<boolean> => {
		const asked = await cacheKey(keychain);
		if (isClosed || !isFileWanted()) return false;
		const fresh = asked.ok ? storing(() => openCache(file, asked.value.key, now)) : asked;
		if (!asked.ok || !fresh.ok) {
			notice = fresh.ok ? null : fresh.failure;
			return false;
		}
		pause();
		fileKey = asked.value.key;
		identity = identityOf(file);
		notice = setAsideNotice(fresh.value.setAside, asked.value.isNew);
		await calls.move(() => fresh.value.database, copying.signal);
		return true;
	};
	const keepAsChosen = (pause: () => void): Promise<void> =>
		inOrder(async () => {
			if (isFileWanted() === (fileKey !== null) || isClosed) return;
			copying = new AbortController();
			if (isFileWanted()) {
				if (!(await moveToFile(pause))) return;
			} else {
				pause();
				await moveToMemory();
			}
			if (!isClosed) mended();
		});
	const forgetAll = async (): Promise<Outcome<null>> => {
		const cleared = calls.clear();
		// In memory meanwhile: a file that is open cannot be taken away everywhere.
		fileKey = null;
		calls.renew(() => openCache(file, null, now).database);
		calls.clear();
		const removed = await removeCache(file);
		const forgotten = await forgetCacheKey(keychain);
		if (forgotten.ok && isFileWanted()) open(await cacheKey(keychain));
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
		forgetCalls: () => {
			copying.abort();
			return inOrder(async () => {
				const cleared = calls.clear();
				return cleared.ok ? removeAside(file) : cleared;
			});
		},
		forgetAsideBefore: (beforeMs) => removeAsideBefore(file, beforeMs),
		keepAsChosen,
		forget: () => {
			copying.abort();
			return inOrder(forgetAll);
		},
		close: () => {
			isClosed = true;
			copying.abort();
			stopLooking();
			fileKey = null;
			calls.close();
		},
	};
}
