/** What the window knows about the app, asked as the window asks; and what the person has chosen before it starts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppState } from '../../electron/contract/app-state.ts';
import { ask } from '../kills/killable-app.ts';
import { type Environment, expect, type Run, type World } from './app-under-test.ts';

const SIGN_IN = /^(Sign in|Anmelden)$/;
const UP_TO_DATE = /Up to date|Aktuell/;

export interface Opened {
	readonly run: Run;
	/** The history window's. */
	readonly page: Page;
}

/** Starts the app, signs in and waits for the history: also for one without calls, which has no row to wait for. */
export async function startUpToDate(world: World, env: Environment = {}): Promise<Opened> {
	const run = await world.start(env);
	const page = await run.history();
	await page.getByRole('button', { name: SIGN_IN }).click();
	await untilUpToDate(page);
	return { run, page };
}

/** Starts the app where somebody is signed in already, and waits for the history. */
export async function startAgain(world: World, env: Environment = {}): Promise<Opened> {
	const run = await world.start(env);
	const page = await run.history();
	await untilUpToDate(page);
	return { run, page };
}

export async function untilUpToDate(page: Page): Promise<void> {
	await expect(page.getByText(UP_TO_DATE)).toBeAttached();
}

/** What "Try now" asks for. The button goes as soon as the app was faster, and nobody could press it then. */
export async function tryNow(page: Page): Promise<void> {
	await ask(page, 'connection.retry', null);
}

/** Every token is good no more, and the connection breaks: what is asked next needs new ones. */
export async function expireTokens({ simulator }: World, page: Page): Promise<void> {
	simulator.expireTokens();
	await simulator.restart();
	await tryNow(page);
}

/** Writes the settings of the app that is to start. */
export function choose(world: World, settings: object): void {
	writeFileSync(join(world.profile, 'settings.json'), JSON.stringify(settings));
}

export function stateOf(page: Page): Promise<AppState> {
	return ask(page, 'app.state', null);
}

export async function openCalls(page: Page): Promise<number> {
	return (await stateOf(page)).openCalls;
}
