/** What is done to the history's file on threads of its own, because it takes longer than a frame. */
import createCheckpoint from '../cache/checkpoint.worker.ts?nodeWorker';
import createCheck from '../cache/check-file.worker.ts?nodeWorker';
import { ended, verdictOf } from '../cache/thread-answer.ts';
import type { FileThreads } from './history-file.ts';

export const fileThreads: FileThreads = {
	check: (path, key) => verdictOf(() => createCheck({ workerData: { path, key: key.reveal() } })),
	checkpoint: (path, key) =>
		ended(() => createCheckpoint({ workerData: { path, key: key.reveal() } })),
};
