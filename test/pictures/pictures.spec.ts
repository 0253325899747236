/** Pictures of the real app on the real desktop, for README: made by a command, never by hand. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, PROJECT, signIn, test } from '../e2e/app-under-test.ts';
import { bubbleCount, clearBubbles, clickTray } from '../e2e/notifications-seen.ts';
import { closeBrowser } from '../e2e/person-at-browser.ts';
import { untilStill } from '../e2e/window-measured.ts';
import { visibleWindows } from '../e2e/windows-seen.ts';

const FOLDER = join(PROJECT, 'build/pictures');

test.use({ simulated: { calls: 600, days: 60, auto: true } });

test('the desktop, the popover, the dark window, insight and a search', async ({ world }) => {
	mkdirSync(FOLDER, { recursive: true });
	const run = await world.start();
	const history = await signIn(run);
	await history.getByRole('button', { name: 'No', exact: true }).click();
	await closeBrowser();
	const { service } = world.simulator;
	const answered = service.placeCall({
		kind: 'group-answered',
		transcription: 'ready',
		caller: { name: 'Praxis Dr. Ebert', number: '493023125640', context: 'global' },
	});
	service.placeCall({ kind: 'outbound' });
	service.placeCall({
		kind: 'queue',
		caller: { name: 'Jana Köhler', number: '4940669690122', context: 'global' },
	});
	await expect.poll(bubbleCount).toBe(1);
	await clearBubbles();
	service.placeCall({
		kind: 'group',
		caller: { name: 'Charlotte Bennett', number: '442079460124', context: 'global' },
	});
	await expect.poll(bubbleCount).toBe(1);
	await show(history, answered.uuid);
	picture('desktop');

	await history.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	await history.screenshot({ path: join(FOLDER, 'history-dark.png') });

	await history.keyboard.press('i');
	await expect(history.getByRole('grid').first()).toBeVisible();
	await history.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	await history.screenshot({ path: join(FOLDER, 'insight.png') });
	await history.keyboard.press('Escape');
	await history.getByRole('searchbox').fill('termin');
	await expect(history.locator('mark').first()).toBeVisible();
	await history.screenshot({ path: join(FOLDER, 'search.png') });
	await history.getByRole('searchbox').fill('');

	await history.close();
	await expect.poll(visibleWindows).toHaveLength(0);
	await clickTray();
	const popover = await run.popover();
	await expect(popover.locator('[data-call]').first()).toBeVisible();
	await popover.screenshot({ path: join(FOLDER, 'popover.png') });
});

/** Opens a call's details and waits until nothing moves any more. */
async function show(page: Page, uuid: string): Promise<void> {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.locator(`[data-call="${uuid}"]`).click();
	await expect(page.getByRole('heading', { name: 'Path of the call' })).toBeVisible();
	await untilStill(page);
}

function picture(name: string): void {
	execFileSync('import', ['-window', 'root', join(FOLDER, `${name}.png`)]);
}
