/** Calling back, joined to the system's telephone and to what the person chose. */
import { app, shell } from 'electron';
import type { CallStore } from '../cache/call-store.ts';
import type { CallBackParts } from '../commands/call-back-commands.ts';
import { programOnSystem, telephoneOpener } from '../shell/open-telephone.ts';
import type { SettingsFile } from '../settings/person-settings.ts';

export function connectTelephone(calls: CallStore, settings: SettingsFile): CallBackParts {
	return {
		calls,
		settings: () => settings.get('callBack'),
		openTelephone: telephoneOpener(shell, programOnSystem(app, process.platform)),
	};
}
