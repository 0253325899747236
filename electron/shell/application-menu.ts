import { Menu } from 'electron';

/**
 * Electron's own menu offers to reload the window and opens pages of its makers. Elsewhere there is none; macOS needs
 * one for its usual keys, made of roles, which the system names in its language.
 */
export function setApplicationMenu(): void {
	if (process.platform !== 'darwin') {
		Menu.setApplicationMenu(null);
		return;
	}
	Menu.setApplicationMenu(
		Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
	);
}
