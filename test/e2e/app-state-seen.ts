/** What the window knows about the app, asked as the window asks; and what the person has chosen before it starts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppState } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { type Environment, expect, type Run, type World } from './app-under-test.ts';

/** Signs in, and waits for the history: also for one without calls, which has no row to wait for. */
export async function startUpToDate(
	world: World,
	env: Environment = {},
): Promise<{ readonly run: Run; readonly page: Page }> {
	const run = await world.start(env);
	const page = await run.history();
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('Up to date')).toBeAttached();
	return { run, page };
}

/** Writes the settings of the app that is to start. */
export function choose(world: World, settings: object): void {
	writeFileSync(join(world.profile, 'settings.json'), JSON.stringify(settings));
}

export async function stateOf(page: Page): Promise<AppState> {
	const answer = await page.evaluate(() =>
		(globalThis as unknown as { readonly bridge: Bridge }).bridge.ask('app.state', null),
	);
	if (!answer.ok) throw new Error(answer.failure.kind);
	return answer.value;
}

export async function openCalls(page: Page): Promise<number> {
	return (await stateOf(page)).openCalls;
}
