import { expect, test } from 'vitest';
import { zoomLevelFor } from '../../electron/shell/zoom-keys.ts';

function key(pressed: string, control = true) {
	return { type: 'keyDown', key: pressed, control, meta: false, alt: false } as const;
}

test.each([
	['+', 0, 0.5],
	['=', 1, 1.5],
	['-', 0, -0.5],
	['0', 3, 0],
	['+', 6, 6],
	['-', -3.5, -3.5],
	['a', 0, null],
])('Control and %s at %s zooms to %s', (pressed, level, expected) => {
	expect(zoomLevelFor(key(pressed), level, 'linux')).toBe(expected);
});

test('a key by itself types, and a Mac has another key', () => {
	expect(zoomLevelFor(key('+', false), 0, 'linux')).toBeNull();
	expect(zoomLevelFor(key('+'), 0, 'darwin')).toBeNull();
	expect(zoomLevelFor({ ...key('+', false), meta: true }, 0, 'darwin')).toBe(0.5);
	expect(zoomLevelFor({ ...key('+'), type: 'keyUp' }, 0, 'linux')).toBeNull();
});
