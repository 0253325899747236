/** What ties the app to the desktop it runs on: its start at login, its shortcut, whether there is a tray. */
import { app, globalShortcut, shell } from 'electron';
import type { Clock } from '../ground/clock.ts';
import type { DesktopState, StartAtLogin } from '../contract/app-state.ts';
import type { Outcome } from '../contract/outcome.ts';
import { type DesktopServices, watchLinuxDesktop } from '../shell/linux-desktop.ts';
import type { Log } from '../shell/log.ts';
import { autostartFile, type LoginStart, systemLoginStart } from '../shell/login-start.ts';
import { openNotificationSettings } from '../shell/open-link.ts';
import type { SettingsFile } from '../settings/person-settings.ts';
import { Shortcut } from '../shell/shortcut.ts';

export interface TieParts {
	readonly settings: SettingsFile;
	readonly clock: Clock;
	readonly log: Log;
	readonly showHistory: () => void;
	/** Linux: what the desktop has. */
	readonly onServices: (services: DesktopServices) => void;
	readonly onChange: () => void;
}

export class DesktopTies {
	readonly #parts: TieParts;
	readonly #login: LoginStart;
	readonly #shortcut: Shortcut;
	#startsAtLogin: 'on' | 'off' | 'unknown' = 'unknown';
	#tray: DesktopState['tray'] = process.platform === 'linux' ? 'unknown' : 'shown';
	#stopWatching = (): void => undefined;

	constructor(parts: TieParts) {
		this.#parts = parts;
		this.#shortcut = new Shortcut(globalShortcut, parts.showHistory);
		this.#login =
			process.platform === 'linux'
				? autostartFile(
						{
							file: 'nfon-call-history.desktop',
							name: 'NFON Call History',
							command: startCommand(),
						},
						process.env,
					)
				: systemLoginStart(app, process.platform);
	}

	get state(): Omit<DesktopState, 'notifications' | 'doNotDisturb'> {
		const { settings } = this.#parts;
		const keys = settings.get('shortcut');
		return {
			tray: this.#tray,
			trayMissingUnseen: this.#tray === 'none' && settings.get('trayMissingSeen') !== true,
			startAtLogin: this.#startAtLogin(),
			shortcut: keys === null ? null : { keys, works: this.#shortcut.keys === keys },
		};
	}

	/** Whether the app has nowhere to be but its window. */
	get isWindowOnly(): boolean {
		return this.#tray === 'none';
	}

	/** Asks the system what is so; nothing of it is wanted before the first window is there. */
	begin(): void {
		const { settings, clock, log, onChange } = this.#parts;
		const keys = settings.get('shortcut');
		if (keys !== null && !this.#shortcut.set(keys).ok) log.warn('The shortcut is taken');
		// Somebody may have changed it in the system's settings meanwhile.
		app.on('browser-window-focus', this.#readLogin);
		this.#readLogin();
		if (process.platform !== 'linux') return;
		this.#stopWatching = watchLinuxDesktop(clock, (services) => {
			const tray = services.tray === null ? 'unknown' : services.tray ? 'shown' : 'none';
			if (tray !== this.#tray) log.info(`tray: ${tray}`);
			this.#tray = tray;
			this.#parts.onServices(services);
			onChange();
		});
	}

	stop(): void {
		app.off('browser-window-focus', this.#readLogin);
		this.#stopWatching();
		this.#shortcut.set(null);
	}

	/** Either answer is the person's, so that nobody asks them again. */
	setLogin(on: boolean): Outcome<null> {
		const { settings, onChange } = this.#parts;
		const isOn = this.#login.read() === 'on';
		const set = isOn === on ? ({ ok: true, value: null } as const) : this.#login.set(on);
		if (set.ok) settings.set('startAtLoginAsked', true);
		this.#startsAtLogin = this.#login.read();
		onChange();
		return set;
	}

	setShortcut(keys: string | null): Outcome<null> {
		const set = this.#shortcut.set(keys);
		if (set.ok) this.#parts.settings.set('shortcut', keys);
		this.#parts.onChange();
		return set;
	}

	dismissTrayMissing(): void {
		this.#parts.settings.set('trayMissingSeen', true);
		this.#parts.onChange();
	}

	/** Where the system itself decides whether our notifications are shown. */
	openNotificationSettings(): Promise<Outcome<null>> {
		return openNotificationSettings(shell, process.platform);
	}

	#startAtLogin(): StartAtLogin {
		const isAsked = this.#parts.settings.get('startAtLoginAsked') === true;
		return this.#startsAtLogin === 'off' && !isAsked ? 'not-asked' : this.#startsAtLogin;
	}

	readonly #readLogin = (): void => {
		const now = this.#login.read();
		if (now === this.#startsAtLogin) return;
		this.#startsAtLogin = now;
		this.#parts.onChange();
	};
}

/** How this very app is started: the program, and the app's folder where the program is not the app itself. */
function startCommand(): readonly string[] {
	// An AppImage runs from a folder that is gone after it; this is where the file itself lies.
	const program = process.env['APPIMAGE'] ?? process.execPath;
	return app.isPackaged ? [program] : [program, app.getAppPath()];
}
