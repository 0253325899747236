/** Whom the system takes this app for. */
import type { App } from 'electron';

const APP_ID = 'com.github.nfon-call-history';

// Never to be changed: what is in the notification centre remembers it.
const TOAST_ACTIVATOR = '{CD3E7CBA-FBD7-5F61-9AE3-A501D0BED6EE}';

/**
 * Names the app to Windows, before anything is shown: its notifications and its windows belong to one program, and a
 * click on what an earlier run left in the notification centre finds this one (since Electron 42; without an activator
 * of its own, every run makes up another).
 */
export function nameApp(
	app: Pick<App, 'setAppUserModelId'> & Partial<Pick<App, 'setToastActivatorCLSID'>>,
	platform: NodeJS.Platform,
): void {
	if (platform === 'win32') app.setToastActivatorCLSID?.(TOAST_ACTIVATOR);
	app.setAppUserModelId(APP_ID);
}
