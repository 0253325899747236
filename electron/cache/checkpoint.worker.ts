/**
 * A thread of its own that brings what was written from SQLite's journal into the file: it waits for the disk, which
 * the main process must not. `PASSIVE` waits for nobody and is in nobody's way.
 */
import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import type { EncryptionOptions } from './open-cache.ts';
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
		database.pragma('wal_checkpoint(PASSIVE)');
	} finally {
		database.close();
	}
});
