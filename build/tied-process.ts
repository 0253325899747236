import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { isProgram } from './setup/system-packages.mjs';

const STOP_LIMIT_MS = 5_000;
const PARENT_CHECK_MS = 1_000;

/**
 * Starts a program that does not outlive us. On Linux the kernel sees to it, however we end: a
 * `kill -9` of the tests must not leave an X server behind. It gets a process group of its own, so
 * that Ctrl-C reaches us alone and we end everything in order.
 */
export function spawnTied(
	program: string,
	words: readonly string[],
	options: SpawnOptions,
): ChildProcess {
	const detached = process.platform !== 'win32'; // there it would mean a console window
	if (!isProgram('setpriv')) {
		const child = spawn(program, words, { ...options, detached });
		process.once('exit', () => child.kill());
		return child;
	}
	const tied = ['--pdeathsig', 'TERM', '--', program, ...words];
	return spawn('setpriv', tied, { ...options, detached });
}

/** Asks it to end and waits until it has; who does not heed that within five seconds is killed. */
export async function end(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	child.kill('SIGTERM');
	const limit = new AbortController();
	const timer = delay(STOP_LIMIT_MS, 'late', { signal: limit.signal }).catch(() => 'in time');
	if ((await Promise.race([untilEnd(child), timer])) === 'late') child.kill('SIGKILL');
	await untilEnd(child);
	limit.abort();
}

/** Resolves with the exit code, or as a shell counts it, 128 and the number of the signal. */
export function untilEnd(child: ChildProcess): Promise<number> {
	const codeOf = () => child.exitCode ?? 128 + constants.signals[child.signalCode ?? 'SIGTERM'];
	if (hasEnded(child)) return Promise.resolve(codeOf());
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', () => {
			resolve(codeOf());
		});
	});
}

export function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Calls back at the first wish to stop: Ctrl-C, a request to end, or the end of the program that
 * started us (npm ends without passing a SIGTERM on). Later wishes change nothing: stopping is
 * under way.
 */
export function onStopWish(stop: (exitCode: number) => void): void {
	let isStopping = false;
	const once = (signal: NodeJS.Signals): void => {
		if (isStopping) return;
		isStopping = true;
		stop(128 + constants.signals[signal]);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) once('SIGHUP');
	}, PARENT_CHECK_MS).unref();
}
