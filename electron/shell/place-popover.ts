import type { Point, Rectangle } from 'electron';

const GAP = 8;
const WAYLAND_SINCE = 38;

/**
 * Whether a window may say where it stands. A Wayland compositor lets none, and Electron speaks Wayland by itself since
 * 38; before, and when told so, it is an X client there too.
 */
export function mayPlaceWindows(
	platform: NodeJS.Platform,
	env: Readonly<Record<string, string | undefined>>,
	electron: string,
	ozonePlatform: string,
): boolean {
	if (platform !== 'linux' || env['XDG_SESSION_TYPE'] !== 'wayland') return true;
	if (ozonePlatform === 'x11') return true;
	return ozonePlatform !== 'wayland' && Number.parseInt(electron, 10) < WAYLAND_SINCE;
}

/**
 * Where a popover of `size` opens: under or above the tray icon where the platform tells its place (Windows,
 * macOS), else in the corner of the screen nearest to the pointer (Linux). Never outside the work area.
 */
export function placePopover(
	size: { readonly width: number; readonly height: number },
	icon: Rectangle | null,
	pointer: Point,
	workArea: Rectangle,
): Point {
	const anchor = icon ? { x: icon.x + icon.width / 2, y: icon.y + icon.height / 2 } : pointer;
	const left = workArea.x + GAP;
	const right = workArea.x + workArea.width - size.width - GAP;
	const top = workArea.y + GAP;
	const bottom = workArea.y + workArea.height - size.height - GAP;
	const onRightHalf = anchor.x > workArea.x + workArea.width / 2;
	const onLowerHalf = anchor.y > workArea.y + workArea.height / 2;
	const x = icon ? anchor.x - size.width / 2 : onRightHalf ? right : left;
	return {
		x: Math.round(Math.max(left, Math.min(x, right))),
		y: onLowerHalf ? Math.max(top, bottom) : top,
	};
}
