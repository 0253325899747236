// Programs that live and die with the virtual desktop.
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from '../setup/system-packages.mjs';
import { end, hasEnded, spawnTied } from '../tied-process.ts';

export interface ProgramOptions {
	readonly env: NodeJS.ProcessEnv;
	/** Written to the program's standard input, which is closed after it. */
	readonly input?: string;
	/** Whether file descriptor 3 is a pipe on which the program reports. */
	readonly reports?: boolean;
}

/** Starts programs and stops all of them. */
export class Processes {
	readonly #logFolder: string;
	readonly #running: { readonly program: string; readonly child: ChildProcess }[] = [];

	constructor(logFolder: string) {
		this.#logFolder = logFolder;
	}

	/** Starts a program that is to run until `stop`; what it prints goes to a log of its name. */
	start(program: string, words: readonly string[], options: ProgramOptions): ChildProcess {
		if (!isProgram(program)) {
			throw new Error(
				`The virtual desktop needs ${program}, which is not installed. ` +
					'This installs it: node build/setup/setup.mjs tests',
			);
		}
		mkdirSync(this.#logFolder, { recursive: true });
		const log = openSync(this.#logFile(program), 'a');
		const child = spawnTied(program, words, {
			env: options.env,
			stdio: [
				options.input === undefined ? 'ignore' : 'pipe',
				log,
				log,
				options.reports ? 'pipe' : 'ignore',
			],
		});
		closeSync(log);
		child.stdin?.end(options.input);
		this.#running.push({ program, child });
		return child;
	}

	/** Throws, with what the program said, if one of them is not running any more. */
	assertAllRun(): void {
		for (const { program, child } of this.#running) {
			if (!hasEnded(child)) continue;
			const log = this.#logFile(program);
			const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
			throw new Error(
				`${program} ended by itself (${String(child.exitCode ?? child.signalCode)}); ` +
					`it said:\n${lines.slice(-10).join('\n')}\n(all of it: ${log})`,
			);
		}
	}

	/** Ends all of them, the one started last first. */
	async stop(): Promise<void> {
		for (const { child } of this.#running.splice(0).reverse()) await end(child);
	}

	#logFile(program: string): string {
		return join(this.#logFolder, `${program}.log`);
	}
}
