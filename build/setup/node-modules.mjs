// Whether node_modules holds what package-lock.json asks for, and making it so.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.mjs';
import { readJson } from './read-json.mjs';
import { lastLines, runLogged } from './run-logged.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 */

/**
 * Compares the lock file with npm's own record of what it installed, which npm writes last of all
 * and deletes first. So there is no stamp of ours that could go stale, and a tree that somebody
 * made with `npm install` counts as well.
 */
export function areNodeModulesInstalled() {
	const installed = readPackages(join('node_modules', '.package-lock.json'));
	if (installed === null) return false;
	const locked = Object.entries(readPackages('package-lock.json') ?? {});
	return locked.every(([place, wanted]) => {
		const found = installed[place];
		if (place === '' || (found === undefined && mayBeAbsent(wanted))) return true;
		if (found?.version !== wanted.version) return false;
		return wanted.integrity === undefined || found?.integrity === wanted.integrity;
	});
}

/** @param {(sentence: string) => void} say */
export async function installNodeModules(say) {
	say('Installing node modules (npm ci), which takes a minute or less …');
	const result = await runLogged('npm-ci', 'npm', ['ci', '--no-audit', '--no-fund']);
	if (result.ok) return;
	throw new SetupFailure(
		'npm could not install the node modules. Check the network and what npm says, then run the ' +
			`command again.\n\n${lastLines(result, 25)}\n(all of it: ${result.logFile})`,
	);
}

/**
 * npm leaves out optional packages made for other systems. Those made for this one have to be
 * there: without its native half, libsql does not load. (glibc or musl is not told apart here.)
 * @param {LockedPackage} wanted
 */
function mayBeAbsent({ optional = false, os, cpu, libc }) {
	if (!optional) return false;
	const isForThisSystem =
		os?.includes(process.platform) === true && cpu?.includes(process.arch) === true;
	return !isForThisSystem || libc !== undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function readPackages(file) {
	const path = join(projectFolder, file);
	if (!existsSync(path)) return null;
	const lock = /** @type {{ packages: Record<string, LockedPackage> }} */ (readJson(path));
	return lock.packages;
}
