/** A thread of the cache as the app has it, and a folder for the file it works on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach } from 'vitest';

export interface ThreadUnderTest {
	/** Where this test's file is to be; nothing is there yet. */
	readonly file: string;
	/** Starts the thread. */
	start(workerData: unknown): Worker;
}

/** Makes `electron/cache/<name>.worker.ts` ready for every test of a file, each with a folder of its own. */
export function threadUnderTest(name: string): ThreadUnderTest {
	// Beside the project's packages, or the native one would not be found.
	const bundle = join(import.meta.dirname, '../results', name);
	let folder = '';

	// A thread does not take over the loader of TypeScript, so it gets what the app gets: a bundle.
	beforeAll(async () => {
		const { pathname } = new URL(`../../electron/cache/${name}.worker.ts`, import.meta.url);
		await build({
			configFile: false,
			logLevel: 'error',
			build: {
				ssr: pathname,
				outDir: bundle,
				rolldownOptions: { output: { entryFileNames: 'entry.mjs' } },
			},
		});
	});

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), `nfon-${name}-`));
	});

	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	return {
		get file(): string {
			return join(folder, 'history.db');
		},
		start: (workerData) => new Worker(join(bundle, 'entry.mjs'), { workerData }),
	};
}
