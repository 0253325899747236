import { join } from 'node:path';
import type { TrayFace } from '../attention/tray-face.ts';

/** What an icon has to stand on: macOS tints a template; Windows names its taskbar's theme; Linux says nothing. */
export type IconGround = 'template' | 'on-light' | 'on-dark' | 'on-any';

// More does not fit into 16 px; the tooltip and the menu say the number.
const MOST_DRAWN = 9;

/** The file of the icon for a face; `build/icons/render.ts` makes one for each. */
export function trayIconFile(folder: string, face: TrayFace, ground: IconGround): string {
	// Electron takes a file as a template image by this ending.
	const ending = ground === 'template' ? '-Template' : `-${ground}`;
	return join(folder, `${faceName(face, ground)}${ending}.png`);
}

function faceName(face: TrayFace, ground: IconGround): string {
	if (face.kind !== 'open') return face.kind;
	// macOS writes the number beside the icon.
	if (ground === 'template') return 'open';
	return `open-${face.count > MOST_DRAWN ? 'more' : String(face.count)}`;
}
