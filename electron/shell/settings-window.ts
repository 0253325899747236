/** The settings window: made when it is wanted, gone when it is closed, remembered in size and place. */
import type { BrowserWindow } from 'electron';
import { createAppWindow } from './app-window.ts';
import { type BoundsMemory, visible } from './history-window.ts';

const FIRST_SIZE = { width: 680, height: 600 };
const SMALLEST = { minWidth: 360, minHeight: 420 };

export class SettingsWindow {
	readonly #preload: string;
	readonly #icon: string;
	readonly #memory: BoundsMemory;
	#window: BrowserWindow | null = null;

	constructor(preload: string, icon: string, memory: BoundsMemory) {
		this.#preload = preload;
		this.#icon = icon;
		this.#memory = memory;
	}

	get window(): BrowserWindow | null {
		return this.#window;
	}

	/** Brings it to the front, making it if there is none. */
	show(): void {
		const window = this.#window;
		if (window === null) {
			this.#window = this.#create();
			return;
		}
		if (window.isMinimized()) window.restore();
		window.show();
		window.focus();
	}

	#create(): BrowserWindow {
		const window = createAppWindow(
			'settings',
			{
				...FIRST_SIZE,
				...SMALLEST,
				...visible(this.#memory.read()),
				title: 'NFON Call History – …',
				icon: this.#icon,
				autoHideMenuBar: true,
				maximizable: false,
				fullscreenable: false,
			},
			this.#preload,
		);
		window.once('ready-to-show', () => {
			window.show();
			window.focus();
		});
		window.on('close', () => {
			this.#memory.write(window.getNormalBounds());
		});
		window.on('closed', () => {
			this.#window = null;
		});
		return window;
	}
}
