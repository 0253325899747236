import type { Input, WebContents } from 'electron';

/** Chromium's own steps: each level is a fifth more than the one before. Half of the usual size to three times. */
const SMALLEST = -3.5;
const LARGEST = 6;
const STEP = 0.5;

/** What a browser's keys do: larger, smaller, and back; there is no menu that would. */
export function zoomByKeys(
	contents: Pick<WebContents, 'on' | 'getZoomLevel' | 'setZoomLevel'>,
	platform: NodeJS.Platform,
): void {
	contents.on('before-input-event', (event, input) => {
		const level = zoomLevelFor(input, contents.getZoomLevel(), platform);
		if (level === null) return;
		event.preventDefault();
		contents.setZoomLevel(level);
	});
}

/** Null: these keys do not zoom. */
export function zoomLevelFor(
	{ type, key, control, meta, alt }: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
	level: number,
	platform: NodeJS.Platform,
): number | null {
	if (type !== 'keyDown' || alt || !(platform === 'darwin' ? meta : control)) return null;
	switch (key) {
		case '+':
		case '=':
			return Math.min(LARGEST, level + STEP);
		case '-':
			return Math.max(SMALLEST, level - STEP);
		case '0':
			return 0;
		default:
			return null;
	}
}
