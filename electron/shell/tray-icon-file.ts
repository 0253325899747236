import { join } from 'node:path';
import type { TrayFace } from '../attention/tray-face.ts';
import type { TrayIconColour } from '../contract/preferences.ts';

/** What an icon has to stand on: macOS tints a template; Windows names its taskbar's theme; Linux says nothing. */
export type IconGround = 'template' | 'on-light' | 'on-dark' | 'on-any';

// More does not fit into 16 px; the tooltip and the menu say the number.
const MOST_DRAWN = 9;

/** In pixels; those that are drawn (`build/icons/tray-family.ts`). */
export type IconSize = 16 | 22 | 24 | 32 | 48 | 64;

/** The file of the icon for a face; `build/icons/render.ts` makes one for each. */
export function trayIconFile(
	folder: string,
	face: TrayFace,
	ground: IconGround,
	size: IconSize,
): string {
	const name = faceName(face, ground);
	// Electron takes a file as a template image by this ending, and finds the larger ones beside it by itself.
	if (ground === 'template') return join(folder, 'template', `${name}-Template.png`);
	return join(folder, String(size), `${name}-${ground}.png`);
}

/**
 * The sizes of an icon by the scale of the display they are for. Linux hands one picture to the panel, which scales it:
 * 24 px fits most, and a display with small pixels has a panel of twice as many.
 */
export function iconSizes(
	platform: NodeJS.Platform,
	displayScale: number,
): readonly { readonly scale: number; readonly size: IconSize }[] {
	if (platform === 'linux') return [{ scale: 1, size: displayScale > 1.25 ? 48 : 24 }];
	const sizes: readonly IconSize[] = [16, 24, 32, 48, 64];
	return sizes.map((size) => ({ scale: size / 16, size }));
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
	switch (face.kind) {
		case 'signed-out':
			return face.kind;
		case 'offline':
		case 'connected':
			return face.muted ? `${face.kind}-muted` : face.kind;
		case 'open': {
			const name = face.offline ? 'open-offline' : 'open';
			// macOS writes the number beside the icon.
			if (ground === 'template') return name;
			return `${name}-${face.count > MOST_DRAWN ? 'more' : String(face.count)}`;
		}
	}
}
