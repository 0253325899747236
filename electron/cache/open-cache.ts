/** Opens the encrypted database and brings it to today's shape; or sets it aside and begins afresh. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'libsql';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import type { Secret } from '../secret.ts';
import { migration0001 } from './migrations/0001-calls.ts';
import { migration0002 } from './migrations/0002-truth.ts';
import { migration0003 } from './migrations/0003-lists.ts';
import { migration0004 } from './migrations/0004-attempts.ts';
import { migration0005 } from './migrations/0005-attention.ts';
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
	...[migration0001, migration0002, migration0003, migration0004, migration0005],
];

/**
 * Opens the history at `path`, encrypted with `key`; without a key it lives in memory, because nothing secret is
 * ever written in plain text. A file that is damaged, or sealed with another key, is kept beside the new one:
 * all that the service knows comes back from the service.
 */
export function openCache(path: string, key: Secret | null, now: () => number): OpenedCache {
	if (key === null) return { database: openInMemory(), setAside: null };
	try {
		return { database: openFile(path, key), setAside: null };
	} catch (error) {
		if (!isUnreadable(error) && !(error instanceof NewerSchema)) throw error;
		return setAsideAndOpen(path, key, now);
	}
}

/** Puts a file that is no history any more beside a new one. Must not be open. */
export function setAsideAndOpen(path: string, key: Secret, now: () => number): OpenedCache {
	const aside = `${path}.unreadable-${new Date(now()).toISOString().replaceAll(':', '')}`;
	const setAside = existsSync(path) ? aside : null;
	try {
		if (setAside !== null) renameSync(path, setAside);
		// The journal belongs to the file that was set aside; beside a new one it would be taken for its own.
		for (const journal of [`${path}-wal`, `${path}-shm`]) {
			if (existsSync(journal)) rmSync(journal);
		}
	} catch (error) {
		throw new CannotOpen('The history file cannot be set aside', { cause: error });
	}
	return { database: openFile(path, key), setAside };
}

/** Removes the file, its journal, and files that were set aside. Must not be open. */
export async function removeCache(path: string): Promise<Outcome<null>> {
	try {
		const folder = dirname(path);
		const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
		const aside = entries
			.filter((entry) => entry.isFile() && entry.name.startsWith(`${basename(path)}.unreadable-`))
			.map(({ name }) => join(folder, name));
		const files = [path, `${path}-wal`, `${path}-shm`, ...aside];
		for (const file of files) await rm(file, { force: true });
	} catch {
		// Held by another program, or in a folder that may not be written.
		return failed({ kind: 'store-failed', why: 'error' });
	}
	return success(null);
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
