// The folders of the virtual desktop's user, and the environment in which programs find them.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from '../setup/runtime.mjs';

export interface DesktopFolders {
	/** Home, logs and the browser's profile; it may be kept from one desktop to the next. */
	readonly folder: string;
	/** Sockets; short, because the path of a socket may have 107 characters and no more. */
	readonly runtimeFolder: string;
}

const browserScript = fileURLToPath(new URL('system-browser.mjs', import.meta.url));

// What would lead a program to the desktop of the person who started this one.
const NOT_OURS = {
	WAYLAND_DISPLAY: undefined,
	SESSION_MANAGER: undefined,
	DBUS_STARTER_ADDRESS: undefined,
	DESKTOP_STARTUP_ID: undefined,
};

export function browserProfile(folder: string): string {
	return join(folder, 'browser');
}

/** Makes the folders, writes the settings into them, and says in which environment they apply. */
export function prepareEnvironment({ folder, runtimeFolder }: DesktopFolders): NodeJS.ProcessEnv {
	const home = join(folder, 'home');
	const config = join(home, '.config');
	const data = join(home, '.local', 'share');
	mkdirSync(home, { recursive: true, mode: 0o700 });
	configurePanel(config);
	const browser = configureBrowser(config, data, join(folder, 'bin'));
	return {
		...process.env,
		...NOT_OURS,
		HOME: home,
		XDG_CONFIG_HOME: config,
		XDG_DATA_HOME: data,
		XDG_CACHE_HOME: join(home, '.cache'),
		XDG_STATE_HOME: join(home, '.local', 'state'),
		XDG_RUNTIME_DIR: runtimeFolder,
		XDG_SESSION_TYPE: 'x11',
		XDG_CURRENT_DESKTOP: 'XFCE',
		XAUTHORITY: join(runtimeFolder, 'Xauthority'),
		PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
		BROWSER: browser,
		NFON_BROWSER_PROFILE: browserProfile(folder),
		NFON_PLAIN_BROWSER: electronRuntime()?.executable,
		NFON_DESKTOP: runtimeFolder, // by this mark everything that was started here is found again
		LANG: 'C.UTF-8',
		LANGUAGE: 'en',
		GSETTINGS_BACKEND: 'memory', // no settings service is there to ask
		NO_AT_BRIDGE: '1', // nor an accessibility bus
	};
}

function configurePanel(config: string): void {
	const folder = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
	mkdirSync(folder, { recursive: true });
	const template = fileURLToPath(new URL('config/xfce4-panel.xml', import.meta.url));
	copyFileSync(template, join(folder, 'xfce4-panel.xml'));
}

/** Makes our browser the default one for xdg-open, which asks these files before it asks $BROWSER. */
function configureBrowser(config: string, data: string, bin: string): string {
	const applications = join(data, 'applications');
	for (const folder of [applications, bin]) mkdirSync(folder, { recursive: true });
	// A name without blanks, on the PATH: xdg-open 1.1.3 cannot read a quoted Exec line.
	const browser = join(bin, 'nfon-browser');
	const command = `exec ${quoted(process.execPath)} ${quoted(browserScript)} "$@"`;
	writeFileSync(browser, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
	const schemes = ['http', 'https'].map((scheme) => `x-scheme-handler/${scheme}`);
	writeFileSync(
		join(applications, 'nfon-browser.desktop'),
		lines(
			'[Desktop Entry]',
			'Type=Application',
			'Name=Browser',
			'Exec=nfon-browser %u',
			`MimeType=${schemes.join(';')};`,
		),
	);
	const defaults = schemes.map((scheme) => `${scheme}=nfon-browser.desktop`);
	writeFileSync(join(config, 'mimeapps.list'), lines('[Default Applications]', ...defaults));
	return browser;
}

function lines(...all: readonly string[]): string {
	return `${all.join('\n')}\n`;
}

/** For a shell, so that nothing in it means anything. */
function quoted(word: string): string {
	return `'${word.replaceAll("'", `'\\''`)}'`;
}
