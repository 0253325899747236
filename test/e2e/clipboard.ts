import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The desktop's clipboard, read by pasting into nothing of ours. */
export async function clipboard(): Promise<string> {
	const reading = promisify(execFile)('xclip', ['-selection', 'clipboard', '-o']);
	const { stdout } = await reading.catch(() => ({ stdout: '' }));
	return stdout;
}
