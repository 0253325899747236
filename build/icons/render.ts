/** Draws every icon of the app into PNG files: `npm run icons`. The files are committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { drawAppIcon } from './app-drawing.ts';
import { drawTrayIcon, type Ground, type TrayState } from './tray-drawing.ts';

const HERE = import.meta.dirname;
const GROUNDS: readonly Ground[] = ['Template', 'on-light', 'on-dark', 'on-any'];
const STATES: readonly TrayState[] = ['signed-out', 'offline', 'connected'];
const COUNTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'];

// Points on macOS and pixels elsewhere; Electron picks by the display's scale.
const TRAY_SIZE: Readonly<Record<Ground, number>> = {
	Template: 18,
	'on-light': 16,
	'on-dark': 16,
	'on-any': 24,
};
const SCALES = [1, 2, 3];
const APP_SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

const tray = join(HERE, 'tray');
const app = join(HERE, 'app');
for (const folder of [tray, app]) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
}

for (const ground of GROUNDS) {
	for (const state of STATES) writeTray(`${state}-${ground}`, drawTrayIcon(state, ground), ground);
	// macOS writes the number beside the icon.
	if (ground === 'Template') writeTray('open-Template', drawTrayIcon('open', ground), ground);
	else {
		for (const count of COUNTS) {
			writeTray(`open-${count}-${ground}`, drawTrayIcon('open', ground, count), ground);
		}
	}
}
for (const size of APP_SIZES) write(join(app, `${String(size)}.png`), drawAppIcon(), size);
writeFileSync(join(app, 'icon.svg'), drawAppIcon());

function writeTray(name: string, svg: string, ground: Ground): void {
	for (const scale of SCALES) {
		const suffix = scale === 1 ? '' : `@${String(scale)}x`;
		write(join(tray, `${name}${suffix}.png`), svg, TRAY_SIZE[ground] * scale);
	}
}

function write(file: string, svg: string, size: number): void {
	const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
	writeFileSync(file, image.asPng());
}
