/** A thread of its own that reads a whole history and says whether it is whole: seconds, for a large one. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { isContentWhole } from './check-content.ts';
import { storing } from './store-failure.ts';

const { path, key } = workerData as { readonly path: string; readonly key: string };
const options = { encryptionCipher: 'aes256cbc', encryptionKey: key, readonly: true };
const verdict = storing(() => {
	const database = new Database(path, options);
	try {
		return isContentWhole(database);
	} finally {
		database.close();
	}
});
// Only damage accuses: a file that cannot be opened or read just now may be whole.
const isDamaged =
	!verdict.ok && verdict.failure.kind === 'store-failed' && verdict.failure.why === 'damaged';
parentPort?.postMessage(verdict.ok ? verdict.value : !isDamaged);
