// Runs a program whose output nobody wants to read, unless it fails.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { projectFolder } from './project-folder.mjs';

// Not under node_modules, which `npm ci` deletes while it is being logged.
const logFolder = join(projectFolder, '.local', 'setup');

/**
 * @typedef {object} RunResult
 * @property {boolean} ok
 * @property {string} logFile
 * @property {string} output all the program printed
 */

/**
 * Runs a program to its end with its output going to `.local/setup/<name>.log`.
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<RunResult>}
 */
export async function runLogged(name, program, words, { timeoutMs, env = process.env } = {}) {
	mkdirSync(logFolder, { recursive: true });
	const logFile = join(logFolder, `${name}.log`);
	const log = createWriteStream(logFile);
	const child = spawn(program, words, {
		cwd: projectFolder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: timeoutMs,
		shell: program === 'npm' && process.platform === 'win32', // npm is npm.cmd there
	});
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	/** @type {boolean} */
	const ok = await new Promise((resolve) => {
		child.on('error', (error) => {
			log.write(`${program} could not be started: ${error.message}\n`);
			resolve(false);
		});
		child.on('close', (code) => {
			resolve(code === 0);
		});
	});
	log.end();
	await finished(log);
	return { ok, logFile, output: readFileSync(logFile, 'utf8') };
}

/**
 * The last lines of a log, for an error message.
 * @param {RunResult} result
 */
export function lastLines({ output }, count = 15) {
	return output.trimEnd().split('\n').slice(-count).join('\n');
}
