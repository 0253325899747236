/** Opens the encrypted database and brings it to today's shape; or sets it aside and begins afresh. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import Database from 'libsql';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import type { Secret } from '../ground/secret.ts';
import { migration0001 } from './migrations/0001-calls.ts';
import { migration0002 } from './migrations/0002-truth.ts';
import { migration0003 } from './migrations/0003-lists.ts';
import { migration0004 } from './migrations/0004-attempts.ts';
import { migration0005 } from './migrations/0005-attention.ts';
import { migration0006 } from './migrations/0006-reopened.ts';
import { allAside, asideBefore, moveHistory, putAside, unopenedFiles } from './put-aside.ts';
import { firstColumn } from './statements.ts';
import { CannotOpen, isUnreadable } from './store-failure.ts';

export type CacheDatabase = Database.Database;

export interface OpenedCache {
	readonly database: CacheDatabase;
	/** Where an unreadable file was put; null when there was none. */
	readonly setAside: string | null;
}

/** libsql's types are better-sqlite3's, which has no encryption. */
export interface EncryptionOptions {
	readonly encryptionCipher: 'aes256cbc';
	readonly encryptionKey: string;
}

const MIGRATIONS: readonly string[] = [
	...[migration0001, migration0002, migration0003, migration0004, migration0005, migration0006],
];

/**
 * Opens the history at `path`, encrypted with `key`; without a key it lives in memory, because nothing secret is
 * ever written in plain text. A file that is damaged, or sealed with another key, is kept beside the new one:
 * all that the service knows comes back from the service. What only this computer knew comes back with the key: a file
 * that waits for this one is used again.
 */
export function openCache(path: string, key: Secret | null, now: () => number): OpenedCache {
	if (key === null) return { database: openInMemory(), setAside: null };
	try {
		// None there: the start before may have failed while it tried those that wait.
		const waited = existsSync(path) ? null : openWaiting(path, key);
		return { database: waited ?? openFile(path, key), setAside: null };
	} catch (error) {
		if (!isUnreadable(error) && !(error instanceof NewerSchema)) throw error;
		const setAside = putAside(path, 'unopened', now);
		const waited = openWaiting(path, key);
		if (waited !== null) return { database: waited, setAside: null };
		return { database: openFile(path, key), setAside };
	}
}

/** Puts a file that is no history any more beside a new one. Must not be open. */
export function setAsideAndOpen(path: string, key: Secret, now: () => number): OpenedCache {
	const setAside = putAside(path, 'unreadable', now);
	return { database: openFile(path, key), setAside };
}

/** The newest of the files that were put aside for want of their key, and that this one opens; null: none. */
function openWaiting(path: string, key: Secret): CacheDatabase | null {
	for (const waiting of unopenedFiles(path)) {
		// Under its own name, or SQLite would look for its journal beside another one.
		moveHistory(waiting, path);
		try {
			return openFile(path, key);
		} catch (error) {
			moveHistory(path, waiting);
			if (!isUnreadable(error) && !(error instanceof NewerSchema)) throw error;
		}
	}
	return null;
}

/** Removes the file, its journal, and what was put aside. The file must not be open. */
export function removeCache(path: string): Promise<Outcome<null>> {
	return removeAll(() => [path, `${path}-wal`, `${path}-shm`, ...allAside(path)]);
}

/** Removes what was put aside: who wants the calls forgotten does not want them back with a former keychain. */
export function removeAside(path: string): Promise<Outcome<null>> {
	return removeAll(() => allAside(path));
}

/** Removes what was put aside before a moment (milliseconds since 1970): all calls in it are older. */
export function removeAsideBefore(path: string, beforeMs: number): Promise<Outcome<null>> {
	return removeAll(() => asideBefore(path, beforeMs));
}

async function removeAll(files: () => readonly string[]): Promise<Outcome<null>> {
	try {
		for (const file of files()) await rm(file, { force: true });
		return success(null);
	} catch {
		// Held by another program, or in a folder that may not be written.
		return failed({ kind: 'store-failed', why: 'error' });
	}
}

/** Written by a later version of the app, whose meaning this one cannot know. */
class NewerSchema extends Error {}

function connect(path: string, options: Database.Options): CacheDatabase {
	try {
		return new Database(path, options);
	} catch (error) {
		if (error instanceof Database.SqliteError) throw error;
		throw new CannotOpen('The history file cannot be opened', { cause: error });
	}
}

function openInMemory(): CacheDatabase {
	const database = new Database(':memory:');
	database.pragma('foreign_keys = ON');
	return migrate(database);
}

function openFile(path: string, key: Secret): CacheDatabase {
	const options: Database.Options & EncryptionOptions = {
		encryptionCipher: 'aes256cbc',
		encryptionKey: key.reveal(),
	};
	const database = connect(path, options);
	try {
		// Of a new file: what is given up can be given back to the disk. It has to be said before anything else.
		database.pragma('auto_vacuum = INCREMENTAL');
		database.pragma('journal_mode = WAL');
		// Safe with WAL: a power cut may lose the last moments, which the service sends again; never the file.
		database.pragma('synchronous = NORMAL');
		database.pragma('foreign_keys = ON');
		// The journal is brought into the file on another thread (checkpoint.worker.ts), because that waits for the
		// disk; by the writer only when nobody did for long. In pages.
		database.pragma('wal_autocheckpoint = 16384');
		// The other thread writes as well, for as long as the disk takes. Everything stands still meanwhile, so whatever
		// holds the file for longer is said and tried again later. In milliseconds.
		database.pragma('busy_timeout = 1000');
		// What a call said is nowhere in the file any more when it is removed: overwritten with zeros before its room is
		// given away (libsql's default, said because it matters), and cut off from a journal that is in the file.
		database.pragma('secure_delete = ON');
		database.pragma('journal_size_limit = 0');
		// Every page that is not in memory has to be read and deciphered. In KiB, below zero.
		database.pragma('cache_size = -16384');
		return migrate(database);
	} catch (error) {
		database.close();
		throw error;
	}
}

function migrate(database: CacheDatabase): CacheDatabase {
	const done = Number(firstColumn(database.prepare('PRAGMA user_version').raw().get()));
	if (done > MIGRATIONS.length) {
		throw new NewerSchema(
			`The history was written by a newer version of this app (schema ${String(done)})`,
		);
	}
	for (const [index, migration] of MIGRATIONS.entries()) {
		if (index < done) continue;
		database.transaction(() => {
			database.exec(migration);
			database.exec(`PRAGMA user_version = ${String(index + 1)}`);
		})();
	}
	return database;
}
