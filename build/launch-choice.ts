import { join } from 'node:path';
import { projectFolder } from './setup/project-folder.mjs';
import { electronRuntime, runtimeSentence } from './setup/runtime.mjs';

/** How the app is run: which program, with which words, in which environment. */
export interface LaunchChoice {
	readonly executable: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	/** One line that says which Electron it is. */
	readonly sentence: string;
}

export function chooseLaunch(env: NodeJS.ProcessEnv, profileFolder: string): LaunchChoice {
	const runtime = electronRuntime();
	if (runtime === null) {
		throw new Error('There is no Electron. This installs one: node build/setup/setup.mjs app');
	}
	// Chromium refuses to run as root with its sandbox on.
	const isRoot = process.getuid?.() === 0;
	return {
		executable: runtime.executable,
		args: [projectFolder, ...(isRoot ? ['--no-sandbox'] : [])],
		// Set in terminals that are Electron apps themselves; it would make ours a plain Node.
		env: {
			...env,
			ELECTRON_RUN_AS_NODE: undefined,
			NFON_USER_DATA: join(projectFolder, profileFolder),
		},
		sentence: runtimeSentence(runtime),
	};
}
