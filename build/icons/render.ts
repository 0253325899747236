/** Draws every icon of the app into PNG files, and a sheet of the tray's: `npm run icons`. The files are committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectFolder } from '../setup/project-folder.mjs';
import { drawAppIcon } from './app-drawing.ts';
import { drawSheet } from './sheet.ts';
import { drawTrayIcon, GROUNDS } from './tray-drawing.ts';
import { TEMPLATE_SCALES, TEMPLATE_SIZE, TRAY_SIZES, trayFamily } from './tray-family.ts';

const HERE = import.meta.dirname;
const SHEET = join(projectFolder, 'build', 'pictures', 'tray-icons.png');
const APP_SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

const tray = join(HERE, 'tray');
const app = join(HERE, 'app');
for (const folder of [tray, app]) rmSync(folder, { recursive: true, force: true });

for (const { name, icon } of GROUNDS.flatMap(trayFamily)) {
	if (icon.ground === 'Template') {
		for (const scale of TEMPLATE_SCALES) {
			const size = TEMPLATE_SIZE * scale;
			const suffix = scale === 1 ? '' : `@${String(scale)}x`;
			write(
				join(tray, 'template', `${name}${suffix}.png`),
				drawTrayIcon(icon, TEMPLATE_SIZE),
				size,
			);
		}
	} else {
		for (const size of TRAY_SIZES) {
			write(join(tray, String(size), `${name}.png`), drawTrayIcon(icon, size), size);
		}
	}
}
for (const size of APP_SIZES) write(join(app, `${String(size)}.png`), drawAppIcon(), size);
writeFileSync(join(app, 'icon.svg'), drawAppIcon());
const sheet = drawSheet(png);
write(SHEET, sheet.svg, sheet.width);

function write(file: string, svg: string, size: number): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, png(svg, size));
}

function png(svg: string, size: number): Buffer {
	return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}
