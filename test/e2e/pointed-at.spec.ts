/** Whatever a person can act on stays legible under the pointer and shows the keyboard, in light and in dark. */
import type { Locator, Page } from '@playwright/test';
import { choose, startUpToDate } from './app-state-seen.ts';
import { expect, signIn, test } from './app-under-test.ts';
import { expectLegible, expectRing } from './contrast-seen.ts';

const KATHE = { name: 'Käthe Zimmermann', number: '493023125640', context: 'global' };
const PAUL = { name: 'Paul Reiter', number: '493023125002', context: 'global' };
const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };

test.use({ simulated: { calls: 60, days: 20, auto: true } });

function button(page: Page, name: string): Locator {
	return page.getByRole('button', { name, exact: true });
}

/** What opens below a button ends near where the button ends. */
async function expectBelow(panel: Locator, opener: Locator): Promise<void> {
	await expect(panel).toBeVisible();
	const [box, over] = [await panel.boundingBox(), await opener.boundingBox()];
	if (box === null || over === null) throw new Error('It is not there.');
	expect.soft(Math.abs(box.x + box.width - over.x - over.width)).toBeLessThanOrEqual(8);
	expect.soft(box.y - over.y - over.height).toBeLessThanOrEqual(8);
	expect.soft(box.y).toBeGreaterThanOrEqual(over.y + over.height);
}

/** How an item of a menu looks when it is pointed at. */
async function itemLook(item: Locator): Promise<unknown> {
	await item.hover();
	return item.evaluate((element) => {
		const { backgroundColor, borderRadius, color, minHeight } = getComputedStyle(element);
		return { backgroundColor, borderRadius, color, minHeight };
	});
}

test('the calls', async ({ world }) => {
	test.setTimeout(120_000);
	const run = await world.start();
	const page = await run.history();
	await expectLegible(button(page, 'Sign in'), 'the main action');
	await expectRing(button(page, 'Sign in'), 'the main action');
	await signIn(run);
	const { service } = world.simulator;
	// Begun now: an answered call would otherwise have begun as long ago as it is drawn to have lasted.
	const record = { created: new Date().toISOString() };
	const spoken = service.placeCall({
		...{ kind: 'answered', transcription: 'ready', caller: KATHE, record },
	});
	const paul = service.placeCall({ kind: 'answered', caller: PAUL, record });
	const missed = service.placeMissedCall(ERIKA);
	const row = (uuid: string): Locator => page.locator(`[data-call="${uuid}"]`);
	await expect(row(missed.uuid)).toBeVisible();
	await page.getByRole('button', { name: /^(Not now|No)/ }).click();

	const list: readonly (readonly [string, Locator])[] = [
		['a filter', page.locator('label', { hasText: 'Missed' })],
		['the chosen filter', page.locator('label', { hasText: /^\s*All/ }).first()],
		['a symbol', button(page, 'Insight')],
		['an open call', row(missed.uuid)],
		['a call', row(paul.uuid)],
	];
	for (const [name, control] of list) await expectLegible(control, name);
	await expectRing(button(page, 'Insight'), 'a symbol');
	await expectRing(page.getByRole('radio', { name: 'All' }), 'a filter');

	await button(page, 'More filters').click();
	await expectBelow(
		page.getByRole('dialog', { name: 'More filters' }),
		button(page, 'More filters'),
	);
	await expectLegible(page.locator('label', { hasText: 'Outgoing' }), 'a radio button');
	await expectLegible(button(page, 'Previous month'), 'a month');
	await expectLegible(page.locator('.calendar-day[data-today]'), 'today');
	await page.locator('.calendar-day[data-today]').dblclick();
	await expectLegible(page.locator('.calendar-day[data-selected]').first(), 'the chosen day');
	await page.keyboard.press('Escape');
	await expectLegible(page.locator('.narrowed button').first(), 'what hides calls');
	await page.getByRole('radio', { name: 'All' }).check({ force: true });
	await page.locator('.narrowed button').first().click();

	await row(spoken.uuid).click();
	await expect(button(page, 'Call back')).toBeVisible();
	for (const name of ['Call back', 'More actions', 'Copy number']) {
		await expectLegible(button(page, name), name);
		await expectRing(button(page, name), name);
	}
	await expectLegible(row(spoken.uuid), 'the call that is shown');
	await button(page, 'More actions').click();
	const more = await itemLook(page.getByRole('menuitem').nth(1));
	await expectLegible(page.getByRole('menuitem').nth(1), 'an item of the details’ menu');
	await page.keyboard.press('Escape');
	await row(paul.uuid).click({ button: 'right' });
	expect(await itemLook(page.getByRole('menuitem').nth(1))).toEqual(more);
	await expectLegible(page.getByRole('menuitem').nth(1), 'an item of the list’s menu');
	await page.keyboard.press('Escape');
	await button(page, 'Account and more').click();
	await expectBelow(page.locator('.menu[popover]'), button(page, 'Account and more'));
	expect(await itemLook(page.locator('.menu-item').first())).toEqual(more);
	await expectLegible(page.locator('.menu-item').first(), 'an item of the account’s menu');
	await page.keyboard.press('Escape');

	await row(missed.uuid).click({ modifiers: ['Control'] });
	await expectLegible(row(missed.uuid), 'a chosen call');
	await expectLegible(button(page, 'Clear selection'), 'what ends choosing');
	await page.keyboard.press('Delete');
	for (const name of ['Cancel', 'Delete']) {
		const answer = page.getByRole('alertdialog').getByRole('button', { name });
		await expectLegible(answer, `“${name}”`);
		await expectRing(answer, `“${name}”`);
	}
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await button(page, 'Insight').click();
	await expectLegible(
		page.getByRole('button', { name: /: show as table/ }).first(),
		'a chart’s table',
	);
});

test('the settings', async ({ world }) => {
	choose(world, {
		quietHours: [{ weekdays: [1, 2], from: '18:00', to: '08:00' }],
		rules: [{ counterpart: `global:${ERIKA.number}`, notify: 'always' }],
	});
	const { run, page } = await startUpToDate(world);
	await page.keyboard.press('Control+,');
	const settings = await run.settings();
	const sections = settings.getByRole('navigation').getByRole('button');
	await expectLegible(sections.nth(0), 'the section that is shown');
	await expectLegible(sections.nth(1), 'another section');
	await expectLegible(settings.locator('select').first(), 'a list of choices');
	await sections.nth(1).click();
	await expectRing(settings.getByRole('switch').first(), 'a switch');
	await expectLegible(settings.locator('.days label').nth(0), 'a chosen weekday');
	await expectLegible(settings.locator('.days label').nth(4), 'a weekday');
	await expectLegible(settings.locator('.symbol').first(), 'what takes a quiet time away');
	await expectLegible(settings.locator('.action').first(), 'an action');
	await expectRing(settings.locator('select').first(), 'a list of choices');
	await sections.nth(3).click();
	await expectLegible(settings.locator('.action').first(), 'what deletes');
	await sections.nth(6).click();
	await expectLegible(settings.locator('summary').first(), 'a library');
});
