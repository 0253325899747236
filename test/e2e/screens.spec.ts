/** Every screen in light and dark, narrow and wide, English and German: for people to look at, and for axe. */
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, SCREENS, signIn, test } from './app-under-test.ts';
import { resizeWindow } from './windows-seen.ts';

const WIDTHS = { narrow: { width: 380, height: 600 }, wide: { width: 900, height: 640 } };
const THEMES = ['light', 'dark'] as const;

/** Takes the screen's pictures in both widths and themes, and has axe look at each. */
async function look(page: Page, screen: string): Promise<void> {
	for (const [width, size] of Object.entries(WIDTHS)) {
		await resizeWindow(size.width, size.height);
		await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
		for (const theme of THEMES) {
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			await page.screenshot({ path: join(SCREENS, `${screen}-${theme}-${width}.png`) });
			const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
			expect(
				violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })),
			).toEqual([]);
		}
	}
}

for (const language of ['en', 'de'] as const) {
	test(`the screens in ${language}`, async ({ world }) => {
		test.setTimeout(180_000);
		const run = await world.start({ LANGUAGE: language });
		const page = await run.history();
		await look(page, `signed-out-${language}`);

		await signIn(run);
		const call = world.simulator.service.placeCall({
			kind: 'group-answered',
			transcription: 'ready',
		});
		const missed = world.simulator.service.placeCall({ kind: 'queue' });
		await expect(page.locator(`[data-call="${missed.uuid}"]`)).toBeVisible();
		await look(page, `list-${language}`);

		await page.locator(`[data-call="${call.uuid}"]`).click();
		await expect(
			page.getByRole('heading', { name: /^(Path of the call|Weg des Anrufs)$/ }),
		).toBeVisible();
		await look(page, `details-${language}`);
	});
}
