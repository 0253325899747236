/** Programs in the main process of a real Electron, whose network is not Node's, and whose memory is to be measured. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { electronRuntime } from '../../build/setup/runtime.mjs';

const PROGRAMS = fileURLToPath(new URL('programs/', import.meta.url));
// Inside the project, where Node finds the project's packages.
const BUILT = fileURLToPath(new URL('../results/soak/', import.meta.url));

/** The address of a server of events in a process of its own; it ends with the test. */
export async function startEventServer(): Promise<string> {
	const server = fork(new URL('./event-server.ts', import.meta.url), {
		execArgv: ['--import', 'tsx'],
	});
	onTestFinished(() => void server.kill());
	const [port] = (await once(server, 'message')) as [number];
	return `http://127.0.0.1:${port}`;
}

/** Runs `programs/<name>.ts` to its end with these words, and answers the JSON that it wrote. */
export async function runInElectron(name: string, words: readonly string[]): Promise<unknown> {
	const runtime = electronRuntime();
	if (runtime === null) throw new Error('There is no Electron runtime: run `npm run test:soak`.');
	await build({
		...{ configFile: false, logLevel: 'warn' },
		build: {
			...{ ssr: join(PROGRAMS, `${name}.ts`), outDir: BUILT, emptyOutDir: false },
			target: 'node20.18',
			rolldownOptions: { external: ['electron'], output: { entryFileNames: '[name].mjs' } },
		},
	});
	const app = spawn(runtime.executable, [join(BUILT, `${name}.mjs`), ...platformWords(), ...words]);
	onTestFinished(() => void app.kill('SIGKILL'));
	const [written, said, [code]] = await Promise.all([
		text(app.stdout),
		text(app.stderr),
		once(app, 'close') as Promise<[number | null]>,
	]);
	if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${said}`);
	return JSON.parse(written);
}

/** No window is opened, so no desktop is needed. */
function platformWords(): readonly string[] {
	return [
		...(process.platform === 'linux' ? ['--ozone-platform=headless'] : []),
		// Chromium refuses to sandbox what root starts.
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	];
}
