/** What a person chose on this computer, kept by electron-store. Nothing secret, nothing of a call. */
import type { Rectangle } from 'electron';
import Store from 'electron-store';
import type { Language } from '../contract/app-state.ts';

export interface Settings {
	/** Null: the system's. */
	readonly language: Language | null;
	readonly historyWindow: Rectangle | null;
}

export type SettingsFile = Pick<Store<Settings>, 'get' | 'set'>;

/** Opens `settings.json` in the profile. A file that is not JSON is replaced by the defaults. */
export function openSettingsFile(userData: string): SettingsFile {
	return new Store<Settings>({
		name: 'settings',
		cwd: userData,
		clearInvalidConfig: true,
		defaults: { language: null, historyWindow: null },
	});
}
