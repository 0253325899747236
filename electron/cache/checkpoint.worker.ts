/**
 * A thread of its own that brings what was written from SQLite's journal into the file: it waits for the disk, which
 * the main process must not. `PASSIVE` waits for nobody and is in nobody's way; only the one short write after it is.
 */
import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import type { EncryptionOptions } from './open-cache.ts';
import { firstColumn } from './statements.ts';
import { storing } from './store-failure.ts';

const { path, key } = workerData as { readonly path: string; readonly key: string };
const options: Database.Options & EncryptionOptions = {
	encryptionCipher: 'aes256cbc',
	encryptionKey: key,
};
// What fails here stays in the journal, is read from there, and is tried again later.
storing(() => {
	const database = new Database(path, options);
	try {
		// The main process may be writing just now; in milliseconds.
		database.pragma('busy_timeout = 1000');
		database.pragma('synchronous = NORMAL');
		// What a call said and is removed is cut off with the journal it was in.
		database.pragma('journal_size_limit = 0');
		database.pragma('wal_checkpoint(PASSIVE)');
		beginJournalAnew(database);
	} finally {
		database.close();
	}
});

/**
 * [Note: Who begins the journal anew] SQLite begins it anew with the first write after all of it is in the file, and
 * that write waits for the disk: up to 183 ms were seen. So this thread makes it, with a write that changes nothing.
 */
function beginJournalAnew(database: Database.Database): void {
	const schema = Number(firstColumn(database.prepare('PRAGMA user_version').raw().get()));
	// A file that was taken away meanwhile is not made anew.
	if (schema > 0) database.exec(`PRAGMA user_version = ${String(schema)}`);
}
