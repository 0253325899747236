/** Looking at somebody else's calls, as an administrator; and what everybody else is told. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { ask as askBridge } from '../kills/killable-app.ts';
import { openCalls, startAgain, startUpToDate, stateOf, untilUpToDate } from './app-state-seen.ts';
import { expect, type Run, test, type World } from './app-under-test.ts';
import { bubbleCount } from './notifications-seen.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };

test.use({ simulated: { calls: 30, days: 5, auto: true, callsOfOthers: 6 } });

/** Opens the form in the settings as a person does. */
async function openForm(run: Run, page: Page): Promise<Page> {
	await page.keyboard.press('Control+,');
	const settings = await run.settings();
	await settings.getByRole('button', { name: 'Account' }).click();
	return settings;
}

/** Times and ids of Chromium's have these four digits too, now and then. */
const OF_OTHERS = /Erika|(?<![\da-f])1002(?![\da-f-])|0f6f1c0a1002|othersScope|"others/i;

async function ask(settings: Page, extension: string): Promise<void> {
	await settings.getByLabel('Extension', { exact: true }).fill(extension);
	await settings.getByRole('button', { name: 'Show' }).click();
}

/** Every file of the profile, as text: a name or a number would be found in it. */
function profileText({ profile }: World): string {
	const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
		.map((name) => join(profile, name))
		.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
	return files.map((path) => `${path}\n${readFileSync(path, 'latin1')}`).join('\n');
}

test.describe('an administrator', () => {
	test.use({
		simulated: { calls: 30, days: 5, auto: true, callsOfOthers: 6, othersAccess: 'allowed' },
	});

	test('sees another extension, live, in a window of its own, and nothing of it stays', async ({
		world,
	}) => {
		const { run, page } = await startUpToDate(world);
		const before = await stateOf(page);
		const { total: ownTotal } = await askBridge(page, 'calls.range', {
			...{ query: EVERY_CALL, unfolded: [], kept: null, offset: 0, limit: 1 },
		});
		const settings = await openForm(run, page);

		await ask(settings, '1002');
		const others = await run.others();
		await expect(others.getByText('You are looking at extension 1002.')).toBeVisible();
		await expect(others.getByText('These are not your calls; nothing here is kept.')).toBeVisible();
		await expect.poll(() => others.title()).toBe('Extension 1002 · NFON Call History');
		await expect(others.getByRole('option')).not.toHaveCount(0);
		await expect(others.getByText('Anna Berger')).toHaveCount(0);

		const theirs = world.simulator.service.placeCall({
			...{ kind: 'missed', extension: '1002', caller: ERIKA },
		});
		const row = others.locator(`[data-call="${theirs.uuid}"]`);
		await expect(row).toBeVisible();
		await row.click();
		await expect(others.getByRole('heading', { name: 'Erika Probst' })).toBeVisible();
		await expect(others.getByRole('button', { name: 'Call back' })).toBeVisible();
		await expect(others.getByRole('button', { name: /handled/ })).toHaveCount(0);
		await others.getByRole('button', { name: 'More actions' }).click();
		await expect(others.getByRole('menuitem', { name: 'Copy call as text' })).toBeVisible();
		await expect(others.getByRole('menuitem', { name: /Delete|Remind|otify/ })).toHaveCount(0);
		await others.keyboard.press('Escape');
		await others.keyboard.press('Delete');
		await expect(others.getByRole('alertdialog')).toHaveCount(0);

		// One's own missed call is told; by then theirs would have been.
		const own = world.simulator.service.placeMissedCall({ ...ERIKA, name: 'Otto Kern' });
		await expect(page.locator(`[data-call="${own.uuid}"]`)).toBeVisible();
		await expect.poll(() => world.notifications.seen.length).toBe(1);
		expect(JSON.stringify(world.notifications.seen)).toContain('Otto Kern');
		await expect.poll(bubbleCount).toBe(1);
		expect(await openCalls(page)).toBe(before.openCalls + 1);
		await expect(page.locator(`[data-call="${theirs.uuid}"]`)).toHaveCount(0);
		await expect(others.locator(`[data-call="${own.uuid}"]`)).toHaveCount(0);
		await page.getByRole('searchbox').fill('Erika');
		await expect(page.getByText('“Erika”')).toBeVisible();
		await page.getByRole('searchbox').fill('');
		await expect(page.getByRole('option').first()).toHaveAttribute(
			'aria-setsize',
			String(ownTotal + 1),
		);

		await others.getByRole('button', { name: 'Close' }).click();
		await expect.poll(() => others.isClosed()).toBe(true);
		await world.simulator.service.streams.untilCountIs(1);
		await run.quit();
		expect(profileText(world)).not.toMatch(OF_OTHERS);

		const { run: again, page: history } = await startAgain(world);
		expect(again.app.windows().some((each) => each.url().endsWith('#others'))).toBe(false);
		await expect(history.locator(`[data-call="${theirs.uuid}"]`)).toHaveCount(0);
	});

	test('sees the whole customer, each row with its extension; signing out closes it', async ({
		world,
	}) => {
		const { run, page } = await startUpToDate(world);
		const settings = await openForm(run, page);

		await settings.getByRole('radio', { name: 'All extensions' }).check({ force: true });
		await expect(settings.getByLabel('K-number')).toHaveValue('K9999');
		await settings.getByRole('button', { name: 'Show' }).click();
		const others = await run.others();
		await expect(others.getByText('You are looking at all calls of customer K9999.')).toBeVisible();
		await untilUpToDate(others);
		// Up to date is the store; the rows come to the window after it.
		await expect.poll(() => others.getByRole('option').count()).toBeGreaterThan(5);
		const rows = () => others.getByRole('option').allTextContents();
		await expect
			.poll(async () => (await rows()).filter((row) => !/Extension 10\d\d · /.test(row)))
			.toEqual([]);

		await page.getByRole('button', { name: 'Account and more' }).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
		await expect.poll(() => others.isClosed()).toBe(true);
		await world.simulator.service.streams.untilCountIs(0);
	});
});

test('an ordinary person is refused with words, and helped at the field', async ({ world }) => {
	const { run, page } = await startUpToDate(world);
	const settings = await openForm(run, page);

	await ask(settings, '23a');
	await expect(settings.getByText('An extension has only digits, like 23.')).toBeVisible();
	await ask(settings, '1'.repeat(16));
	await expect(settings.getByText('An extension has at most 15 digits.')).toBeVisible();
	await ask(settings, '1001');
	await expect(settings.getByText('This is your own extension.')).toBeVisible();

	world.simulator.changeSettings({ othersAccess: 'forbidden' });
	await ask(settings, '1002');
	await expect(settings.getByText('Your sign-in may not see extension 1002 (403).')).toBeVisible();
	await expect(settings.getByText(/^Request [0-9a-f-]{36}$/)).toBeVisible();

	world.simulator.changeSettings({ othersAccess: 'empty' });
	await ask(settings, '1002');
	await expect(settings.getByText('NFON shows no calls of extension 1002.')).toBeVisible();

	for (const dialect of ['2.0-early-access', '2.0-early-access.2'] as const) {
		world.simulator.changeSettings({ othersAccess: 'ignored', dialect });
		await ask(settings, '1003');
		await expect(settings.getByText(/NFON answered with your own calls/)).toBeVisible();
		await ask(settings, '1001');
		await expect(settings.getByText(/NFON answered with your own calls/)).toHaveCount(0);
	}
	expect(run.app.windows().some((each) => each.url().endsWith('#others'))).toBe(false);
});
