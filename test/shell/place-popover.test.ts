import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayPlaceWindows, placePopover } from '../../electron/shell/place-popover.ts';

const SIZE = { width: 380, height: 600 };
const SCREEN = { x: 0, y: 30, width: 1280, height: 770 };

test("without the icon's place it opens in the corner nearest to the pointer", () => {
	expect(placePopover(SIZE, null, { x: 16, y: 15 }, SCREEN)).toEqual({ x: 8, y: 38 });
	expect(placePopover(SIZE, null, { x: 1270, y: 790 }, SCREEN)).toEqual({ x: 892, y: 192 });
});

test('at an icon it is centred on it', () => {
	const icon = { x: 600, y: 0, width: 24, height: 24 };

	expect(placePopover(SIZE, icon, { x: 0, y: 0 }, SCREEN).x).toBe(422);
});

test('it never leaves the work area', () => {
	const coordinate = fc.integer({ min: -500, max: 3_000 });
	fc.assert(
		fc.property(coordinate, coordinate, fc.boolean(), (x, y, atIcon) => {
			const icon = atIcon ? { x, y, width: 24, height: 24 } : null;
			const place = placePopover(SIZE, icon, { x, y }, SCREEN);
			return (
				place.x >= SCREEN.x &&
				place.y >= SCREEN.y &&
				place.x + SIZE.width <= SCREEN.x + SCREEN.width &&
				place.y + SIZE.height <= SCREEN.y + SCREEN.height
			);
		}),
	);
});

test.each([
	['linux', 'x11', '45.4.1', '', true],
	['linux', undefined, '45.4.1', '', true],
	['linux', 'wayland', '45.4.1', '', false],
	['linux', 'wayland', '45.4.1', 'x11', true],
	['linux', 'wayland', '33.2.1', '', true],
	['linux', 'wayland', '33.2.1', 'wayland', false],
	['win32', 'wayland', '45.4.1', '', true],
] as const)('on %s in a session of %s, Electron %s told "%s": may place is %s', (...given) => {
	const [platform, session, electron, ozone, may] = given;

	expect(mayPlaceWindows(platform, { XDG_SESSION_TYPE: session }, electron, ozone)).toBe(may);
});
