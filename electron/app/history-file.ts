/** What is to be known of the history's file: which one it is, how it came to be there, what is done to it elsewhere. */
import { statSync } from 'node:fs';
import type { CallStore } from '../cache/call-store.ts';
import type { Failure } from '../contract/outcome.ts';
import type { Secret } from '../ground/secret.ts';

/** Work on the file that is done off this thread. */
export interface FileThreads {
	/** Reads the whole file, and answers whether it is whole. */
	readonly check: (file: string, key: Secret) => Promise<boolean>;
	/** Brings what was written from the journal into the file. */
	readonly checkpoint: (file: string, key: Secret) => Promise<void>;
}

/** Which file stands at a path; null where that cannot be told just now. */
export function identityOf(path: string): string | null {
	try {
		const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
		return stat === undefined ? 'none' : `${String(stat.dev)} ${String(stat.ino)}`;
	} catch {
		// A network drive that is away for a moment, a folder that may not be read: no word about the file.
		return null;
	}
}

/** `hadNoKey`: the keychain knew none, though there was a file that had been sealed with one. */
export function setAsideNotice(setAside: string | null, hadNoKey = false): Failure | null {
	if (setAside === null) return null;
	return { kind: hadNoKey ? 'keychain-changed' : 'cache-set-aside', as: setAside };
}

/** Whether the run before this one was cut off. Asked once, when this one begins. */
export function endedUnwell(calls: Pick<CallStore, 'fact' | 'setFact' | 'count'>): boolean {
	const endedWell = calls.fact('ended-well') !== null;
	calls.setFact('ended-well', null);
	return !endedWell && calls.count() > 0;
}
