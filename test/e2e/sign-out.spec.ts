/** The end of a sign-in: what is forgotten here, what the provider is told, and what a person is told. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bubbleCount } from './notifications-seen.ts';
import { expireTokens, startUpToDate, untilUpToDate } from './app-state-seen.ts';
import { expect, test } from './app-under-test.ts';
import { keyringEntry } from './keyring.ts';

test('the calls go with the sign-in, if the person wants that; the provider knows', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const key = keyringEntry(world.profile, 'history-key');
	const isThere = (): boolean => existsSync(join(world.profile, 'history.db'));
	expect(isThere()).toBe(true);

	await openSignOut(page);
	await page.getByRole('checkbox', { name: 'Keep the calls on this computer' }).uncheck();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();

	await expect(page.getByText('Your calls, at a glance')).toBeVisible();
	await expect.poll(() => world.simulator.requests.list('logout').length).toBe(1);
	await expect.poll(() => world.simulator.requests.list('revoke').length).toBe(1);
	expect(keyringEntry(world.profile, 'sign-in')).toBeNull();
	expect(keyringEntry(world.profile, 'history-key')).not.toBe(key);
	await run.quit();
	const again = await world.start();
	await expect((await again.history()).getByText('Your calls, at a glance')).toBeVisible();
});

test('offline it works too, keeps the calls, and says who could not be told', async ({ world }) => {
	const { page } = await startUpToDate(world);
	await world.simulator.refuseConnections();

	await openSignOut(page);
	await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();

	await expect(
		page.getByText(/You are signed out here, but 127\.0\.0\.1.* could not be told/),
	).toBeVisible();
	await expect(page.locator('[data-call]').first()).toBeVisible();
	expect(keyringEntry(world.profile, 'sign-in')).toBeNull();
});

test('a sign-in that was ended elsewhere is told once, with a way back', async ({ world }) => {
	const { page } = await startUpToDate(world);
	world.simulator.revokeRefreshTokens();
	await expireTokens(world, page);

	await expect(page.getByText('Your sign-in has expired.')).toBeVisible();
	await expect
		.poll(() => world.notifications.seen.map(({ summary }) => summary))
		.toEqual(['Your sign-in has expired']);
	await expect(page.locator('[data-call]').first()).toBeVisible();
	await expect.poll(bubbleCount).toBe(1);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await untilUpToDate(page);
	await expect.poll(bubbleCount).toBe(0);
});

/** As far as the question what becomes of the calls. */
async function openSignOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Account and more' }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
}
