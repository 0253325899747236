/** Everything of the app that is on the person's desk: tray icon, popover, history window, notifications. */
import { app, type WebContents } from 'electron';
import { noticedCall, raiseNotices } from './attention/raise-notices.ts';
import type { Session } from './auth/session.ts';
import { announce } from './bridge/announce.ts';
import type { CallStore } from './cache/call-store.ts';
import type { Clock } from './clock.ts';
import type { AppState, ConnectionState } from './contract/app-state.ts';
import { HistoryWindow } from './shell/history-window.ts';
import type { Log } from './shell/log.ts';
import { Notifications } from './shell/notifications.ts';
import { Popover } from './shell/popover.ts';
import type { AppFiles } from './shell/profile.ts';
import type { SettingsFile } from './shell/settings-file.ts';
import { type TrayActions, trayView } from './shell/tray-view.ts';
import { TrayIcon } from './shell/tray.ts';
import type { Texts } from './text/texts.ts';

export interface DeskParts {
	readonly files: AppFiles;
	readonly settings: SettingsFile;
	readonly texts: Texts;
	readonly calls: CallStore;
	readonly session: Session;
	readonly clock: Clock;
	readonly log: Log;
}

export class Desk {
	readonly popover: Popover;
	readonly historyWindow: HistoryWindow;
	readonly #parts: DeskParts;
	readonly #tray: TrayIcon;
	readonly #notifications: Notifications;
	#revision = 0;

	constructor(parts: DeskParts) {
		const { files, settings, log } = parts;
		this.#parts = parts;
		this.popover = new Popover(files.preload);
		this.historyWindow = new HistoryWindow(files.preload, files.appIcon, {
			read: () => settings.get('historyWindow'),
			write: (bounds) => {
				settings.set('historyWindow', bounds);
			},
		});
		this.#tray = new TrayIcon(files.trayIcons, (icon) => {
			this.popover.toggle(icon);
		});
		this.#notifications = new Notifications(
			(id) => {
				const uuid = noticedCall(id);
				this.historyWindow.show(uuid === null ? { filter: 'open' } : { uuid });
			},
			() => {
				log.warn('The system refused to show a notification');
			},
		);
	}

	/** Shows a state in the tray and tells the windows. */
	show(state: AppState): void {
		this.#tray.show(trayView(state, this.#parts.texts, this.#trayActions));
		announce(this.#pages(), 'app.state-changed', state);
	}

	/** Tells the windows that some calls are new, changed or gone. */
	announceCalls(): void {
		this.#revision += 1;
		announce(this.#pages(), 'calls.changed', { revision: this.#revision });
	}

	/** Shows the notifications that are due, and takes away those whose calls are handled. */
	raiseNotices(connection: ConnectionState): void {
		const { calls, clock, texts } = this.#parts;
		raiseNotices(calls, this.#notifications, connection, clock.now(), texts);
	}

	readonly #trayActions: TrayActions = {
		showHistory: () => {
			this.historyWindow.show(null);
		},
		showOpen: () => {
			this.historyWindow.show({ filter: 'open' });
		},
		signIn: () => {
			this.historyWindow.show(null);
			void this.#parts.session.signIn();
		},
		signOut: () => {
			const { session, log } = this.#parts;
			void session.signOut().then(({ forgotten, revoked }) => {
				if (!forgotten.ok) log.warn(`Signed out, not forgotten: ${forgotten.failure.kind}`);
				if (!revoked.ok) log.warn(`Signed out, not revoked: ${revoked.failure.kind}`);
			});
		},
		quit: () => {
			app.quit();
		},
	};

	#pages(): readonly WebContents[] {
		const windows = [this.popover.window, this.historyWindow.window];
		return windows.flatMap((window) => window?.webContents ?? []);
	}
}
