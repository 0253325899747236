import { app } from 'electron';
import type { Clock } from './clock.ts';

export interface Life {
	readonly showHistory: () => void;
	/** Ends what still runs; the app is gone when it resolves, or soon after it was asked. */
	readonly end: () => Promise<void>;
	readonly clock: Clock;
}

// A token that is being refreshed must be stored; a server that hangs must not keep the app from quitting.
const LAST_WORDS_MS = 3_000;

/** Starting again shows the history, closing windows leaves the tray, quitting really quits. */
export function followLifeCycle({ showHistory, end, clock }: Life): void {
	app.on('second-instance', showHistory);
	app.on('activate', showHistory);
	// Without a listener Electron would quit with the last window.
	app.on('window-all-closed', () => undefined);
	app.once('will-quit', (event) => {
		event.preventDefault();
		const limit = new Promise<void>((resolve) => {
			clock.after(LAST_WORDS_MS, resolve);
		});
		void Promise.race([end(), limit]).finally(() => {
			app.exit();
		});
	});
}
