import type { AppState } from './app-state.ts';
import type {
	CallDetails,
	CallFilter,
	CallQuery,
	CallRange,
	CallRow,
	Insight,
} from './call-view.ts';
import type { OthersScope } from './others.ts';
import type { NumberRule, ReminderTime } from './preferences.ts';
import type { Retention } from './retention.ts';
import type { Change, ConnectionTest, Licence, SettingsView } from './settings.ts';

/** What a window is asked to show: one call's details, the calls under a filter, or a question. */
export type ShowRequest =
	| { readonly uuid: string }
	/** A call (uuid) to be called back, which needs a word to the person or an answer of theirs; it stays as open as it is. */
	| { readonly callBack: string }
	| { readonly filter: CallFilter }
	/** What the person is asked before they are signed out. */
	| { readonly ask: 'sign-out' };

/**
 * Which of the app's windows: the tray's popover, the history window, the one with the settings, or the one that shows
 * somebody else's calls and changes nothing.
 */
export type WindowRole = 'popover' | 'history' | 'settings' | 'others';

/** The most rows one question may ask for: what a tall window shows, twice. */
export const MAX_RANGE = 200;

/** The most calls one command may be about. */
export const MAX_CHOSEN = 100_000;

/** The longest text that can be searched for. */
export const MAX_WORDS = 200;

/** Questions the window may ask the main process. One entry is one command. */
export interface Commands {
	/** Asked once, when the window is ready: which window it is, and what it was opened for. */
	readonly 'window.ready': {
		readonly request: null;
		readonly reply: { readonly role: WindowRole; readonly show: ShowRequest | null };
	};
	/** Closes the popover, or opens the history window from it, at a call if one is named. */
	readonly 'window.close': { readonly request: null; readonly reply: null };
	readonly 'window.open-history': {
		readonly request: { readonly show: string | null };
		readonly reply: null;
	};
	readonly 'app.state': { readonly request: null; readonly reply: AppState };
	/** Opens the system browser; answers when the person is signed in, or why not. */
	readonly 'session.sign-in': { readonly request: null; readonly reply: null };
	readonly 'session.cancel-sign-in': { readonly request: null; readonly reply: null };
	/** Puts the sign-in page's address on the clipboard, for when no browser opened. */
	readonly 'session.copy-sign-in-link': { readonly request: null; readonly reply: null };
	/** Signs out; without `keepCalls` this computer forgets the calls too. Answers what could not be reached for it. */
	readonly 'session.sign-out': {
		readonly request: { readonly keepCalls: boolean };
		readonly reply: null;
	};
	/** Asks the keychain again, which was locked, missing, or refused. */
	readonly 'session.retry-keychain': { readonly request: null; readonly reply: null };
	/** The person has read that the calls here were another person's, and are gone. */
	readonly 'session.dismiss-replaced': { readonly request: null; readonly reply: null };
	/** Name and password for the network's proxy, which asked for them. */
	readonly 'network.sign-in-to-proxy': {
		readonly request: { readonly name: string; readonly password: string };
		readonly reply: null;
	};
	/** Tries to connect now instead of at the next appointed time. */
	readonly 'connection.retry': { readonly request: null; readonly reply: null };
	/** The K-number, asked of the person when the service wants one and nothing else says it; null forgets it. */
	readonly 'connection.set-customer': {
		readonly request: { readonly customer: string | null };
		readonly reply: null;
	};
	/** Stops fetching older calls than are here by now, or goes on with it. */
	readonly 'history.fetch-older': {
		readonly request: { readonly wanted: boolean };
		readonly reply: null;
	};
	/**
	 * Rows `offset` to `offset + limit`, newest first. `unfolded`: one call (uuid) of each fold whose calls have rows
	 * of their own. `kept`: a call (uuid) that was in the list and stays there though it is open no more, because
	 * somebody is looking at it.
	 */
	readonly 'calls.range': {
		readonly request: {
			readonly query: CallQuery;
			readonly unfolded: readonly string[];
			readonly kept: string | null;
			readonly offset: number;
			readonly limit: number;
		};
		readonly reply: CallRange;
	};
	/** The uuids of all calls of a list, folded ones too, newest first, at most `MAX_CHOSEN`. */
	readonly 'calls.all-of': {
		readonly request: { readonly query: CallQuery };
		readonly reply: readonly string[];
	};
	/**
	 * Asks the service for names and numbers while older calls are not here; answers how many calls came, and those that
	 * are too old to be kept here.
	 */
	readonly 'calls.search-service': {
		readonly request: { readonly words: string };
		readonly reply: { readonly found: number; readonly notKept: readonly CallRow[] };
	};
	readonly 'calls.details': {
		readonly request: { readonly uuid: string };
		readonly reply: CallDetails;
	};
	/**
	 * Has the transcript and summary fetched of a call that lacks them (`lacksText`) and is being looked at; `calls.changed`
	 * follows. Answers when they are here, or why not.
	 */
	readonly 'calls.fetch-transcript': {
		readonly request: { readonly uuid: string };
		readonly reply: null;
	};
	readonly 'calls.set-handled': {
		readonly request: { readonly uuids: readonly string[]; readonly handled: boolean };
		readonly reply: null;
	};
	/** Hides the calls, and has the service delete them when the time to undo it is over. */
	readonly 'calls.delete': {
		readonly request: { readonly uuids: readonly string[] };
		readonly reply: null;
	};
	/** Shows again what is hidden and not sent yet, or stops sending. */
	readonly 'calls.undo-delete': { readonly request: null; readonly reply: null };
	/** The person has read what could not be deleted. */
	readonly 'calls.dismiss-deletion': { readonly request: null; readonly reply: null };
	/**
	 * Opens the system's telephone with the counterpart's number. `confirmed`: the person was asked, as emergency and
	 * short numbers demand (`confirmation-needed`).
	 */
	readonly 'calls.call-back': {
		readonly request: { readonly uuid: string; readonly confirmed: boolean };
		readonly reply: null;
	};
	/** Has the call come back as a notification if it is open then; opens it, should it count as handled. */
	readonly 'calls.remind-me': {
		readonly request: { readonly uuid: string; readonly when: ReminderTime };
		readonly reply: { readonly at: string };
	};
	/** Has the system start the app at login, or not; either answers the question of the first run. */
	readonly 'login.set': { readonly request: { readonly on: boolean }; readonly reply: null };
	/** Keys that show the history from anywhere, as Electron writes them (`CommandOrControl+Shift+H`); null: none. */
	readonly 'shortcut.set': {
		readonly request: { readonly keys: string | null };
		readonly reply: null;
	};
	/** The person has read that there is no tray. */
	readonly 'tray.dismiss-missing': { readonly request: null; readonly reply: null };
	/** Where the system's own settings decide about notifications, opens them. */
	readonly 'notifications.open-system-settings': { readonly request: null; readonly reply: null };
	readonly 'calls.copy-number': {
		readonly request: { readonly uuid: string };
		readonly reply: null;
	};
	/** Puts words that the window shows on the clipboard. */
	readonly 'clipboard.write': { readonly request: { readonly text: string }; readonly reply: null };
	/** Brings the settings window to the front. */
	readonly 'window.open-settings': { readonly request: null; readonly reply: null };
	readonly 'settings.read': { readonly request: null; readonly reply: SettingsView };
	/** Holds at once; `setting-locked` for what an administrator has set. */
	readonly 'settings.change': { readonly request: Change; readonly reply: null };
	/** Whether calls with a counterpart (`counterpartKey`) are told always or never; null: as all others. */
	readonly 'rules.set': {
		readonly request: {
			readonly counterpart: string;
			readonly notify: NumberRule['notify'] | null;
		};
		readonly reply: null;
	};
	/** Ends the person's wish not to be disturbed. */
	readonly 'do-not-disturb.end': { readonly request: null; readonly reply: null };
	/** How many calls would go from this computer if they were kept so long: asked before that is chosen. */
	readonly 'history.not-kept': {
		readonly request: { readonly retention: Retention };
		readonly reply: { readonly calls: number };
	};
	/** Forgets every call, mark and fact on this computer; fetches the calls anew and tells none of them. */
	readonly 'history.forget': { readonly request: null; readonly reply: null };
	/** Goes the way to a list of calls, step by step. */
	readonly 'connection.test': { readonly request: null; readonly reply: ConnectionTest };
	/** The system's proxy for the service (`proxy.example:3128`); null: none is used. */
	readonly 'connection.proxy': { readonly request: null; readonly reply: string | null };
	/** Puts versions, states, counts and request ids on the clipboard; no name, no number, no token. */
	readonly 'diagnostics.copy': { readonly request: null; readonly reply: null };
	/** The libraries inside the app, by name. */
	readonly 'licences.read': { readonly request: null; readonly reply: readonly Licence[] };
	/** Asks whether somebody else's calls can be seen, and opens a window with them; `cannot-look` says why not. */
	readonly 'others.look': {
		readonly request: { readonly whose: OthersScope };
		readonly reply: null;
	};
	/** What the calls that began in a time say together; null: since the first one. */
	readonly 'insight.read': {
		readonly request: { readonly from: string | null };
		readonly reply: Insight;
	};
}

export type CommandName = keyof Commands;
export type Request<Name extends CommandName> = Commands[Name]['request'];
export type Reply<Name extends CommandName> = Commands[Name]['reply'];
