/** Everything of the app that is on the person's desk: tray icon, popover, history window, notifications. */
import { app, type BrowserWindow, type WebContents } from 'electron';
import { doNotDisturbFor } from '../attention/later.ts';
import type { Session } from '../auth/session.ts';
import { announce } from '../bridge/announce.ts';
import { CallsNews } from '../bridge/calls-news.ts';
import type { CallStore } from '../cache/call-store.ts';
import { callRow } from '../calls/call-row.ts';
import type { Clock } from '../ground/clock.ts';
import type { AppState, ConnectionState, DesktopState } from '../contract/app-state.ts';
import type { ShowRequest } from '../contract/commands.ts';
import type { SettingsView } from '../contract/settings.ts';
import { DesktopTies } from './desktop-ties.ts';
import { NoticeDesk } from './notice-desk.ts';
import { HistoryWindow } from '../shell/history-window.ts';
import type { Log } from '../shell/log.ts';
import { Popover } from '../shell/popover.ts';
import type { AppFiles } from '../shell/profile.ts';
import { SettingsWindow } from '../shell/settings-window.ts';
import type { SettingsFile } from '../settings/person-settings.ts';
import { LATEST_CALLS, type TrayActions, trayView } from '../shell/tray-view.ts';
import { TrayIcon } from '../shell/tray.ts';
import type { Texts } from '../text/texts.ts';

export interface DeskParts {
	readonly files: AppFiles;
	readonly settings: SettingsFile;
	/** Asked anew each time, because the language may change. */
	readonly texts: () => Texts;
	readonly calls: CallStore;
	readonly session: Session;
	readonly clock: Clock;
	readonly log: Log;
	/** What a click on the desk asks for that a window asks for, too. */
	readonly callBack: (uuid: string) => void;
	readonly copyNumber: (uuid: string) => void;
}

export class Desk {
	readonly popover: Popover;
	readonly historyWindow: HistoryWindow;
	readonly settingsWindow: SettingsWindow;
	readonly ties: DesktopTies;
	readonly #parts: DeskParts;
	readonly #tray: TrayIcon;
	readonly #notices: NoticeDesk;
	readonly #listeners = new Set<() => void>();
	readonly #news = new CallsNews();
	#state: AppState | null = null;
	/** The icon was made when nobody was there who speaks StatusNotifierItem. */
	#lacksStatusNotifier = false;

	constructor(parts: DeskParts) {
		const { files, settings, clock, log, calls, texts } = parts;
		this.#parts = parts;
		const onChange = (): void => {
			for (const listener of this.#listeners) listener();
		};
		this.popover = new Popover(files.preload);
		this.historyWindow = new HistoryWindow(
			files.preload,
			files.appIcon,
			{
				read: () => settings.get('historyWindow'),
				write: (bounds) => {
					settings.set('historyWindow', bounds);
				},
			},
			() => {
				// Without a tray nothing of the app would be left to be seen.
				if (this.ties.isWindowOnly) app.quit();
			},
		);
		this.settingsWindow = new SettingsWindow(files.preload, files.appIcon, {
			read: () => settings.get('settingsWindow'),
			write: (bounds) => {
				settings.set('settingsWindow', bounds);
			},
		});
		this.ties = new DesktopTies({
			...{ settings, clock, log, onChange },
			showHistory: () => {
				this.historyWindow.show(null);
			},
			onServices: ({ notifications, statusNotifier, tray }) => {
				this.#notices.hasService = notifications;
				if (statusNotifier && this.#lacksStatusNotifier) this.#tray.renew();
				this.#lacksStatusNotifier = !statusNotifier;
				if (tray === false) this.historyWindow.beInTaskbar();
			},
		});
		this.#tray = new TrayIcon(
			files.trayIcons,
			() => settings.get('trayIcon') ?? 'automatic',
			(icon) => {
				this.popover.toggle(icon);
			},
		);
		this.#notices = new NoticeDesk({
			...{ calls, settings, clock, texts, log, onChange },
			show: (request: ShowRequest) => {
				this.historyWindow.show(request);
			},
			callBack: parts.callBack,
		});
	}

	/** Hears of changes in `state` until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	get state(): DesktopState {
		const { service: notifications, doNotDisturb } = this.#notices;
		return { notifications, doNotDisturb, ...this.ties.state };
	}

	/** What can wait until the first window is there. */
	begin(): void {
		this.popover.prepare();
		this.ties.begin();
		this.#notices.begin();
	}

	stop(): void {
		this.ties.stop();
		this.#notices.stop();
	}

	/** Shows a state in the tray and tells the windows. */
	show(state: AppState): void {
		this.#state = state;
		this.#paintTray();
		announce(this.#pages(), 'app.state-changed', state);
	}

	/** Tells the windows and the tray that some calls are new, changed or gone. */
	announceCalls(): void {
		this.#paintTray();
		this.#news.tell(this.#windows());
	}

	/** Tells the windows what is chosen now. */
	announceSettings(view: SettingsView): void {
		announce(this.#pages(), 'settings.changed', view);
	}

	/** The person may be disturbed again. */
	endDoNotDisturb(): void {
		this.#notices.doNotDisturb = null;
	}

	/** Shows the notifications that are due, and takes away those whose calls are handled. */
	raiseNotices(connection: ConnectionState): void {
		this.#notices.raise(connection);
	}

	/** Says that the person has to sign in again, once. */
	tellSignInExpired(): void {
		this.#notices.tellSignInExpired();
	}

	/** Takes that away again. */
	takeBackSignInExpired(): void {
		this.#notices.takeBackSignInExpired();
	}

	#paintTray(): void {
		if (this.#state === null) return;
		const latest = this.#parts.calls.lists.latest(LATEST_CALLS);
		const rows = latest.map(({ call, open, triedAt }) => callRow(call, open, triedAt));
		const { texts, clock } = this.#parts;
		this.#tray.show(trayView(this.#state, rows, texts(), this.#trayActions, clock.now()));
	}

	readonly #trayActions: TrayActions = {
		showHistory: () => {
			this.historyWindow.show(null);
		},
		showOpen: () => {
			this.historyWindow.show({ filter: 'open' });
		},
		showCall: (uuid) => {
			this.historyWindow.show({ uuid });
		},
		callBack: (uuid) => {
			this.#parts.callBack(uuid);
		},
		copyNumber: (uuid) => {
			this.#parts.copyNumber(uuid);
		},
		markHandled: (uuid) => {
			this.#parts.calls.setHandled([uuid], true);
		},
		doNotDisturb: (choice) => {
			const now = this.#parts.clock.now();
			this.#notices.doNotDisturb = choice === null ? null : doNotDisturbFor(choice, now);
		},
		showSettings: () => {
			this.settingsWindow.show();
		},
		signIn: () => {
			this.historyWindow.show(null);
			void this.#parts.session.signIn();
		},
		signOut: () => {
			this.historyWindow.show({ ask: 'sign-out' });
		},
		quit: () => {
			app.quit();
		},
	};

	#windows(): readonly BrowserWindow[] {
		const { popover, historyWindow, settingsWindow } = this;
		const windows = [popover.window, historyWindow.window, settingsWindow.window];
		return windows.filter((window) => window !== null);
	}

	#pages(): readonly WebContents[] {
		return this.#windows().map(({ webContents }) => webContents);
	}
}
