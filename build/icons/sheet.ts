/** All tray icons on the panels they may meet, at their real sizes, and the smallest ones enlarged. */
import { drawTrayIcon, type Ground } from './tray-drawing.ts';
import { type NamedIcon, TRAY_SIZES, trayFamily } from './tray-family.ts';

interface Panel {
	readonly ground: Ground;
	readonly colour: string;
	readonly name: string;
}

const PANELS: readonly Panel[] = [
	{ ground: 'on-light', colour: '#f2f2f4', name: 'dark icon, light panel' },
	{ ground: 'on-dark', colour: '#202024', name: 'light icon, dark panel' },
	{ ground: 'on-any', colour: '#202024', name: 'outlined, dark panel' },
	{ ground: 'on-any', colour: '#f2f2f4', name: 'outlined, light panel' },
	{ ground: 'on-any', colour: '#8c8c8c', name: 'outlined, grey panel' },
	{ ground: 'on-any', colour: '#2f5fa8', name: 'outlined, blue panel' },
	{ ground: 'on-any', colour: '#c8762b', name: 'outlined, orange panel' },
	{ ground: 'Template', colour: '#e7e7ea', name: 'macOS template' },
];
const WORDS_WIDTH = 190;
const MARGIN = 12;
const ENLARGED = { size: 16, times: 4 };

/** `png` turns an SVG into a picture of so many pixels: the icons are shown as they are in their files. */
export function drawSheet(png: (svg: string, size: number) => Buffer): {
	readonly svg: string;
	readonly width: number;
} {
	const drawn = new Map<string, string>();
	const picture = ({ name, icon }: NamedIcon, size: number): string => {
		const key = `${name} ${size}`;
		const data = drawn.get(key) ?? png(drawTrayIcon(icon, size), size).toString('base64');
		drawn.set(key, data);
		return data;
	};
	const columns = trayFamily('on-any').length;
	const parts: string[] = [];
	const step = (shown: number): number => Math.round(shown * 1.5);
	const width = WORDS_WIDTH + columns * step(ENLARGED.size * ENLARGED.times) + MARGIN * 2;
	let y = MARGIN;
	const block = (size: number, times: number): void => {
		const shown = size * times;
		const note = times === 1 ? '' : `, enlarged ${times} times`;
		parts.push(words(MARGIN, y + 14, `${size} px${note}`, 'bold'));
		y += 22;
		for (const { ground, colour, name } of PANELS) {
			const height = step(shown);
			parts.push(words(MARGIN, y + height / 2 + 4, name, 'normal'));
			const wide = columns * step(shown);
			parts.push(
				`<rect x="${WORDS_WIDTH}" y="${y}" width="${wide}" height="${height}" fill="${colour}"/>`,
			);
			for (const [place, icon] of trayFamily(ground).entries()) {
				const x = WORDS_WIDTH + place * step(shown) + Math.round((step(shown) - shown) / 2);
				const top = y + Math.round((height - shown) / 2);
				parts.push(
					`<image x="${x}" y="${top}" width="${shown}" height="${shown}" image-rendering="optimizeSpeed" ` +
						`href="data:image/png;base64,${picture(icon, size)}"/>`,
				);
			}
			y += height + 2;
		}
		y += MARGIN;
	};
	for (const size of TRAY_SIZES) block(size, 1);
	block(ENLARGED.size, ENLARGED.times);
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">` +
		`<rect width="${width}" height="${y}" fill="#fff"/>${parts.join('')}</svg>`;
	return { svg, width };
}

function words(x: number, y: number, text: string, weight: 'bold' | 'normal'): string {
	return `<text x="${x}" y="${y}" font-family="DejaVu Sans" font-size="12" font-weight="${weight}" fill="#1b1b1f">${text}</text>`;
}
