/** The app's windows as the X server has them: what a person sees, not what the app believes. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

const run = promisify(execFile);
const NAME = 'NFON Call History';

export interface SeenWindow {
	readonly id: string;
	readonly width: number;
	readonly height: number;
}

/** Those on the screen; minimised and hidden ones are not. */
export async function visibleWindows(): Promise<readonly SeenWindow[]> {
	const ids = await xdotool(['search', '--onlyvisible', '--name', `^${NAME}$`]);
	return Promise.all(ids.map(geometry));
}

/** Those on the screen of another program, by the class that it gives its windows. */
export async function windowsOf(program: string): Promise<readonly SeenWindow[]> {
	const ids = await xdotool(['search', '--onlyvisible', '--class', program]);
	const all = await Promise.all(ids.map(geometry));
	// GTK's programs have windows of a few pixels that show nothing.
	return all.filter(({ width, height }) => width > 20 && height > 20);
}

/** True while one of the app's windows has the keyboard. */
export async function hasFocus(): Promise<boolean> {
	return (await xdotool(['getwindowfocus', 'getwindowname']))[0] === NAME;
}

/** Gives the one visible window this size, as dragging its border would. */
export async function resizeWindow(width: number, height: number): Promise<void> {
	// A page is there before its window is on the screen.
	await expect.poll(visibleWindows, { message: 'one visible window' }).toHaveLength(1);
	const [window] = await visibleWindows();
	if (!window) throw new Error('The window went away');
	await xdotool(['windowsize', '--sync', window.id, String(width), String(height)]);
}

/** Presses keys on the keyboard, for whatever window has it: `ctrl+plus`. */
export async function pressKeys(keys: string): Promise<void> {
	await xdotool(['key', '--clearmodifiers', keys]);
}

async function geometry(id: string): Promise<SeenWindow> {
	const lines = await xdotool(['getwindowgeometry', '--shell', id]);
	const read = (name: string): number =>
		Number(lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1));
	return { id, width: read('WIDTH'), height: read('HEIGHT') };
}

/** The lines it prints; none when it finds nothing, which is its exit code 1. */
async function xdotool(words: readonly string[]): Promise<readonly string[]> {
	try {
		const { stdout } = await run('xdotool', [...words]);
		return stdout.split('\n').filter((line) => line !== '');
	} catch (error) {
		if ((error as { readonly code?: unknown }).code === 1) return [];
		throw error;
	}
}

/** Those on the screen of one process: what it shows before it has a window of its own. */
export async function windowsOfProcess(id: number): Promise<readonly SeenWindow[]> {
	return Promise.all(
		(await xdotool(['search', '--onlyvisible', '--pid', String(id)])).map(geometry),
	);
}
