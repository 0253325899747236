/** The history window: made when it is first wanted, closed to the tray, remembered in size and place. */
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { announce } from '../bridge/announce.ts';
import type { ShowRequest } from '../contract/commands.ts';
import { createAppWindow } from './app-window.ts';

export interface BoundsMemory {
	read(): Rectangle | null;
	write(bounds: Rectangle): void;
}

const FIRST_SIZE = { width: 900, height: 640 };
const SMALLEST = { minWidth: 360, minHeight: 420 };

export class HistoryWindow {
	readonly #preload: string;
	readonly #memory: BoundsMemory;
	readonly #icon: string;
	readonly #onClosed: () => void;
	#window: BrowserWindow | null = null;
	/** What the window was opened for, until its page is ready to be told. */
	#requested: ShowRequest | null = null;
	#ready = false;
	#isWanted = false;

	constructor(preload: string, icon: string, memory: BoundsMemory, onClosed: () => void) {
		this.#preload = preload;
		this.#icon = icon;
		this.#memory = memory;
		this.#onClosed = onClosed;
	}

	get window(): BrowserWindow | null {
		return this.#window;
	}

	/** Brings it to the front, making it if there is none; at what is asked for, if anything is. */
	show(request: ShowRequest | null): void {
		this.#isWanted = true;
		this.#window ??= this.#create();
		if (this.#window.isMinimized()) this.#window.restore();
		if (this.#ready) {
			this.#window.show();
			this.#window.focus();
		}
		if (request === null) return;
		if (this.#ready) announce([this.#window.webContents], 'calls.show-requested', request);
		else this.#requested = request;
	}

	/** Makes it, if there is none, where it disturbs nobody: for a desktop that has no other place for the app. */
	beInTaskbar(): void {
		this.#window ??= this.#create();
	}

	/** The page listens now: answers what it was opened for, once. */
	pageIsReady(): ShowRequest | null {
		const requested = this.#requested;
		this.#requested = null;
		this.#ready = true;
		return requested;
	}

	#create(): BrowserWindow {
		const window = createAppWindow(
			'history',
			{
				...FIRST_SIZE,
				...SMALLEST,
				...visible(this.#memory.read()),
				title: 'NFON Call History',
				icon: this.#icon,
				autoHideMenuBar: true,
			},
			this.#preload,
		);
		window.once('ready-to-show', () => {
			if (this.#isWanted) {
				window.show();
				window.focus();
			} else window.minimize();
		});
		window.on('close', () => {
			this.#memory.write(window.getNormalBounds());
		});
		window.on('closed', () => {
			this.#window = null;
			this.#ready = false;
			this.#isWanted = false;
			this.#onClosed();
		});
		return window;
	}
}

/** The remembered bounds, unless the display they were on is gone. */
export function visible(bounds: Rectangle | null): Partial<Rectangle> {
	if (bounds === null) return {};
	const { workArea } = screen.getDisplayMatching(bounds);
	const overlaps =
		bounds.x < workArea.x + workArea.width &&
		workArea.x < bounds.x + bounds.width &&
		bounds.y < workArea.y + workArea.height &&
		workArea.y < bounds.y + bounds.height;
	return overlaps ? bounds : { width: bounds.width, height: bounds.height };
}
