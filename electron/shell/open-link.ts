/** The one place that asks the system to open a link: only what is on the list, and only https. */
import type { Shell } from 'electron';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import type { HasProgram } from './open-telephone.ts';

/** Pages of documentation the app may point to. */
const DOCUMENTATION_ORIGINS = ['https://www.nfon.com'] as const;

/**
 * An opener for one provider's sign-in page and for documentation. A link to anywhere else is a bug
 * of ours or an attack, is not opened, and answers as if there were no browser.
 *
 * `shell` is passed in, so that this can be tested without Electron. Plain http gets through only as
 * the provider's own origin, which readConfiguration allows on loopback alone: the simulator.
 */
export function linkOpener(
	shell: Pick<Shell, 'openExternal'>,
	issuer: string | null,
	hasProgram: HasProgram,
): (link: string) => Promise<Outcome<null>> {
	const origins = new Set<string>(DOCUMENTATION_ORIGINS);
	if (issuer !== null) origins.add(new URL(issuer).origin);
	return async (link) => {
		const url = URL.canParse(link) ? new URL(link) : null;
		if (url === null || !isWeb(url) || !origins.has(url.origin) || hasCredentials(url)) {
			return failed({ kind: 'browser-not-opened' });
		}
		if (!(await hasProgram(url.protocol.slice(0, -1)))) {
			return failed({ kind: 'browser-not-opened' });
		}
		try {
			await shell.openExternal(url.href);
			return success(null);
		} catch {
			// The system had a browser, and it did not start. Linux would not say so.
			return failed({ kind: 'browser-not-opened' });
		}
	};
}

// What each system's settings about notifications are called.
const NOTIFICATION_SETTINGS: Partial<Record<NodeJS.Platform, string>> = {
	darwin: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
	win32: 'ms-settings:notifications',
};

/** Opens the system's settings for notifications. No Linux desktop has an address for them. */
export async function openNotificationSettings(
	shell: Pick<Shell, 'openExternal'>,
	platform: NodeJS.Platform,
): Promise<Outcome<null>> {
	const address = NOTIFICATION_SETTINGS[platform];
	if (address === undefined) return failed({ kind: 'no-system-settings' });
	try {
		await shell.openExternal(address);
		return success(null);
	} catch {
		// A system without that page.
		return failed({ kind: 'no-system-settings' });
	}
}

/** `blob:https://…` has an https origin too, and is not a page. */
function isWeb({ protocol }: URL): boolean {
	return protocol === 'https:' || protocol === 'http:';
}

/** `https://user@host` looks like another host to a person. */
function hasCredentials({ username, password }: URL): boolean {
	return username !== '' || password !== '';
}
