/** The folder this run keeps its things in: made ready before anything needs it, or the end of the run, with words. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { textsIn } from '../text/texts-in.ts';
import { canKeepThings } from './profile.ts';
import { systemLanguage } from './system-language.ts';

export interface ProfileFolder {
	readonly path: string;
	readonly isChosen: boolean;
	readonly isUsable: boolean;
}

/** `chosen`: by NFON_USER_DATA; null for the system's own place. Must be called before Electron is ready. */
export function prepareProfileFolder(chosen: string | null): ProfileFolder {
	const path = chosen ?? app.getPath('userData');
	const isUsable = canKeepThings(path);
	// Chromium needs some folder to show why it cannot have this one.
	const used = isUsable ? path : mkdtempSync(join(tmpdir(), 'nfon-call-history-'));
	if (used !== app.getPath('userData')) app.setPath('userData', used);
	return { path, isChosen: chosen !== null, isUsable };
}

/** Says why the app cannot start, in a window and where it was started from, and ends it. */
export async function endWithoutProfile(folder: ProfileFolder): Promise<void> {
	// Before that, Linux shows no window.
	await app.whenReady();
	const language = systemLanguage(app.getPreferredSystemLanguages());
	const texts = textsIn(language, language);
	const body = texts.profileNotUsable(folder.path, folder.isChosen);
	process.stderr.write(`${texts.startFailedTitle}: ${body}\n`);
	dialog.showErrorBox(texts.startFailedTitle, body);
	app.exit(1);
}
