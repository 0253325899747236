/** The system's own question for the keyring's password, and the person at it: a real window, real keys. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { KEYRING_PASSWORD } from './keyring.ts';

// Where Debian and Fedora, and where Arch keep the program that shows it; the bus would begin it on a whole desktop.
const PLACES = ['/usr/libexec/gcr-prompter', '/usr/lib/gcr-prompter'];

// Longer than a machine takes to fail at showing anything, and about what a person needs to read it.
const READING_MS = 1_500;

/** Questions can be shown until `stop`. The program ends by itself when it had nothing to show for some seconds. */
export function beginPrompter(): { readonly stop: () => void } {
	const program = PLACES.find((place) => existsSync(place));
	if (program === undefined)
		throw new Error('There is no gcr-prompter: it comes with gnome-keyring.');
	const prompter: ChildProcess = spawn(program, { stdio: 'ignore' });
	return { stop: () => prompter.kill() };
}

/** Whether the question is on the screen. */
export function isAsked(): boolean {
	return promptWindow() !== null;
}

/** The person reads it, and closes it. */
export async function closePrompt(): Promise<void> {
	await atPrompt(['key', 'Escape']);
}

/** The person types the password. */
export async function answerPrompt(): Promise<void> {
	// A line end that is typed is no press on Return.
	await atPrompt(['type', '--delay', '50', KEYRING_PASSWORD], ['key', 'Return']);
}

async function atPrompt(...does: readonly (readonly string[])[]): Promise<void> {
	await expect.poll(isAsked, { timeout: 15_000 }).toBe(true);
	await new Promise((resolve) => setTimeout(resolve, READING_MS));
	execFileSync('xdotool', ['windowfocus', promptWindow() ?? '']);
	for (const words of does) execFileSync('xdotool', words);
	await expect.poll(isAsked).toBe(false);
}

function promptWindow(): string | null {
	const words = ['search', '--onlyvisible', '--class', 'prompter'];
	const { stdout } = spawnSync('xdotool', words, { encoding: 'utf8' });
	return /^\d+/.exec(stdout)?.[0] ?? null;
}
