/** What each command does: the contract's questions, put to the parts that know. */
import { reminderAt } from '../attention/later.ts';
import { type AccountCommandParts, accountCommands } from './account-commands.ts';
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import { type CallBackParts, callBackCommands } from './call-back-commands.ts';
import { copyNumberCommand, detailsCommand } from './call-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { AppState } from '../contract/app-state.ts';
import { failed, success } from '../contract/outcome.ts';
import type { CallDeletion } from '../app/deletion.ts';
import { deletionCommands } from './deletion-commands.ts';
import { fetchTranscript } from './fetch-transcript.ts';
import { listCommands } from './list-commands.ts';
import { markInTurns } from './mark-in-turns.ts';
import type { CallService } from '../history/call-service.ts';
import type { DesktopTies } from '../desk/desktop-ties.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';
import type { Others } from '../others/others.ts';
import { searchService } from './search-service.ts';
import type { HistoryWindow } from '../shell/history-window.ts';
import type { ConnectedSettings } from './settings-commands.ts';
import type { Popover } from '../shell/popover.ts';
import type { SettingsWindow } from '../shell/settings-window.ts';

export interface CommandParts extends AccountCommandParts {
	readonly calls: CallStore;
	readonly history: Pick<HistoryKeeper, 'retryNow' | 'setFilling'>;
	readonly service: Pick<CallService, 'list' | 'record'>;
	readonly deletion: Pick<CallDeletion, 'delete' | 'undo' | 'dismiss'>;
	readonly callBack: CallBackParts;
	readonly others: Pick<Others, 'look'>;
	readonly historyWindow: HistoryWindow;
	readonly popover: Popover;
	readonly settingsWindow: SettingsWindow;
	readonly settings: Pick<ConnectedSettings, 'handlers' | 'rule'>;
	readonly state: () => AppState;
	readonly keepCustomer: (customer: string | null) => void;
	readonly clock: Clock;
	readonly ties: DesktopTies;
}

const done = success(null);
const noSuchCall = failed({ kind: 'no-such-call' });

export function commandHandlers(parts: CommandParts): CommandHandlers {
	const { session, calls, service, history, historyWindow, popover, settingsWindow } = parts;
	const markHandled = markInTurns(calls);
	return {
		'window.ready': (_request, { webContentsId }) => {
			if (popover.window?.webContents.id === webContentsId) {
				return success({ role: 'popover', show: null });
			}
			if (settingsWindow.window?.webContents.id === webContentsId) {
				return success({ role: 'settings', show: null });
			}
			return success({ role: 'history', show: historyWindow.pageIsReady() });
		},
		'window.close': (_request, { webContentsId }) => {
			if (popover.window?.webContents.id === webContentsId) popover.hide();
			else if (settingsWindow.window?.webContents.id === webContentsId)
				settingsWindow.window.close();
			else historyWindow.window?.close();
			return done;
		},
		'window.open-history': ({ show }) => {
			popover.hide();
			historyWindow.show(show === null ? null : { uuid: show });
			return done;
		},
		'window.open-settings': () => {
			popover.hide();
			settingsWindow.show();
			return done;
		},
		'app.state': () => success(parts.state()),
		...accountCommands(parts),
		'connection.retry': () => {
			history.retryNow();
			return done;
		},
		'connection.set-customer': ({ customer }) => {
			parts.keepCustomer(customer);
			return done;
		},
		'history.fetch-older': ({ wanted }) => {
			history.setFilling(wanted);
			return done;
		},
		...listCommands(calls),
		'calls.search-service': ({ words }) =>
			searchService(service, calls, words, () => parts.clock.now()),
		...deletionCommands(parts.deletion, session),
		...callBackCommands(parts.callBack),
		'clipboard.write': async ({ text }) => {
			await parts.writeClipboard(text);
			return done;
		},
		...detailsCommand(calls, (counterpart) => parts.settings.rule(counterpart)),
		'calls.fetch-transcript': ({ uuid }) =>
			fetchTranscript(
				{ service, calls, isSignedIn: () => session.state().kind === 'signed-in' },
				uuid,
			),
		'calls.set-handled': ({ uuids, handled }) => markHandled(uuids, handled),
		'calls.remind-me': ({ uuid, when }) => {
			if (calls.find(uuid) === null) return noSuchCall;
			const at = reminderAt(when, parts.clock.now());
			const kept = calls.notes.remindAt(uuid, at);
			return kept.ok ? success({ at: new Date(at).toISOString() }) : kept;
		},
		'login.set': ({ on }) => parts.ties.setLogin(on),
		'shortcut.set': ({ keys }) => parts.ties.setShortcut(keys),
		'tray.dismiss-missing': () => {
			parts.ties.dismissTrayMissing();
			return done;
		},
		'notifications.open-system-settings': () => parts.ties.openNotificationSettings(),
		...parts.settings.handlers,
		...copyNumberCommand(calls, parts.writeClipboard),
		'others.look': ({ whose }) => parts.others.look(whose),
	};
}
