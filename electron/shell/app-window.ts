/** One window of the app: locked down the same way, whatever it is for. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { WindowRole } from '../contract/commands.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { zoomByKeys } from './zoom-keys.ts';

/** A hidden window that loads the app's page and can go nowhere else. */
export function createAppWindow(
	role: WindowRole,
	options: BrowserWindowConstructorOptions,
	preload: string,
): BrowserWindow {
	const window = new BrowserWindow({
		show: false,
		...options,
		webPreferences: {
			preload,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webviewTag: false,
			spellcheck: false,
			// The list is drawn before the window is first shown.
			backgroundThrottling: false,
		},
	});
	zoomByKeys(window.webContents, process.platform);
	window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
	window.webContents.on('will-navigate', (event) => {
		event.preventDefault();
	});
	window.webContents.on('will-attach-webview', (event) => {
		event.preventDefault();
	});
	window.webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => {
		answer(false);
	});
	// Chromium asks this instead where a page may find out by itself, and where it would not ask the person.
	window.webContents.session.setPermissionCheckHandler(() => false);
	// A window without its page would stay blank for the rest of the run: the next one wanted is a new one.
	window.webContents.on('render-process-gone', () => {
		window.destroy();
	});
	void window.loadURL(`${APP_ORIGIN}/index.html#${role}`);
	return window;
}
