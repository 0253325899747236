/** A keychain that is locked, ends, or comes late: the account survives it, and nothing secret goes elsewhere. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, KillableApp } from '../kills/killable-app.ts';
import { expireTokens, startAgain, startUpToDate, untilUpToDate } from './app-state-seen.ts';
import { expect, signIn, test, type World } from './app-under-test.ts';
import { endKeyring, keyringEntry, lockKeyring, switchKeyring, unlockKeyring } from './keyring.ts';
import { answerPrompt, beginPrompter, closePrompt, isAsked } from './keyring-prompt.ts';

test.afterEach(unlockKeyring);

test('locked at the start: said, nothing lost, and there again by itself when it is unlocked', async ({
	world,
}) => {
	const { run } = await startUpToDate(world);
	await run.quit();
	await lockKeyring();

	const locked = await world.start();
	const page = await locked.history();
	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();

	await unlockKeyring();

	await expect(page.locator('[data-call]').first()).toBeVisible();
	await untilUpToDate(page);
	await expect(page.getByText('The keychain of this computer is locked.')).toBeHidden();
});

test('ended while the app runs: signed in for this run, and kept again when it is back', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const before = keyringEntry(world.profile, 'sign-in');
	await endKeyring();

	await refresh(world, page);

	await expect(page.getByText('This computer has no keychain the app could use.')).toBeVisible();
	await unlockKeyring();
	await expect(page.getByText('This computer has no keychain the app could use.')).toBeHidden();
	await expect.poll(() => keyringEntry(world.profile, 'sign-in')).not.toBe(before);
	await run.quit();

	await startAgain(world);
});

test('locked while the app runs: "Try again" keeps the sign-in once it is unlocked', async ({
	world,
}) => {
	const { page } = await startUpToDate(world);
	await lockKeyring();

	await refresh(world, page);

	await expect(page.getByText('The keychain of this computer is locked.')).toBeVisible();
	await unlockKeyring();
	// What "Try again" asks for. It may have noticed by itself in between: then there is no such button.
	await ask(page, 'session.retry-keychain', null);
	await expect(page.getByText('The keychain of this computer is locked.')).toBeHidden();
	await untilUpToDate(page);
});

test('killed right after its token was changed, the next run is signed in', async ({ world }) => {
	for (let round = 0; round < 3; round++) {
		const app = new KillableApp(world.settings, []);
		try {
			const page = await app.history();
			if (round === 0) await page.getByRole('button', { name: 'Sign in' }).click();
			await untilUpToDate(page);
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

	await startAgain(world);
});

test('its question closed by the person: said, asked no more, and again when they want it', async ({
	world,
}) => {
	const { run } = await startUpToDate(world);
	await run.quit();
	await lockKeyring();
	const prompter = beginPrompter();

	const closed = await world.start();
	await closePrompt();
	const page = await closed.history();
	const told = page.getByText(
		'You closed the question for the password of this computer’s keychain.',
	);
	await expect(told).toBeVisible();
	expect(isAsked()).toBe(false);
	prompter.stop();

	const another = beginPrompter();
	await page.getByRole('button', { name: 'Try again' }).click();
	await answerPrompt();
	await expect(told).toBeHidden();
	await untilUpToDate(page);
	another.stop();
});

test('quitting while its question is open ends the app all the same', async ({ world }) => {
	// Nothing is asked for a keyring in which there is nothing of ours.
	const { run: before } = await startUpToDate(world);
	await before.quit();
	await lockKeyring();
	const prompter = beginPrompter();
	const run = await world.start();
	const ended = new Promise((resolve) => run.app.process().once('exit', resolve));
	await expect.poll(isAsked).toBe(true);

	await run.quit();

	await ended;
	prompter.stop();
});

test('another keychain for a while: said, and with the former one account and history are back', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const { uuid } = world.simulator.service.placeMissedCall({
		...{ name: 'Erika Probst', number: '493023125001', context: 'global' },
	});
	await expect.poll(() => world.notifications.seen.length).toBe(1);
	await ask(page, 'calls.set-handled', { uuids: [uuid], handled: true });
	const token = keyringEntry(world.profile, 'sign-in');
	await run.quit();
	const data = mkdtempSync(join(tmpdir(), 'nfon-keyring-'));

	await switchKeyring(data);
	const elsewhere = await world.start();
	const other = await elsewhere.history();
	await expect(
		other.getByText(/The keychain of this computer is not the one it was/),
	).toBeVisible();
	await untilUpToDate(await signIn(elsewhere));
	expect((await ask(other, 'calls.details', { uuid })).row.open).toBe(true);
	await elsewhere.quit();

	await switchKeyring(null);
	expect(keyringEntry(world.profile, 'sign-in')).toBe(token);
	const { page: back } = await startAgain(world);
	expect((await ask(back, 'calls.details', { uuid })).row.open).toBe(false);
	await expect(back.getByText(/is not the one it was/)).toBeHidden();
	expect(world.notifications.seen).toHaveLength(1);
	rmSync(data, { recursive: true });
});

/** The access token is good no more, and something is asked with it: a new one is fetched, and the other token changes. */
async function refresh(world: World, page: Page): Promise<void> {
	const asked = world.simulator.requests.list('token').length;
	await expireTokens(world, page);
	await expect.poll(() => world.simulator.requests.list('token').length).toBeGreaterThan(asked);
}
