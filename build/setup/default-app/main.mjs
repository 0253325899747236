// What the Electron executable runs when it is given an app on its command line. The official
// builds carry such a file; the registry-borne runtime does not, so this one is packed into it
// (see ../registry-runtime.mjs).
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What Node's module loader has beside its documented parts, and Electron's own default app uses.
 * @typedef {object} ModuleLoader
 * @property {(files: readonly string[]) => void} _preloadModules
 * @property {(request: string, parent: null, isMain: boolean) => string} _resolveFilename
 */
const loader = /** @type {ModuleLoader} */ (/** @type {unknown} */ (Module));

/**
 * What Electron's app has for its own default app, and leaves out of its types.
 * @typedef {object} AppIdentity
 * @property {(folder: string) => void} setAppPath
 * @property {(version: string) => void} setVersion
 */
const identity = /** @type {AppIdentity} */ (/** @type {unknown} */ (app));

const { appPath, preloads } = readArguments(process.argv.slice(1));
if (appPath === null) {
	console.error('Name the folder of the app to run: electron [options] <app folder>');
	process.exit(1);
}
// Playwright hands its loader over with `-r`; it has to be there before the app is.
if (preloads.length > 0) loader._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const entry = loader._resolveFilename(resolve(appPath), null, true);
introduce(resolve(appPath), entry);
// Electron holds `ready` back until this file has been evaluated. Without the await an app made of
// ES modules would be evaluated after `ready`, when it is too late to register schemes.
await import(pathToFileURL(entry).href);

/**
 * The app is the first argument that is not an option; `-r <module>` may stand before it.
 * @param {readonly string[]} words
 * @returns {{ appPath: string | null, preloads: readonly string[] }}
 */
function readArguments(words) {
	const preloads = [];
	for (let place = 0; place < words.length; place += 1) {
		const word = words[place] ?? '';
		if (word === '-r' || word === '--require') {
			place += 1;
			preloads.push(words[place] ?? '');
		} else if (word === '--version' || word === '-v') {
			console.log(`v${process.versions.electron}`);
			process.exit(0);
		} else if (!word.startsWith('-')) {
			return { appPath: word, preloads };
		}
	}
	return { appPath: null, preloads };
}

/**
 * Gives the app the name, version and desktop file its package.json states, as official builds do.
 * @param {string} folder
 * @param {string} entry
 */
function introduce(folder, entry) {
	const manifestFile = join(folder, 'package.json');
	if (!existsSync(manifestFile)) {
		identity.setAppPath(dirname(entry));
		return;
	}
	const manifest = readManifest(manifestFile);
	app.name = manifest.productName ?? manifest.name ?? 'Electron';
	if (manifest.version !== undefined) identity.setVersion(manifest.version);
	app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
	identity.setAppPath(folder);
}

/**
 * @typedef {object} Manifest
 * @property {string} [name]
 * @property {string} [productName]
 * @property {string} [version]
 * @property {string} [desktopName]
 *
 * @param {string} file
 * @returns {Manifest}
 */
function readManifest(file) {
	/** @type {unknown} */
	const manifest = JSON.parse(readFileSync(file, 'utf8'));
	return /** @type {Manifest} */ (manifest);
}
