import { join } from 'node:path';
import type { TrayFace } from '../attention/tray-face.ts';
import type { TrayIconColour } from '../contract/preferences.ts';

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

/** `colour` is the icon's: a light one stands on a dark panel. `darkPanel`: as the system says, null: it does not. */
export function iconGround(
	platform: NodeJS.Platform,
	colour: TrayIconColour,
	darkPanel: boolean | null,
): IconGround {
	if (platform === 'darwin') return 'template';
	if (colour === 'light') return 'on-dark';
	if (colour === 'dark') return 'on-light';
	if (darkPanel === null) return 'on-any';
	return darkPanel ? 'on-dark' : 'on-light';
}

function faceName(face: TrayFace, ground: IconGround): string {
	if (face.kind !== 'open') return face.muted ? `${face.kind}-muted` : face.kind;
	const offline = face.offline ? '-offline' : '';
	// macOS writes the number beside the icon.
	if (ground === 'template') return `open${offline}`;
	return `open-${face.count > MOST_DRAWN ? 'more' : String(face.count)}${offline}`;
}
