/** The licences of what the app is made of, as the build wrote them (`build/licences.ts`). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licence } from '../contract/settings.ts';

const PARTS = ['main', 'preload', 'renderer'] as const;

/** By name; empty where the build wrote none. */
export async function readLicences(appFolder: string): Promise<readonly Licence[]> {
	const byName = new Map<string, Licence>();
	for (const part of PARTS) {
		const file = join(appFolder, 'out', part, 'licences.json');
		for (const licence of await licencesIn(file)) {
			byName.set(`${licence.name} ${licence.version}`, licence);
		}
	}
	return [...byName.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

async function licencesIn(file: string): Promise<readonly Licence[]> {
	try {
		// Written by this app's own build, and by nobody else.
		return JSON.parse(await readFile(file, 'utf8')) as readonly Licence[];
	} catch {
		// A part without a library of others has none.
		return [];
	}
}
