// Builds the app, unless what is in out/ was built from the very sources that are here.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './setup/project-folder.mjs';
import { lastLines, runLogged } from './setup/run-logged.mjs';

const SOURCES = ['electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
const LOCK_FILE = 'package-lock.json';
const built = join(projectFolder, 'out', 'main', 'main.js');
const stamp = join(projectFolder, 'out', '.built-from');

/** Returns whether there was anything to do. */
export async function buildApp(): Promise<boolean> {
	const sources = sourcesHash();
	if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources)
		return false;
	rmSync(stamp, { force: true }); // a build that is broken off leaves none
	const electronVite = join(
		projectFolder,
		'node_modules',
		'electron-vite',
		'bin',
		'electron-vite.js',
	);
	const result = await runLogged('build', process.execPath, [electronVite, 'build']);
	if (!result.ok) throw new Error(`The app does not build:\n\n${lastLines(result, 40)}`);
	writeFileSync(stamp, sources);
	return true;
}

function sourcesHash(): string {
	const hash = createHash('sha256');
	for (const file of [...SOURCES, LOCK_FILE].flatMap(filesIn)) {
		hash.update(`${file}\0`).update(readFileSync(join(projectFolder, file)));
	}
	return hash.digest('hex');
}

function filesIn(place: string): readonly string[] {
	const path = join(projectFolder, place);
	if (!statSync(path).isDirectory()) return [place];
	const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
	return names.map((name) => join(place, name)).filter(isFile);
}

function isFile(place: string): boolean {
	return statSync(join(projectFolder, place)).isFile();
}
