/** The one place that hands a number to the system's telephone: only what is on the list. */
import { execFile } from 'node:child_process';
import type { App, Shell } from 'electron';
import { failed, type Outcome, success } from '../contract/outcome.ts';

/** `callBackUrl` makes no others; what it would let through by mistake ends here. */
const SCHEMES = ['tel:', 'callto:', 'sip:', 'sips:', 'https:'];

/** Whether the system knows a program for a scheme (`tel`). */
export type HasProgram = (scheme: string) => Promise<boolean>;

export function telephoneOpener(
	shell: Pick<Shell, 'openExternal'>,
	hasProgram: HasProgram,
): (link: string) => Promise<Outcome<null>> {
	const noProgram = failed({ kind: 'cannot-call', why: 'no-program' });
	return async (link) => {
		const url = URL.canParse(link) ? new URL(link) : null;
		if (url === null || !SCHEMES.includes(url.protocol)) {
			return failed({ kind: 'cannot-call', why: 'bad-template' });
		}
		if (!(await hasProgram(url.protocol.slice(0, -1)))) return noProgram;
		try {
			await shell.openExternal(link);
			return success(null);
		} catch {
			// The system had a program, and it did not start.
			return noProgram;
		}
	};
}

/** Asks the system. Where it cannot be asked, the answer is yes, and trying will tell. */
export function programOnSystem(
	app: Pick<App, 'getApplicationNameForProtocol'>,
	platform: NodeJS.Platform,
): HasProgram {
	if (platform === 'linux') return hasDefaultHandler;
	// A whole URL, because the bare scheme is none to Chromium, and an invalid one may belong to nobody.
	return (scheme) =>
		Promise.resolve(app.getApplicationNameForProtocol(`${scheme}://localhost`) !== '');
}

/**
 * On Linux `openExternal` resolves within milliseconds whatever becomes of it: Electron starts xdg-open and looks no
 * further (seen on 33 with a scheme that nobody knows). So xdg-mime is asked, as `getApplicationNameForProtocol` does
 * too, but that one holds up the event loop for a tenth of a second while the shell script runs.
 */
function hasDefaultHandler(scheme: string): Promise<boolean> {
	const words = ['query', 'default', `x-scheme-handler/${scheme}`];
	return new Promise((resolve) => {
		execFile('xdg-mime', words, { timeout: 5_000 }, (error, stdout) => {
			resolve(error !== null || stdout.trim() !== '');
		});
	});
}
