import { app, Menu } from 'electron';
import type { Texts } from '../text/texts.ts';

/**
 * Electron's own menu offers to reload the window and opens pages of its makers. Elsewhere there is none; macOS needs
 * one for its usual keys, made of roles, which the system names in its language, and of the settings.
 */
export function keepApplicationMenu(
	texts: () => Texts,
	showSettings: () => void,
	onSettings: (listener: () => void) => void,
): void {
	if (process.platform !== 'darwin') {
		Menu.setApplicationMenu(null);
		return;
	}
	let shown: Texts | null = null;
	const show = (): void => {
		// The same texts as long as the language is the same; a menu that is replaced while it is open would close.
		const current = texts();
		if (current !== shown) setMenu(current, showSettings);
		shown = current;
	};
	show();
	onSettings(show);
}

function setMenu(texts: Texts, showSettings: () => void): void {
	const line = { type: 'separator' } as const;
	const settings = { label: texts.settings, accelerator: 'Command+,', click: showSettings };
	const hiding = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }] as const;
	const own = [{ role: 'about' } as const, line, settings, line, ...hiding, line];
	Menu.setApplicationMenu(
		Menu.buildFromTemplate([
			{ label: app.name, submenu: [...own, { role: 'quit' }] },
			{ role: 'editMenu' },
			{ role: 'windowMenu' },
		]),
	);
}
