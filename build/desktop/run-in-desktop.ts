// `tsx build/desktop/run-in-desktop.ts [--size 1280x800] -- command words…` runs a command on a
// virtual desktop made for it and ends with the command's exit code.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../setup/project-folder.mjs';
import { electronRuntime } from '../setup/runtime.mjs';
import { end, onStopWish, spawnTied, untilEnd } from '../tied-process.ts';
import { startDesktop } from './virtual-desktop.ts';

const { size, command } = readArguments(process.argv.slice(2));
let running: ChildProcess | null = null;
let isStopping = false;
onStopWish(() => {
	isStopping = true;
	if (running !== null) void end(running);
});

const folder = mkdtempSync(join(tmpdir(), 'nfon-home-'));
try {
	process.exitCode = await runOnDesktop();
} finally {
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function runOnDesktop(): Promise<number> {
	const desktop = await startDesktop({ folder, ...size });
	try {
		return await runCommand({ ...desktop.env, ...runtimeVariables() });
	} finally {
		await desktop.stop();
	}
}

async function runCommand(env: NodeJS.ProcessEnv): Promise<number> {
	const [program = '', ...words] = command;
	const bin = join(projectFolder, 'node_modules', '.bin');
	const path = `${bin}${delimiter}${env['PATH'] ?? ''}`;
	running = spawnTied(program, words, { env: { ...env, PATH: path }, stdio: 'inherit' });
	if (isStopping) await end(running); // the wish came before there was a command
	return untilEnd(running);
}

/** HOME is another one on the desktop, so the runtime in the user's cache is named here. */
function runtimeVariables(): NodeJS.ProcessEnv {
	const runtime = electronRuntime();
	if (runtime?.kind !== 'registry') return {};
	return { ELECTRON_OVERRIDE_DIST_PATH: dirname(runtime.executable) };
}

function readArguments(words: string[]) {
	const { values, positionals } = parseArgs({
		args: words,
		options: { size: { type: 'string', default: '1280x800' } },
		allowPositionals: true,
	});
	const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? [];
	if (width === undefined || height === undefined || positionals.length === 0) {
		console.error('usage: run-in-desktop.ts [--size 1280x800] -- command words…');
		process.exit(2);
	}
	return { size: { width: Number(width), height: Number(height) }, command: positionals };
}
