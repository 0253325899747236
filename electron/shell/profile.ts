import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where this run keeps its things. */
export interface Profile {
	readonly folder: string;
	readonly historyFile: string;
	/** Under which this profile's entries stand in the keychain: two profiles never share one. */
	readonly keychainScope: string;
}

/** `chosen`: the folder somebody chose by NFON_USER_DATA, or null for the system's own. */
export function profileAt(folder: string, chosen: string | null): Profile {
	return {
		folder,
		historyFile: join(folder, 'history.db'),
		keychainScope:
			chosen === null ? 'default' : createHash('sha256').update(chosen).digest('hex').slice(0, 16),
	};
}

/** Whether the folder is there, or can be made, and takes new files. A full disk is no reason against it. */
export function canKeepThings(folder: string): boolean {
	try {
		makeFolder(folder);
		// Tried, because rights alone do not tell: not on Windows, and not on a disk that is read-only.
		rmdirSync(mkdtempSync(join(folder, '.writable-')));
		return true;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : null;
		return code === 'ENOSPC' || code === 'EDQUOT';
	}
}

/** Node's own way to make parents, too, never ends below /proc (seen on 20). */
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	const parent = dirname(folder);
	if (parent !== folder) makeFolder(parent);
	mkdirSync(folder, { mode: 0o700 });
}

/** The files the app brings along. */
export interface AppFiles {
	/** Folder of the window's page. */
	readonly page: string;
	readonly preload: string;
	readonly trayIcons: string;
	readonly appIcon: string;
}

export function appFiles(appFolder: string): AppFiles {
	return {
		page: join(appFolder, 'out/renderer'),
		preload: join(appFolder, 'out/preload/preload.cjs'),
		trayIcons: join(appFolder, 'build/icons/tray'),
		appIcon: join(appFolder, 'build/icons/app/256.png'),
	};
}
