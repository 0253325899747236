/** The tray's popover: made once, hidden and shown; closed by Esc, by losing focus, by a second click. */
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import { createAppWindow } from './app-window.ts';
import { mayPlaceWindows, placePopover } from './place-popover.ts';

const SIZE = { width: 380, height: 600 };

// The click on the icon that should close the popover takes its focus first, and so has closed it already.
const SAME_CLICK_MS = 300;

export class Popover {
	readonly #preload: string;
	#window: BrowserWindow | null = null;
	#lostFocusAtMs = 0;

	constructor(preload: string) {
		this.#preload = preload;
	}

	get window(): BrowserWindow | null {
		return this.#window;
	}

	/** Makes the window before it is asked for, so that the first click finds it ready. */
	prepare(): void {
		this.#window ??= this.#create();
	}

	/** Shows it at the icon (null: at the pointer's corner), or hides it. */
	toggle(icon: Rectangle | null): void {
		if (this.#window?.isVisible() === true) {
			this.hide();
			return;
		}
		if (Date.now() - this.#lostFocusAtMs < SAME_CLICK_MS) return;
		this.prepare();
		this.#place(icon);
		this.#window?.show();
		this.#window?.focus();
	}

	hide(): void {
		this.#window?.hide();
	}

	#create(): BrowserWindow {
		const window = createAppWindow(
			'popover',
			{
				...SIZE,
				frame: false,
				resizable: false,
				fullscreenable: false,
				minimizable: false,
				maximizable: false,
				skipTaskbar: true,
				alwaysOnTop: true,
			},
			this.#preload,
		);
		window.on('blur', () => {
			if (!window.isVisible()) return;
			this.#lostFocusAtMs = Date.now();
			this.hide();
		});
		window.on('closed', () => {
			this.#window = null;
		});
		return window;
	}

	#place(icon: Rectangle | null): void {
		const ozone = app.commandLine.getSwitchValue('ozone-platform');
		const electron = process.versions.electron;
		// The compositor puts it where it thinks best.
		if (!mayPlaceWindows(process.platform, process.env, electron, ozone)) return;
		const pointer = screen.getCursorScreenPoint();
		const display = screen.getDisplayNearestPoint(icon ?? pointer);
		const place = placePopover(SIZE, icon, pointer, display.workArea);
		this.#window?.setBounds({ ...SIZE, ...place });
	}
}
