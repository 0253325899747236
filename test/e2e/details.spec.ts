/** The right side of the window on the real app: menus, dialogs, long transcripts and insight, under its real policy. */
import type { Page } from '@playwright/test';
import { startUpToDate } from './app-state-seen.ts';
import { expect, signIn, test } from './app-under-test.ts';
import { untilStill } from './window-measured.ts';
import { resizeWindow } from './windows-seen.ts';

/** What a keystroke may take in a transcript of a thousand lines, until it is drawn; half of it where nobody else works. */
const KEYSTROKE_MS = 150;
// What a keystroke costs, it costs each time; what else the computer does now and then, it does not.
const PASSES = 3;

const KATHE = { name: 'Käthe Zimmermann', number: '493023125640', context: 'global' };
const MISSED_BY = ['Ida Berg', 'Jan Thal', 'Lea Kamp'].map((name, place) => ({
	...{ name, number: `49302312510${String(place)}`, context: 'global' },
}));

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
	const call = world.simulator.service.placeCall({
		...{ kind: 'answered', transcription: 'ready', caller: KATHE },
		record: { created: new Date().toISOString() },
	});
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

test.describe('with calls at one hour', () => {
	test.use({ simulated: { calls: 0, auto: true } });

	test('an hour of the heat map leads to the calls behind it', async ({ world }) => {
		// Within one hour of yesterday, whatever the zone and the season; each by somebody else, or they would fold.
		const created = new Date();
		created.setDate(created.getDate() - 1);
		for (const [place, caller] of MISSED_BY.entries()) {
			created.setMinutes(10 + place, 0, 0);
			const record = { created: created.toISOString() };
			world.simulator.service.placeUnheardCall({ kind: 'missed', caller, record });
		}
		const record = { created: hoursBefore(created, 3) };
		const other = world.simulator.service.placeUnheardCall({
			...{ kind: 'missed', caller: KATHE, record },
		});
		const { page } = await startUpToDate(world, { LANGUAGE: 'en' });
		const rows = page.locator('[data-call]');
		await expect(rows).toHaveCount(MISSED_BY.length + 1);
		await page.getByRole('listbox').focus();
		await page.keyboard.press('i');
		const worst = page.locator('[role=gridcell][tabindex="0"]');
		await expect(worst).toHaveAttribute(
			'aria-label',
			new RegExp(`: ${String(MISSED_BY.length)} missed`),
		);

		await worst.focus();
		await page.keyboard.press('Enter');

		await expect(rows).toHaveCount(MISSED_BY.length);
		await expect(rows.first()).toHaveAttribute('aria-label', /^Missed call/);
		await expect(page.locator(`[data-call="${other.uuid}"]`)).toHaveCount(0);
	});
});

test('a transcript of a thousand lines is searched while it is typed', async ({ world }) => {
	const run = await world.start({ LANGUAGE: 'en' });
	const page = await signIn(run);
	const call = world.simulator.service.placeCall({
		...{ kind: 'answered', transcription: 'ready', caller: KATHE },
		record: { created: new Date().toISOString(), duration: 6_600 },
	});
	await page.locator(`[data-call="${call.uuid}"]`).click();
	const field = page.getByRole('searchbox', { name: 'Find in transcript' });
	await expect(field).toBeVisible();

	const { lines, times } = await field.evaluate(async (element, passes) => {
		const input = element as HTMLInputElement;
		const keystroke = async (typed: string): Promise<number> => {
			const began = performance.now();
			input.value = typed;
			input.dispatchEvent(new InputEvent('input', { bubbles: true }));
			await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
			return performance.now() - began;
		};
		const measured: Record<string, number> = {};
		for (let pass = 0; pass < passes; pass += 1) {
			for (const typed of ['i', 'ic', 'ich', 'e', 'en', '']) {
				measured[typed] = Math.min(measured[typed] ?? Infinity, await keystroke(typed));
			}
		}
		return { lines: document.querySelectorAll('li p').length, times: measured };
	}, PASSES);
	const slowest = Math.max(...Object.values(times));
	console.log(`a keystroke in ${String(lines)} lines: at most ${slowest.toFixed(0)} ms`);

	expect(lines).toBeGreaterThan(1_000);
	expect(slowest).toBeLessThan(KEYSTROKE_MS);
});

test('in a narrow window nothing of the list is seen through a call', async ({ world }) => {
	// Up to date: what the list says of its progress would change between two pictures.
	const { page } = await startUpToDate(world, { LANGUAGE: 'en' });
	await resizeWindow(380, 600);
	await expect.poll(() => page.evaluate(() => innerWidth)).toBe(380);
	await page.getByRole('listbox').press('PageDown');
	await page.getByRole('listbox').press('PageDown');
	const day = page.locator('.day');
	await expect(day).toBeVisible();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Path of the call' })).toBeVisible();

	await untilStill(page);
	const withDay = await page.screenshot({ animations: 'disabled', caret: 'hide' });
	await day.evaluate((element) => (element.style.visibility = 'hidden'));
	const without = await page.screenshot({ animations: 'disabled', caret: 'hide' });

	expect(withDay.equals(without)).toBe(true);
});

function hoursBefore(time: Date, hours: number): string {
	return new Date(time.getTime() - hours * 3_600_000).toISOString();
}
