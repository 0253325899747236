import type { FileThreads } from '../../electron/app/history-file.ts';

/** For tests in which nothing is wrong with the file: the real threads have tests of their own. */
export const fileThreads: FileThreads = {
	check: () => Promise.resolve(true),
	checkpoint: () => Promise.resolve(),
};
