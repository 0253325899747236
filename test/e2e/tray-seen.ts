/** The tray icon as the panel has it, and real clicks on its menu. */
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { SCREENS } from './app-under-test.ts';
import { untilIconIsDrawn } from './notifications-seen.ts';
import { callBus } from './desktop-programs.ts';

const run = promisify(execFile);

// The icon's centre, and the rows of the menu that opens below it: GTK's, in the desktop's theme and font.
const ICON = { x: 16, y: 15 };
const ROW = { first: 47, height: 25, separator: 2 };
const IN_MENU = 60;

/** Where a row of the menu is: after so many rows and so many lines between them. */
export interface MenuRow {
	readonly rows: number;
	readonly lines: number;
}

/** Opens the menu by a right click, and clicks one of its rows, or one of a row's own menu. */
export async function chooseFromTray({ rows, lines }: MenuRow, inner?: number): Promise<void> {
	const y = ROW.first + rows * ROW.height + lines * ROW.separator;
	await openMenu();
	const [menu] = await menus();
	await click(IN_MENU, y, 1);
	if (inner === undefined) {
		await expect.poll(menus).toHaveLength(0);
		return;
	}
	await expect.poll(menus, { message: 'the inner menu' }).toHaveLength(2);
	const all = await menus();
	const place = all.find(({ id }) => id !== menu?.id);
	if (!place) throw new Error('The inner menu went away');
	await click(place.x + 40, place.y + ROW.height * inner + ROW.height / 2 + 4, 1);
	await expect.poll(menus).toHaveLength(0);
}

/** Opens the menu and leaves it open. */
export async function openMenu(): Promise<void> {
	await untilIconIsDrawn();
	await click(ICON.x, ICON.y, 3);
	await expect.poll(menus, { message: 'the menu' }).toHaveLength(1);
}

export async function closeMenu(): Promise<void> {
	await run('xdotool', ['key', 'Escape']);
	await expect.poll(menus).toHaveLength(0);
}

/** What the icon says when the pointer rests on it. */
export async function trayTooltip(): Promise<string> {
	const [service] = (await property(
		'org.kde.StatusNotifierWatcher',
		'/StatusNotifierWatcher',
		'org.kde.StatusNotifierWatcher',
		'RegisteredStatusNotifierItems',
	)) as readonly string[];
	const [, name = '', path = '/StatusNotifierItem'] = /^([^/]+)(\/.*)?$/.exec(service ?? '') ?? [];
	const tooltip = await property(name, path, 'org.kde.StatusNotifierItem', 'ToolTip');
	const [, , title, text] = tooltip as readonly [string, unknown, string, string];
	return [title, text].filter((part) => part !== '').join('\n');
}

/** Two pictures for people: the icon on its panel, enlarged, and the panel with the tooltip shown. */
export function pictureOfTray(name: string): void {
	const crop = ['-window', 'root', '-crop', '31x30+0+0', '+repage', '-filter', 'point'];
	execFileSync('import', [...crop, '-resize', '800%', join(SCREENS, `tray-${name}.png`)]);
}

export async function pictureOfTooltip(name: string): Promise<void> {
	await run('xdotool', ['mousemove', '600', '600']);
	await run('xdotool', ['mousemove', String(ICON.x), String(ICON.y)]);
	await expect.poll(tooltips, { message: 'the tooltip' }).toBeGreaterThan(0);
	const file = join(SCREENS, `tray-${name}-tooltip.png`);
	await run('import', ['-window', 'root', '-crop', '420x160+0+0', '+repage', file]);
	await run('xdotool', ['mousemove', '600', '600']);
}

async function property(name: string, path: string, face: string, of: string): Promise<unknown> {
	const answer = await callBus(name, path, 'org.freedesktop.DBus.Properties', 'Get', [face, of]);
	return (answer as { readonly value: unknown }).value;
}

async function click(x: number, y: number, button: number): Promise<void> {
	await run('xdotool', ['mousemove', String(x), String(Math.round(y))]);
	await run('xdotool', ['click', String(button)]);
}

interface SeenMenu {
	readonly id: string;
	readonly x: number;
	readonly y: number;
}

/** Windows of the panel that are on the screen and big enough to be menus, at the place where they stand. */
async function menus(): Promise<readonly SeenMenu[]> {
	return (await panelWindows()).filter(
		({ width, height }) => width > 60 && height > 20 && width < 1000,
	);
}

async function tooltips(): Promise<number> {
	const all = await panelWindows();
	return all.filter(({ width, y }) => width > 60 && width < 1000 && y > 20).length;
}

async function panelWindows() {
	const { stdout: tree } = await run('xwininfo', ['-root', '-tree']);
	const lines = tree.matchAll(
		/^ {5}(0x[0-9a-f]+) .*\("(?:wrapper-2\.0|trayer|electron|nfon-call-history)".*\) +(\d+)x(\d+)\+\S+ +\+(-?\d+)\+(-?\d+)$/gm,
	);
	const windows = [...lines].map(([, id = '', width, height, x, y]) => ({
		...{ id, width: Number(width), height: Number(height), x: Number(x), y: Number(y) },
	}));
	const shown = await Promise.all(
		windows.map(async (window) => {
			const { stdout } = await run('xwininfo', ['-id', window.id]).catch(() => ({ stdout: '' }));
			return stdout.includes('IsViewable') ? [window] : [];
		}),
	);
	return shown.flat();
}
