/** The tray icon: paints what it is told, reports what was clicked. */
import { readFileSync } from 'node:fs';
import {
	Menu,
	type MenuItemConstructorOptions,
	nativeImage,
	type NativeImage,
	nativeTheme,
	type Rectangle,
	screen,
	Tray,
} from 'electron';
import type { TrayFace } from '../attention/tray-face.ts';
import type { TrayIconColour } from '../contract/preferences.ts';
import { iconGround, iconSizes, trayIconFile } from './tray-icon-file.ts';

export interface TrayView {
	readonly face: TrayFace;
	readonly tooltip: string;
	readonly menu: readonly MenuItemConstructorOptions[];
}

interface IconFile {
	readonly scale: number;
	readonly file: string;
}

export class TrayIcon {
	readonly #iconFolder: string;
	readonly #colour: () => TrayIconColour;
	readonly #onClick: (icon: Rectangle | null) => void;
	#tray: Tray | null = null;
	#menu: Menu | null = null;
	#view: TrayView | null = null;
	#painted = { icon: '', tooltip: '', menu: '' };

	constructor(
		iconFolder: string,
		colour: () => TrayIconColour,
		onClick: (icon: Rectangle | null) => void,
	) {
		this.#iconFolder = iconFolder;
		this.#colour = colour;
		this.#onClick = onClick;
		// On Windows the icon follows the taskbar, which may change its colour at any time.
		nativeTheme.on('updated', () => {
			if (this.#view) this.show(this.#view);
		});
	}

	/** Paints a view, making the icon at the first. What is there already is left alone: a menu may be open. */
	show(view: TrayView): void {
		this.#view = view;
		const files = this.#files(view.face);
		// What a click does hangs on its item's id, which is compared too.
		const next = {
			...{ icon: JSON.stringify(files), tooltip: view.tooltip },
			menu: JSON.stringify(view.menu),
		};
		const before = this.#painted;
		this.#painted = next;
		if (this.#tray === null) this.#tray = this.#create(imageOf(files));
		else if (next.icon !== before.icon) this.#tray.setImage(imageOf(files));
		if (next.tooltip !== before.tooltip) this.#tray.setToolTip(view.tooltip);
		if (process.platform === 'darwin') {
			this.#tray.setTitle(view.face.kind === 'open' ? String(view.face.count) : '');
		}
		if (next.menu !== before.menu) this.#setMenu(this.#tray, view.menu);
	}

	/** Makes the icon anew: it was made when nobody was there who shows icons as we would like it. */
	renew(): void {
		const view = this.#view;
		if (view === null) return;
		this.#tray?.destroy();
		this.#tray = null;
		this.#painted = { icon: '', tooltip: '', menu: '' };
		this.show(view);
	}

	#setMenu(tray: Tray, menu: TrayView['menu']): void {
		this.#menu = Menu.buildFromTemplate([...menu]);
		// On Linux a changed menu is seen only when it is set again; on macOS a menu that is set would take the click.
		if (process.platform !== 'darwin') tray.setContextMenu(this.#menu);
	}

	#files(face: TrayFace): readonly IconFile[] {
		const ground = iconGround(process.platform, this.#colour(), darkPanel());
		const { scaleFactor } = screen.getPrimaryDisplay();
		return iconSizes(process.platform, scaleFactor).map(({ scale, size }) => ({
			scale,
			file: trayIconFile(this.#iconFolder, face, ground, size),
		}));
	}

	#create(image: NativeImage): Tray {
		const tray = new Tray(image);
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

/** The first file is the picture, the others stand for it where the display is finer. */
function imageOf([first, ...others]: readonly IconFile[]): NativeImage {
	if (first === undefined) return nativeImage.createEmpty();
	const image = nativeImage.createFromPath(first.file);
	if (process.platform !== 'win32') return image;
	for (const { scale, file } of others) {
		image.addRepresentation({ scaleFactor: scale, buffer: readFileSync(file) });
	}
	return image;
}

/** Windows says the colour of its taskbar, which is not the apps' [Electron: nativeTheme]; Linux says nothing. */
function darkPanel(): boolean | null {
	if (process.platform !== 'win32') return null;
	const { shouldUseDarkColorsForSystemIntegratedUI: dark, shouldUseDarkColors } =
		nativeTheme as Partial<typeof nativeTheme>;
	return dark ?? shouldUseDarkColors ?? null;
}
