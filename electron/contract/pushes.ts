import type { AppState } from './app-state.ts';
import type { ShowRequest } from './commands.ts';
import type { SettingsView } from './settings.ts';

/** What main announces unasked: a small whole state, or a hint after which the window asks again. */
export interface Pushes {
	readonly 'app.state-changed': AppState;
	/**
	 * Some calls are new, changed or gone; `revision` only ever grows. A window that is not on the screen hears of it
	 * when it is there again.
	 */
	readonly 'calls.changed': { readonly revision: number };
	/** A notification or the tray wants this in front. */
	readonly 'calls.show-requested': ShowRequest;
	/** Something of it has changed, from whichever window or the tray. */
	readonly 'settings.changed': SettingsView;
}

export type PushName = keyof Pushes;
