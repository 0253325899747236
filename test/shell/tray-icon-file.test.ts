import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TrayFace } from '../../electron/attention/tray-face.ts';
import { iconGround, iconSizes, trayIconFile } from '../../electron/shell/tray-icon-file.ts';

const FOLDER = join(import.meta.dirname, '../../build/icons/tray');
const FACES: readonly TrayFace[] = [
	{ kind: 'signed-out' },
	...[true, false].flatMap((muted): TrayFace[] => [
		{ kind: 'offline', muted },
		{ kind: 'connected', muted },
	]),
	...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 250].flatMap((count): TrayFace[] =>
		[false, true].map((offline) => ({ kind: 'open', count, offline })),
	),
];

test.each(['linux', 'win32', 'darwin'] as const)(
	'every face has its pictures on %s',
	(platform) => {
		const grounds = (['automatic', 'light', 'dark'] as const).flatMap((colour) =>
			[null, true, false].map((dark) => iconGround(platform, colour, dark)),
		);
		const files = grounds.flatMap((ground) =>
			FACES.flatMap((face) =>
				[1, 2].flatMap((scale) =>
					iconSizes(platform, scale).map(({ size }) => trayIconFile(FOLDER, face, ground, size)),
				),
			),
		);

		expect(files.filter((file) => !existsSync(file))).toEqual([]);
	},
);

test.each([
	['darwin', 'light', true, 'template'],
	['win32', 'automatic', true, 'on-dark'],
	['win32', 'automatic', false, 'on-light'],
	['linux', 'automatic', null, 'on-any'],
	['linux', 'light', null, 'on-dark'],
	['linux', 'dark', null, 'on-light'],
	['win32', 'dark', true, 'on-light'],
] as const)('on %s with the colour %s and a dark panel: %s', (platform, colour, dark, ground) => {
	expect(iconGround(platform, colour, dark)).toBe(ground);
});

test('what cannot be drawn as one digit is drawn as more', () => {
	const file = (count: number) =>
		trayIconFile('', { kind: 'open', count, offline: false }, 'on-any', 24);

	expect([file(9), file(10)]).toEqual(['24/open-9-on-any.png', '24/open-more-on-any.png']);
});

test.each(['template', 'on-light', 'on-dark', 'on-any'] as const)(
	'with open calls, too, offline looks other than connected (%s)',
	(ground) => {
		for (const size of [16, 22, 24, 32, 48, 64] as const) {
			const picture = (offline: boolean) =>
				readFileSync(trayIconFile(FOLDER, { kind: 'open', count: 1, offline }, ground, size));

			expect(picture(true).equals(picture(false))).toBe(false);
		}
	},
);
