/** The right side of the window on the real app: menus, dialogs, long transcripts and insight, under its real policy. */
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './app-under-test.ts';
import { resizeWindow } from './windows-seen.ts';

/** What a keystroke may take in a transcript of a thousand lines, until it is drawn; half of it where nobody else works. */
const KEYSTROKE_MS = 150;

/** From now on, everything the page's policy forbids is noted. */
async function watchPolicy(page: Page): Promise<() => Promise<readonly string[]>> {
	await page.evaluate(() => {
		const seen: string[] = [];
		Object.assign(window, { violations: seen });
		document.addEventListener('securitypolicyviolation', (event) => {
			seen.push(`${event.effectiveDirective} ${event.sample}`);
		});
	});
	return () =>
		page.evaluate(() => (window as unknown as { readonly violations: string[] }).violations);
}

test('menu, dialogs, help and insight break no policy, and the keyboard returns to where it was', async ({
	world,
}) => {
	const run = await world.start({ LANGUAGE: 'en' });
	const page = await signIn(run);
	const violations = await watchPolicy(page);
	const call = world.simulator.service.placeCall({ kind: 'answered', transcription: 'ready' });
	const row = page.locator(`[data-call="${call.uuid}"]`);
	await row.click();
	const more = page.getByRole('button', { name: 'More actions' });

	await more.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem', { name: 'Copy call as text' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu')).toBeHidden();
	await expect(more).toBeFocused();
	await expect(page.getByRole('heading', { name: 'Path of the call' })).toBeVisible();

	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem').first()).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('alertdialog')).toBeHidden();
	await expect(more).toBeFocused();

	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(more).toBeFocused();

	await page.keyboard.press('i');
	await expect(page.getByRole('heading', { name: 'Insight', exact: true })).toBeFocused();
	await expect(page.getByRole('grid', { name: 'When calls are missed' })).toBeVisible();
	for (const table of await page.getByRole('button', { name: /: show as table$/ }).all()) {
		await table.scrollIntoViewIfNeeded();
	}
	await page.getByRole('radio', { name: 'All', exact: true }).last().check({ force: true });
	await expect(page.getByRole('heading', { name: 'Missed and answered' })).toBeVisible();

	expect(await violations()).toEqual([]);
});

test('an hour of the heat map leads to the calls behind it', async ({ world }) => {
	const run = await world.start({ LANGUAGE: 'en' });
	const page = await signIn(run);
	await page.getByRole('listbox').focus();
	await page.keyboard.press('i');
	const worst = page.locator('[role=gridcell][tabindex="0"]');
	const missed = /: (\d+) missed/.exec((await worst.getAttribute('aria-label')) ?? '')?.[1];

	await worst.focus();
	await page.keyboard.press('Enter');

	await expect(page.locator('[data-call]').first()).toHaveAttribute('aria-label', /^Missed call/);
	await expect(page.locator('[data-call]').first()).toHaveAttribute('aria-setsize', missed ?? '');
});

test('a transcript of a thousand lines is searched while it is typed', async ({ world }) => {
	const run = await world.start({ LANGUAGE: 'en' });
	const page = await signIn(run);
	const call = world.simulator.service.placeCall({
		kind: 'answered',
		transcription: 'ready',
		record: { duration: 6_600 },
	});
	await page.locator(`[data-call="${call.uuid}"]`).click();
	const field = page.getByRole('searchbox', { name: 'Find in transcript' });
	await expect(field).toBeVisible();

	const { lines, times } = await field.evaluate(async (element) => {
		const input = element as HTMLInputElement;
		const measured: number[] = [];
		for (const typed of ['i', 'ic', 'ich', 'e', 'en', '']) {
			const began = performance.now();
			input.value = typed;
			input.dispatchEvent(new InputEvent('input', { bubbles: true }));
			await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
			measured.push(performance.now() - began);
		}
		return { lines: document.querySelectorAll('li p').length, times: measured };
	});
	const slowest = Math.max(...times);
	console.log(`a keystroke in ${String(lines)} lines: at most ${slowest.toFixed(0)} ms`);

	expect(lines).toBeGreaterThan(1_000);
	expect(slowest).toBeLessThan(KEYSTROKE_MS);
});

test('in a narrow window nothing of the list is seen through a call', async ({ world }) => {
	const run = await world.start({ LANGUAGE: 'en' });
	const page = await signIn(run);
	await resizeWindow(380, 600);
	await expect.poll(() => page.evaluate(() => innerWidth)).toBe(380);
	await page.getByRole('listbox').press('PageDown');
	await page.getByRole('listbox').press('PageDown');
	const day = page.locator('.day');
	await expect(day).toBeVisible();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Path of the call' })).toBeVisible();

	const withDay = await page.screenshot({ animations: 'disabled', caret: 'hide' });
	await day.evaluate((element) => (element.style.visibility = 'hidden'));
	const without = await page.screenshot({ animations: 'disabled', caret: 'hide' });

	expect(withDay.equals(without)).toBe(true);
});
