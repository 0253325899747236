/** The settings window: opened from where people look for it, acting at once, in both languages and themes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, openCalls, startUpToDate, untilUpToDate } from './app-state-seen.ts';
import { expect, type Run, SCREENS, test, type World } from './app-under-test.ts';
import { bubbleCount } from './notifications-seen.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };

test.use({ simulated: { calls: 0, auto: true } });

/** Opens the settings as a person does, and answers their page. */
async function openSettings(run: Run, page: Page): Promise<Page> {
	await page.keyboard.press('Control+,');
	return run.settings();
}

function savedIn(world: World): Record<string, unknown> {
	return JSON.parse(readFileSync(join(world.profile, 'settings.json'), 'utf8')) as Record<
		string,
		unknown
	>;
}

/** As the app has it: Playwright says "light" to every page unless it is told not to. */
async function isDark(page: Page): Promise<boolean> {
	await page.emulateMedia({ colorScheme: null });
	return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
}

async function axeFinds(page: Page): Promise<unknown> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

test('a language holds at once in every window, and the next notification shows only what may be shown', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const settings = await openSettings(run, page);

	await settings.getByRole('button', { name: 'Notifications' }).click();
	await settings.getByLabel('They show').selectOption({ label: 'Only “Missed call”' });
	await expect.poll(() => savedIn(world)['notifications']).toMatchObject({ privacy: 'nothing' });
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => world.notifications.seen.length).toBe(1);
	expect(JSON.stringify(world.notifications.seen[0])).not.toContain('Erika');

	await settings.getByRole('button', { name: 'General' }).click();
	await settings.getByLabel('Language').selectOption({ label: 'Deutsch' });
	await expect(settings.getByRole('heading', { name: 'Allgemein' })).toBeVisible();
	await expect(page.getByText('Aktuell', { exact: false }).first()).toBeAttached();
	await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(/^de/);

	await settings.getByLabel('Erscheinungsbild').selectOption({ label: 'Dunkel' });
	await expect.poll(() => isDark(page)).toBe(true);

	await run.quit();
	const again = await world.start();
	const history = await again.history();
	await expect.poll(() => history.evaluate(() => document.documentElement.lang)).toMatch(/^de/);
	expect(await isDark(history)).toBe(true);
});

test('a rule made in a call’s menu silences that number, and goes again in the settings', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const call = world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => world.notifications.seen.length).toBe(1);
	await page.locator(`[data-call="${call.uuid}"]`).click();
	await page.getByRole('button', { name: 'More actions' }).click();
	await page.getByRole('menuitem', { name: 'Never notify of this number' }).click();
	await expect
		.poll(() => savedIn(world)['rules'])
		.toEqual([{ counterpart: `global:${ERIKA.number}`, notify: 'never' }]);

	const silent = world.simulator.service.placeMissedCall(ERIKA);
	await expect(page.locator(`[data-call="${silent.uuid}"]`)).toBeVisible();
	await expect.poll(() => openCalls(page)).toBe(1);
	expect(world.notifications.seen).toHaveLength(1);

	const settings = await openSettings(run, page);
	await settings.getByRole('button', { name: 'Notifications' }).click();
	await settings.getByRole('button', { name: 'Remove the rule for Erika Probst' }).click();
	await expect.poll(() => savedIn(world)['rules']).toEqual([]);
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => world.notifications.seen.length).toBe(2);
});

test('reminding of a call says when', async ({ world }) => {
	const { page } = await startUpToDate(world);
	const call = world.simulator.service.placeMissedCall(ERIKA);
	await page.locator(`[data-call="${call.uuid}"]`).click();
	await page.getByRole('button', { name: 'More actions' }).click();
	await page.getByRole('menuitem', { name: 'Remind me in one hour' }).click();

	await expect(page.getByText(/^You will be reminded (tomorrow )?at \d\d:\d\d\.$/)).toBeVisible();
});

test('deleting local data fetches the history again, and tells nobody', async ({ world }) => {
	const { run, page } = await startUpToDate(world);
	const call = world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(bubbleCount).toBe(1);
	const settings = await openSettings(run, page);

	await settings.getByRole('button', { name: 'This computer' }).click();
	await settings.getByRole('button', { name: 'Delete local data…' }).click();
	const lists = world.simulator.requests.list('list').length;
	await settings.getByRole('button', { name: 'Delete', exact: true }).click();

	await expect(settings.getByText('Deleted.')).toBeVisible();
	await expect.poll(() => world.simulator.requests.list('list').length).toBeGreaterThan(lists);
	await expect(page.locator(`[data-call="${call.uuid}"]`)).toBeVisible();
	await untilUpToDate(page);
	expect(world.notifications.seen).toHaveLength(1);
});

test('kept for 30 days, older calls go from this computer; kept not at all, no file is left of them', async ({
	world,
}) => {
	test.setTimeout(120_000);
	const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
	const others = ['Otto Kern', 'Anna Berger', 'Heide Vogt', 'Jan Polak'];
	const calls = others.map((name, place) =>
		world.simulator.service.placeUnheardCall({
			kind: 'missed',
			caller: { name, number: `49302312500${String(place)}`, context: 'global' },
			record: { created: daysAgo(place < 2 ? place + 1 : 40 + place) },
		}),
	);
	const { run, page } = await startUpToDate(world);
	const rows = page.locator('[data-call]');
	await expect(rows).toHaveCount(4);
	const settings = await openSettings(run, page);
	await settings.getByRole('button', { name: 'This computer' }).click();
	const field = settings.getByLabel('Keep on this computer');

	await field.selectOption({ label: '30 days' });
	const question = settings.getByRole('alertdialog', {
		name: 'Remove 2 calls from this computer?',
	});
	await settings.screenshot({ path: join(SCREENS, 'retention-question.png') });
	expect.soft(await axeFinds(settings)).toEqual([]);
	await question.getByRole('button', { name: 'Cancel' }).click();
	await expect(field).toHaveValue('everything');
	await expect(rows).toHaveCount(4);
	await field.selectOption({ label: '30 days' });
	await question.getByRole('button', { name: 'Remove' }).click();

	await expect(rows).toHaveCount(2);
	await expect(settings.getByText('2 calls, encrypted')).toBeVisible();
	const end = page.getByText('Calls older than 30 days are not kept on this computer.');
	await expect(end).toBeVisible();
	expect(savedIn(world)['retention']).toBe('30-days');
	await page.screenshot({ path: join(SCREENS, 'retention-list-end.png') });
	await page.getByRole('searchbox').fill('Heide');
	await page.getByRole('button', { name: 'Ask NFON' }).click();
	await expect(page.getByText('Heide Vogt')).toBeVisible();
	await page.screenshot({ path: join(SCREENS, 'retention-at-nfon.png') });
	expect.soft(await axeFinds(page)).toEqual([]);
	await page.getByRole('searchbox').fill('');

	await field.selectOption({ label: 'Everything' });
	await expect(rows).toHaveCount(4);
	await expect(end).toHaveCount(0);
	expect(world.simulator.service.calls()).toHaveLength(calls.length);
	expect(world.notifications.seen).toEqual([]);

	const history = (): readonly string[] =>
		readdirSync(world.profile).filter((name) => name.startsWith('history.db'));
	expect(history()).toContain('history.db');
	await field.selectOption({ label: 'Nothing (memory only)' });
	await settings.screenshot({ path: join(SCREENS, 'retention-nothing-question.png') });
	await settings.getByRole('button', { name: 'Remove' }).click();
	await expect.poll(history).toEqual([]);
	await expect(settings.getByText('4 calls, in memory only')).toBeVisible();
	await expect(rows).toHaveCount(4);
	await settings.screenshot({ path: join(SCREENS, 'retention-nothing.png') });
	await settings.setViewportSize({ width: 400, height: 640 });
	await settings.emulateMedia({ colorScheme: 'dark' });
	await settings.screenshot({ path: join(SCREENS, 'retention-narrow.png') });

	await run.quit();
	const again = await world.start();
	const page2 = await again.history();
	await expect(page2.locator('[data-call]')).toHaveCount(4);
	expect(history()).toEqual([]);
	expect(world.notifications.seen).toEqual([]);
});

test('an administrator’s file is obeyed, shown and locked', async ({ world }) => {
	const file = join(world.profile, 'managed.json');
	const { NFON_CLIENT_ID: clientId } = world.settings;
	writeFileSync(file, JSON.stringify({ clientId, theme: 'dark', fontSize: 12 }));
	const run = await world.start({ NFON_CLIENT_ID: undefined, NFON_MANAGED_SETTINGS: file });
	const page = await run.history();
	await page.getByRole('button', { name: 'Sign in' }).click();
	await untilUpToDate(page);
	await expect(page.getByText(`“fontSize” in ${file}`, { exact: false }).first()).toBeVisible();
	const settings = await openSettings(run, page);

	await expect(settings.getByLabel('Appearance')).toBeDisabled();
	await expect(settings.getByText('Set by your administrator')).toBeVisible();
	await settings.getByRole('button', { name: 'Connection' }).click();
	await expect(settings.getByText('Set by your administrator')).toHaveCount(1);
	await settings.getByRole('button', { name: 'Test connection' }).click();
	await expect(settings.getByText(/^Works, /)).toHaveCount(4);
});

test('a damaged settings file is kept, said once, and replaced by defaults', async ({ world }) => {
	writeFileSync(join(world.profile, 'settings.json'), '{"language": "de", ');
	const run = await world.start();
	const page = await run.history();
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('Your settings could not be read', { exact: false })).toBeVisible();
	const settings = await openSettings(run, page);
	await settings.getByLabel('Language').selectOption({ label: 'English' });

	await expect.poll(() => savedIn(world)).toMatchObject({ format: 1, language: 'en' });
});

for (const language of ['en', 'de'] as const) {
	test(`every section in ${language}, in both themes and widths`, async ({ world }) => {
		test.setTimeout(240_000);
		choose(world, {
			...{ language, shortcut: 'CommandOrControl+Shift+F9' },
			quietHours: [
				{ weekdays: [1, 2, 3, 4, 5], from: '18:00', to: '08:00' },
				{ weekdays: [6, 7], from: '00:00', to: '00:00' },
			],
			rules: [{ counterpart: `global:${ERIKA.number}`, notify: 'always' }],
		});
		const run = await world.start();
		const page = await run.history();
		await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
		await untilUpToDate(page);
		const settings = await openSettings(run, page);
		await expect(settings.getByRole('navigation')).toBeVisible();
		const sections = await settings.getByRole('navigation').getByRole('button').all();
		expect(sections).toHaveLength(7);
		for (const [place, section] of sections.entries()) {
			await section.click();
			if (place === 6) await settings.locator('summary').first().click();
			for (const theme of ['light', 'dark'] as const) {
				await settings.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
				const name = `settings-${String(place + 1)}-${language}-${theme}.png`;
				await settings.screenshot({ path: join(SCREENS, name) });
				expect.soft(await axeFinds(settings), name).toEqual([]);
				// Quiet hours and rules are below what the window shows.
				if (place !== 1) continue;
				await settings.getByRole('button', { name: /^(Remove the rule|Regel für)/ }).focus();
				await settings.screenshot({ path: join(SCREENS, name.replace('-2-', '-2-end-')) });
				await section.focus();
			}
			if (language === 'en' || place > 2) continue;
			await settings.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
			const name = `settings-${String(place + 1)}-de-forced-colours.png`;
			await settings.screenshot({ path: join(SCREENS, name) });
			expect.soft(await axeFinds(settings), name).toEqual([]);
			await settings.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
		}
	});
}
