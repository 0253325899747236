/** Starting with the session: asked of the system and told to it; what is shown is what the system says. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { failed, success, type Outcome } from '../contract/outcome.ts';

/** The word that says that nobody asked for a window. */
const HIDDEN = 'hidden';

/** Whether this run began with the session. macOS passes no words; it answers when asked. */
export function wasStartedHidden(
	app: Pick<App, 'commandLine' | 'getLoginItemSettings'>,
	platform: NodeJS.Platform,
): boolean {
	if (app.commandLine.hasSwitch(HIDDEN)) return true;
	return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

export interface LoginStart {
	read(): 'on' | 'off' | 'unknown';
	set(on: boolean): Outcome<null>;
}

/** The system's own list of what starts at login (Windows, macOS). */
export function systemLoginStart(
	app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>,
	platform: NodeJS.Platform,
): LoginStart {
	const args = [`--${HIDDEN}`];
	const read = (): 'on' | 'off' => {
		const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args });
		// Windows keeps the entry of a program that somebody switched off in the Task Manager; macOS has no such answer.
		const isSwitchedOff = platform === 'win32' && !executableWillLaunchAtLogin;
		return openAtLogin && !isSwitchedOff ? 'on' : 'off';
	};
	return {
		read,
		set: (on) => {
			app.setLoginItemSettings({ openAtLogin: on, args });
			// The person, or whoever administers the computer, may have said otherwise in the system's settings.
			return read() === (on ? 'on' : 'off') ? success(null) : failed({ kind: 'login-not-set' });
		},
	};
}

export interface DesktopEntry {
	/** Name of the file: `….desktop`. */
	readonly file: string;
	readonly name: string;
	/** The program and its words. */
	readonly command: readonly string[];
}

/** A file in the session's autostart folder [Desktop Application Autostart Specification]. */
export function autostartFile(
	entry: DesktopEntry,
	env: Readonly<Record<string, string | undefined>>,
): LoginStart {
	const config = env['XDG_CONFIG_HOME'] ?? '';
	const folder = config.startsWith('/') ? config : join(homedir(), '.config');
	const path = join(folder, 'autostart', entry.file);
	return {
		read: () => {
			try {
				return isSwitchedOff(readFileSync(path, 'utf8')) ? 'off' : 'on';
			} catch (error) {
				const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
				return isMissing ? 'off' : 'unknown';
			}
		},
		set: (on) => {
			try {
				if (on) {
					mkdirSync(dirname(path), { recursive: true });
					writeFileSync(path, entryText(entry));
				} else rmSync(path, { force: true });
				return success(null);
			} catch {
				// A folder that is read-only, a full disk.
				return failed({ kind: 'login-not-set' });
			}
		},
	};
}

function entryText({ name, command }: DesktopEntry): string {
	const words = [...command, `--${HIDDEN}`].map(execWord).join(' ');
	const lines = ['[Desktop Entry]', 'Type=Application', `Name=${name}`, `Exec=${words}`];
	return `${[...lines, 'X-GNOME-Autostart-enabled=true'].join('\n')}\n`;
}

/** Desktops that offer to switch a program off write so into its file. */
function isSwitchedOff(text: string): boolean {
	return /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(text);
}

/**
 * [Desktop Entry Specification, "The Exec key"] "If an argument contains a reserved character the argument must be
 * quoted"; the backslashes are then escaped once more, as in every string of the file; `%` begins a field code.
 */
function execWord(word: string): string {
	const escaped = word
		.replaceAll('%', '%%')
		.replace(/["`$\\]/g, '\\$&')
		.replaceAll('\\', '\\\\');
	return /^[A-Za-z0-9_./:@=+,-]+$/.test(word) ? word : `"${escaped}"`;
}
