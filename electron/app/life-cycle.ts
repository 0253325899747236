import { app } from 'electron';
import type { Clock } from '../ground/clock.ts';

export interface Life {
	readonly showHistory: () => void;
	/**
	 * From now on there is a history to show, and something to end. `end` is waited for when the app quits, though
	 * not for long.
	 */
	begin(showHistory: () => void, end: () => Promise<void>): void;
}

// A token that is being refreshed must be stored; a server that hangs must not keep the app from quitting.
const LAST_WORDS_MS = 3_000;

/**
 * Starting again shows the history, closing windows leaves the tray, quitting really quits. Listens from the very
 * first moment: a second start while the keychain is still being asked is answered when there is something to show.
 */
export function followLifeCycle(clock: Clock): Life {
	let show: (() => void) | null = null;
	let end = (): Promise<void> => Promise.resolve();
	let isWanted = false;
	let isEnding = false;
	const showHistory = (): void => {
		if (show === null) isWanted = true;
		else if (!isEnding) show();
	};
	app.on('second-instance', (_event, words) => {
		// A session that starts us twice has nobody waiting for a window.
		if (!words.includes('--hidden')) showHistory();
	});
	app.on('activate', showHistory);
	// Without a listener Electron would quit with the last window.
	app.on('window-all-closed', () => undefined);
	app.on('will-quit', (event) => {
		event.preventDefault();
		if (isEnding) return;
		isEnding = true;
		const limit = new Promise<void>((resolve) => {
			clock.after(LAST_WORDS_MS, resolve);
		});
		void Promise.race([end(), limit]).finally(() => {
			app.exit();
		});
	});
	return {
		showHistory,
		begin: (showIt, endIt) => {
			show = showIt;
			end = endIt;
			if (isWanted) show();
		},
	};
}
