import { execFile } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Writes a picture (PNG) of everything on the desktop that the environment leads to. */
export async function takePicture(file: string, env: NodeJS.ProcessEnv): Promise<void> {
	mkdirSync(dirname(file), { recursive: true });
	const unfinished = `${file}.part`;
	await run('import', ['-silent', '-window', 'root', `png:${unfinished}`], { env });
	renameSync(unfinished, file); // who looks at it meanwhile sees the one before, whole
}
