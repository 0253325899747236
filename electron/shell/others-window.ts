/** The window with somebody else's calls: made when it is wanted, remembered nowhere. */
import type { WebContents } from 'electron';
import { createAppWindow } from './app-window.ts';
import type { AppFiles } from './profile.ts';

export interface OthersWindow {
	readonly page: Pick<WebContents, 'id' | 'send' | 'isDestroyed'>;
	/** Brings it to the front. */
	show(): void;
	close(): void;
}

const SIZE = { width: 900, height: 640, minWidth: 360, minHeight: 420 };

/** `onClosed` is called however it is closed: by the person, by `close`, or because its page broke. */
export function openOthersWindow(files: AppFiles, onClosed: () => void): OthersWindow {
	const window = createAppWindow(
		'others',
		{ ...SIZE, title: 'NFON Call History – …', icon: files.appIcon, autoHideMenuBar: true },
		files.preload,
	);
	const page = window.webContents;
	window.once('ready-to-show', () => {
		window.show();
		window.focus();
	});
	window.on('closed', onClosed);
	return {
		page,
		show: () => {
			if (window.isMinimized()) window.restore();
			window.show();
			window.focus();
		},
		close: () => {
			if (!window.isDestroyed()) window.close();
		},
	};
}
