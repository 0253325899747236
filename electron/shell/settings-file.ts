/** `settings.json` in the profile, written by electron-store. */
import { join } from 'node:path';
import Store from 'electron-store';
import type { Choices } from '../contract/settings.ts';
import { keepSettings, type KeptSettings } from '../settings/keep-settings.ts';

const NAME = 'settings';

/** Opens it; a file that cannot be used is said in `notice`. */
export function openSettingsFile(
	userData: string,
	managed: Readonly<Partial<Choices>>,
): KeptSettings {
	return keepSettings({
		path: join(userData, `${NAME}.json`),
		open: () => new Store<Record<string, unknown>>({ name: NAME, cwd: userData }),
		now: Date.now,
		managed,
	});
}
