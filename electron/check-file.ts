import type { Worker } from 'node:worker_threads';
import createWorker from './cache/check-file.worker.ts?nodeWorker';
import type { Secret } from './secret.ts';

/** Reads the whole history on a thread of its own; a check that fails by itself accuses nobody. */
export function checkFile(path: string, key: Secret): Promise<boolean> {
	return verdictOf(createWorker({ workerData: { path, key: key.reveal() } }));
}

/** What the thread says; true when it ends without a word. */
function verdictOf(worker: Worker): Promise<boolean> {
	return new Promise((resolve) => {
		worker.once('message', (isWhole) => {
			resolve(isWhole === true);
		});
		worker.once('error', () => {
			resolve(true);
		});
		worker.once('exit', () => {
			resolve(true);
		});
	});
}
