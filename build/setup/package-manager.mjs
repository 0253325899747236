// Installs system packages where it may, and otherwise says what to type.
import { spawnSync } from 'node:child_process';
import { rootPrefix } from './administrator.mjs';
import { lastLines, runLogged } from './run-logged.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { isProgram } from './system-packages.mjs';

/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */

// A package manager that is already at work (unattended upgrades) is waited for this long.
const APT_OPTIONS = ['-o', 'DPkg::Lock::Timeout=300'];

/**
 * Installs the packages with apt-get as root or through passwordless sudo. Everywhere else it
 * throws a failure that names the command, for nobody's password should be asked for by a build.
 * @param {readonly SystemPackage[]} packages
 * @param {(sentence: string) => void} say
 */
export async function installPackages(packages, say) {
	if (!isProgram('apt-get')) throw new SetupFailure(commandForOtherFamilies(packages));
	const prefix = rootPrefix();
	if (prefix === null) {
		const install = `apt-get install --no-install-recommends ${resolveNames(packages).join(' ')}`;
		const sudo = isProgram('sudo') ? 'sudo ' : '';
		throw new SetupFailure(
			'Some system packages are missing and only root may install them. Type this' +
				(sudo ? '' : ' as root') +
				', then run the command again:\n\n' +
				`  ${sudo}apt-get update && ${sudo}${install}`,
		);
	}
	say('Reading the package lists (apt-get update) …');
	await runLogged('apt-get-update', ...asRoot(prefix, ['update']));
	// A list that could not be read is no reason to stop: what is needed may stand in the others.
	const names = resolveNames(packages);
	say(`Installing system packages: ${names.join(' ')} …`);
	const words = ['install', '--yes', '--no-install-recommends', ...names];
	const installed = await runLogged('apt-get-install', ...asRoot(prefix, words));
	if (installed.ok) return;
	throw new SetupFailure(
		`apt-get could not install ${names.join(' ')}. Put right what it complains of and run the ` +
			`command again.\n\n${lastLines(installed)}\n(all of it: ${installed.logFile})`,
	);
}

/**
 * @param {readonly string[]} prefix @param {readonly string[]} words
 * @returns {[string, string[]]}
 */
function asRoot(prefix, words) {
	const environment = ['DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C'];
	const command = ['apt-get', ...APT_OPTIONS, ...words];
	if (prefix.length === 0) return ['env', [...environment, ...command]];
	return ['sudo', [...prefix.slice(1), 'env', ...environment, ...command]];
}

/**
 * The name each package has on this release: Ubuntu 24.04 and Debian 13 renamed some (libgtk-3-0t64).
 * @param {readonly SystemPackage[]} packages
 */
function resolveNames(packages) {
	const policy = spawnSync('apt-cache', ['policy', ...packages.flatMap(({ apt }) => apt)], {
		encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C' },
	}).stdout;
	const installable = new Set(
		[...policy.matchAll(/^(\S+):\n.*\n {2}Candidate: (?!\(none\))/gm)].map(([, name]) => name),
	);
	const names = packages.map(({ apt }) => apt.find((name) => installable.has(name)) ?? apt.at(-1));
	return [...new Set(names)].filter((name) => name !== undefined);
}

/** @param {readonly SystemPackage[]} packages */
function commandForOtherFamilies(packages) {
	const families = /** @type {const} */ ([
		['dnf', 'sudo dnf install'],
		['pacman', 'sudo pacman -S --needed'],
		['zypper', 'sudo zypper install'],
	]);
	const found = families.find(([family]) => isProgram(family));
	if (found === undefined) {
		const signs = packages.map(({ sign }) => sign).join(', ');
		return `This system lacks ${signs}. Install what provides them, then run the command again.`;
	}
	const [family, command] = found;
	const names = [...new Set(packages.map((each) => each[family]))].join(' ');
	return `Some system packages are missing. Type this, then run the command again:\n\n  ${command} ${names}`;
}
