// The system browser of a virtual desktop on a system that has none to offer: Ubuntu's Chromium is a
// snap, which sees neither our folders nor our session bus. Electron is Chromium, and it is here.
import { app, BrowserWindow } from 'electron';

const url = process.argv.at(-1) ?? '';
app.setPath('userData', process.env['NFON_BROWSER_PROFILE'] ?? app.getPath('userData'));
app.on('window-all-closed', () => {
	app.quit();
});
void app.whenReady().then(() => {
	const window = new BrowserWindow({
		...{ x: 40, y: 60, width: 900, height: 640, autoHideMenuBar: true },
		webPreferences: { sandbox: true },
	});
	return window.loadURL(url);
});
