import type { AppState } from './app-state.ts';
import type { CallDetails, CallFilter, CallRange } from './call-view.ts';

/** What a window is asked to show: one call's details, or the calls under a filter. */
export type ShowRequest = { readonly uuid: string } | { readonly filter: CallFilter };

/** Which of the app's two windows: the tray's popover, or the history window. */
export type WindowRole = 'popover' | 'history';

/** The most rows one question may ask for: what a tall window shows, twice. */
export const MAX_RANGE = 200;

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
	readonly 'session.sign-out': { readonly request: null; readonly reply: null };
	/** Tries to connect now instead of at the next appointed time. */
	readonly 'connection.retry': { readonly request: null; readonly reply: null };
	/** The K-number, asked of the person when the service wants one and nothing else says it. */
	readonly 'connection.set-customer': {
		readonly request: { readonly customer: string };
		readonly reply: null;
	};
	/** Stops fetching older calls than are here by now, or goes on with it. */
	readonly 'history.fetch-older': {
		readonly request: { readonly wanted: boolean };
		readonly reply: null;
	};
	/** Rows `offset` to `offset + limit`, newest first. */
	readonly 'calls.range': {
		readonly request: {
			readonly filter: CallFilter;
			readonly offset: number;
			readonly limit: number;
		};
		readonly reply: CallRange;
	};
	readonly 'calls.details': {
		readonly request: { readonly uuid: string };
		readonly reply: CallDetails;
	};
	readonly 'calls.set-handled': {
		readonly request: { readonly uuid: string; readonly handled: boolean };
		readonly reply: null;
	};
	readonly 'calls.copy-number': {
		readonly request: { readonly uuid: string };
		readonly reply: null;
	};
}

export type CommandName = keyof Commands;
export type Request<Name extends CommandName> = Commands[Name]['request'];
export type Reply<Name extends CommandName> = Commands[Name]['reply'];
