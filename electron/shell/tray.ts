/** The tray icon: paints what it is told, reports what was clicked. */
import {
	Menu,
	type MenuItemConstructorOptions,
	nativeImage,
	nativeTheme,
	type Rectangle,
	Tray,
} from 'electron';
import type { TrayFace } from '../attention/tray-face.ts';
import { type IconGround, trayIconFile } from './tray-icon-file.ts';

export interface TrayView {
	readonly face: TrayFace;
	readonly tooltip: string;
	readonly menu: readonly MenuItemConstructorOptions[];
}

export class TrayIcon {
	readonly #iconFolder: string;
	readonly #onClick: (icon: Rectangle | null) => void;
	#tray: Tray | null = null;
	#menu: Menu | null = null;
	#view: TrayView | null = null;
	#painted = '';

	constructor(iconFolder: string, onClick: (icon: Rectangle | null) => void) {
		this.#iconFolder = iconFolder;
		this.#onClick = onClick;
	}

	/** Paints a view, making the icon at the first. What is there already is left alone: a menu may be open. */
	show(view: TrayView): void {
		this.#view = view;
		const file = trayIconFile(this.#iconFolder, view.face, iconGround());
		const painted = JSON.stringify([file, view.tooltip, view.menu.map(({ label }) => label)]);
		if (painted === this.#painted) return;
		this.#painted = painted;
		const image = nativeImage.createFromPath(file);
		this.#menu = Menu.buildFromTemplate([...view.menu]);
		this.#tray ??= this.#create(image);
		this.#tray.setImage(image);
		this.#tray.setToolTip(view.tooltip);
		if (process.platform === 'darwin') {
			this.#tray.setTitle(view.face.kind === 'open' ? String(view.face.count) : '');
		} else {
			// On Linux a changed menu is seen only when it is set again.
			this.#tray.setContextMenu(this.#menu);
		}
	}

	#create(image: Electron.NativeImage): Tray {
		const tray = new Tray(image);
		// On Windows the icon follows the taskbar, which may change its colour at any time.
		nativeTheme.on('updated', () => {
			if (this.#view) this.show(this.#view);
		});
		tray.on('click', (_event, bounds) => {
			// Linux reports no place: all zero.
			this.#onClick(bounds.width > 0 ? bounds : null);
		});
		// With a menu set, a click on macOS would open it instead: there it is popped up by hand.
		if (process.platform === 'darwin') {
			tray.on('right-click', () => {
				if (this.#menu) tray.popUpContextMenu(this.#menu);
			});
		}
		return tray;
	}
}

function iconGround(): IconGround {
	if (process.platform === 'darwin') return 'template';
	if (process.platform !== 'win32') return 'on-any';
	return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'on-dark' : 'on-light';
}
