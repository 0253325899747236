/** A keychain that is locked, ends, or comes late: the account survives it, and nothing secret goes elsewhere. */
import type { Page } from '@playwright/test';
import { KillableApp } from '../kills/killable-app.ts';
import { expect, signIn, test, type World } from './app-under-test.ts';
import { endKeyring, keyringEntry, lockKeyring, unlockKeyring } from './keyring.ts';

test.afterEach(unlockKeyring);

test('locked at the start: said, nothing lost, and there again by itself when it is unlocked', async ({
	world,
}) => {
	const run = await world.start();
	await expect((await signIn(run)).getByText('Up to date')).toBeAttached();
	await run.quit();
	await lockKeyring();

	const locked = await world.start();
	const page = await locked.history();
	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();

	await unlockKeyring();

	await expect(page.locator('[data-call]').first()).toBeVisible();
	await expect(page.getByText('Up to date')).toBeAttached();
	await expect(page.getByText('The keychain of this computer is locked.')).toBeHidden();
});

test('ended while the app runs: signed in for this run, and kept again when it is back', async ({
	world,
}) => {
	const run = await world.start();
	const page = await signIn(run);
	await expect(page.getByText('Up to date')).toBeAttached();
	const before = keyringEntry(world.profile, 'sign-in');
	await endKeyring();

	await refresh(world, page);

	await expect(page.getByText('This computer has no keychain the app could use.')).toBeVisible();
	await unlockKeyring();
	await expect(page.getByText('This computer has no keychain the app could use.')).toBeHidden();
	await expect.poll(() => keyringEntry(world.profile, 'sign-in')).not.toBe(before);
	await run.quit();

	const again = await world.start();
	await expect((await again.history()).getByText('Up to date')).toBeAttached();
});

test('locked while the app runs: "Try again" keeps the sign-in once it is unlocked', async ({
	world,
}) => {
	const run = await world.start();
	const page = await signIn(run);
	await expect(page.getByText('Up to date')).toBeAttached();
	await lockKeyring();

	await refresh(world, page);

	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();
	await unlockKeyring();
	// It may have noticed by itself in between.
	await page
		.getByRole('button', { name: 'Try again' })
		.click({ timeout: 2_000 })
		.catch(() => null);
	await expect(page.getByText('The keychain of this computer is locked.')).toBeHidden();
	await expect(page.getByText('Up to date')).toBeAttached();
});

test('killed right after its token was changed, the next run is signed in', async ({ world }) => {
	for (let round = 0; round < 3; round++) {
		const app = new KillableApp(world.settings, []);
		try {
			const page = await app.history();
			if (round === 0) await page.getByRole('button', { name: 'Sign in' }).click();
			await expect(page.getByText('Up to date')).toBeAttached();
			const before = keyringEntry(world.profile, 'sign-in');
			expect(before).not.toBeNull();
			await refresh(world, page);
			const isChanged = (): boolean => keyringEntry(world.profile, 'sign-in') !== before;
			await expect.poll(isChanged, { intervals: [1] }).toBe(true);
			await app.kill();
		} finally {
			await app.clearAway();
		}
	}

	const run = await world.start();
	await expect((await run.history()).getByText('Up to date')).toBeAttached();
});

/** The access token is good no more, and something is asked with it: a new one is fetched, and the other token changes. */
async function refresh(world: World, page: Page): Promise<void> {
	const asked = world.simulator.requests.list('token').length;
	world.simulator.expireTokens();
	await world.simulator.restart();
	await page
		.getByRole('button', { name: 'Try now' })
		.click({ timeout: 2_000 })
		.catch(() => null);
	await expect.poll(() => world.simulator.requests.list('token').length).toBeGreaterThan(asked);
}
