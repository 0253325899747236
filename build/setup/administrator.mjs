import { spawnSync } from 'node:child_process';
import { isProgram } from './system-packages.mjs';

/**
 * What to put before a command so that root runs it, or null when that would need a password:
 * nobody should be asked for one by a build.
 * @returns {readonly string[] | null}
 */
export function rootPrefix() {
	if (process.getuid?.() === 0) return [];
	if (!isProgram('sudo')) return null;
	const allowed = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
	return allowed.status === 0 ? ['sudo', '-n'] : null;
}
