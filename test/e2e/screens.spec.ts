/** Every screen in light and dark, narrow and wide, English and German: for people to look at, and for axe. */
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerJson } from '../simulator/http/answer.ts';
import { answerWith } from '../simulator/faults/behaviours.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import {
	expect,
	pictureOfDesktop,
	type Run,
	SCREENS,
	signIn,
	test,
	type World,
} from './app-under-test.ts';
import { untilUpToDate } from './app-state-seen.ts';
import { clickTray } from './notifications-seen.ts';
import { untilStill } from './window-measured.ts';
import { hasFocus, pressKeys, resizeWindow } from './windows-seen.ts';

const WIDTHS = { narrow: { width: 380, height: 600 }, wide: { width: 900, height: 640 } };
const THEMES = ['light', 'dark'] as const;
type Width = keyof typeof WIDTHS;

/** What a test about one language needs to find its way. */
const WORDS = {
	en: {
		filters: 'More filters',
		delete: 'Delete',
		insight: 'Insight',
		week: 'Last 7 days',
		account: 'Account and more',
	},
	de: {
		filters: 'Weitere Filter',
		delete: 'Löschen',
		insight: 'Auswertung',
		week: 'Letzte 7 Tage',
		account: 'Konto und mehr',
	},
} as const;

/** Looks at screens of one run, in one language. */
class Looking {
	readonly page: Page;
	readonly #language: string;

	constructor(page: Page, language: string) {
		this.page = page;
		this.#language = language;
	}

	/** Pictures of the screen in both themes, and axe's opinion of each. */
	async at(screen: string, widths: readonly Width[] = ['narrow', 'wide']): Promise<void> {
		for (const width of widths) {
			await this.resize(width);
			await this.#look(`${screen}-${this.#language}`, width);
		}
	}

	/** The same in the size that the window has. */
	async asItIs(screen: string): Promise<void> {
		await this.#look(`${screen}-${this.#language}`, 'wide');
	}

	/** The same of the popover, which has a size of its own. */
	async popover(screen: string): Promise<void> {
		await this.#look(`${screen}-${this.#language}`, 'narrow');
	}

	async resize(width: Width): Promise<void> {
		const size = WIDTHS[width];
		await resizeWindow(size.width, size.height);
		await expect.poll(() => this.page.evaluate(() => innerWidth)).toBe(size.width);
	}

	async #look(screen: string, width: string): Promise<void> {
		for (const theme of THEMES) {
			await this.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			await untilStill(this.page);
			await this.page.screenshot({ path: join(SCREENS, `${screen}-${theme}-${width}.png`) });
			await withoutViolations(this.page);
		}
	}
}

async function withoutViolations(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual(
		[],
	);
}

/** Four calls as a desk has them, the newest of them last; none of them folds with another. */
function placeDay({ simulator }: World) {
	const { service } = simulator;
	const transcribed = service.placeCall({
		kind: 'group-answered',
		transcription: 'ready',
		caller: { name: 'Käthe Zimmermann', number: '493023125640', context: 'global' },
	});
	const pending = service.placeCall({
		...{ kind: 'answered', transcription: 'pending' },
		caller: { name: 'Paul Reiter', number: '493023125002', context: 'global' },
	});
	const forwarded = service.placeCall({
		kind: 'forwarded',
		caller: { name: 'Öztürk & Partner Steuerberatung', number: '498945217730', context: 'global' },
	});
	const missed = service.placeCall({
		kind: 'queue',
		caller: { name: 'Erika Probst', number: '493023125001', context: 'global' },
	});
	return { transcribed, pending, forwarded, missed };
}

function row(page: Page, uuid: string) {
	return page.locator(`[data-call="${uuid}"]`);
}

for (const language of ['en', 'de'] as const) {
	const words = WORDS[language];

	async function begin(world: World): Promise<{ readonly run: Run; readonly looking: Looking }> {
		const run = await world.start({ LANGUAGE: language });
		return { run, looking: new Looking(await run.history(), language) };
	}

	test(`signed out, the list, its filters and what is chosen, in ${language}`, async ({
		world,
	}) => {
		test.setTimeout(240_000);
		const { run, looking } = await begin(world);
		const { page } = looking;
		await looking.at('signed-out');

		await signIn(run);
		const { missed } = placeDay(world);
		await expect(row(page, missed.uuid)).toBeVisible();
		await looking.at('first-run');
		await page.getByRole('button', { name: /^(Not now|Nicht jetzt|No|Nein)/ }).click();
		await looking.at('list');

		await page.getByRole('button', { name: words.filters }).click();
		await looking.at('filters');
		await page.getByRole('radio', { name: words.week }).check();
		await page.keyboard.press('Escape');
		await looking.at('narrowed');
		await page.getByRole('radio').first().check();

		await page
			.getByRole('option')
			.nth(1)
			.click({ modifiers: ['Control'] });
		await page
			.getByRole('option')
			.nth(3)
			.click({ modifiers: ['Shift'] });
		await looking.at('chosen');
		await page.getByRole('option').nth(2).click({ button: 'right' });
		await expect(page.getByRole('menu')).toBeVisible();
		await looking.at('menu', ['wide']);
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await row(page, missed.uuid).click({ button: 'right' });
		await expect(page.getByRole('menu')).toBeVisible();
		await looking.at('menu-of-one', ['wide']);
		await page.keyboard.press('Escape');

		await page.getByRole('button', { name: words.account }).click();
		await looking.at('account', ['narrow']);
		await page.getByRole('button', { name: /^(Sign out|Abmelden)$/ }).click();
		await expect(page.getByRole('alertdialog')).toBeVisible();
		await looking.at('sign-out', ['narrow']);
	});

	test(`search, details, questions and what is being deleted, in ${language}`, async ({
		world,
	}) => {
		test.setTimeout(240_000);
		const { run, looking } = await begin(world);
		const { page } = looking;
		await signIn(run);
		const { transcribed, pending, missed } = placeDay(world);
		await expect(row(page, missed.uuid)).toBeVisible();

		await page.getByRole('searchbox').fill('käthe');
		await expect(page.locator('mark').first()).toBeVisible();
		await looking.at('search');
		await page.getByRole('searchbox').fill('qqqq');
		await expect(page.getByText('„qqqq“').or(page.getByText('“qqqq”'))).toBeVisible();
		await looking.at('nothing-found');
		await page.getByRole('searchbox').fill('');

		await row(page, transcribed.uuid).click();
		await expect(page.getByRole('heading', { name: /^(Transcript|Transkript)$/ })).toBeVisible();
		await looking.at('details');
		await page.getByRole('button', { name: /^(Call back|Zurückrufen)$/ }).hover();
		await looking.at('details-hovered', ['wide']);
		await page.getByRole('button', { name: /^(More actions|Weitere Aktionen)$/ }).click();
		await expect(page.getByRole('menu')).toBeVisible();
		await looking.at('details-menu', ['narrow']);
		await page.keyboard.press('Escape');
		await page.keyboard.press('Delete');
		await expect(page.getByRole('alertdialog')).toBeVisible();
		await looking.at('question');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await row(page, pending.uuid).click();
		await expect(page.getByText(/^(Being transcribed|Wird transkribiert)/)).toBeVisible();
		await looking.at('being-transcribed');
		await page.keyboard.press('Escape');

		world.simulator.faults.declare({
			route: 'delete',
			behaviour: answerWith({
				...answerJson(403, { error: 'forbidden' }),
				headers: { 'content-type': 'application/json', 'x-request-id': 'a1b2c3d4' },
			}),
			times: 'always',
		});
		await row(page, missed.uuid).click({ modifiers: ['Control'] });
		await page.keyboard.press('Delete');
		await page.getByRole('button', { name: words.delete, exact: true }).last().click();
		await expect(row(page, missed.uuid)).toHaveCount(0);
		await expect(page.getByRole('button', { name: /^(Undo|Rückgängig)/ })).toBeVisible();
		await looking.at('deleted', ['narrow']);
		await expect(page.getByText('a1b2c3d4')).toBeVisible({ timeout: 30_000 });
		await looking.at('not-deleted');
	});

	test(`insight, the keys, and trouble, in ${language}`, async ({ world }) => {
		test.setTimeout(240_000);
		const { run, looking } = await begin(world);
		const { page } = looking;
		await signIn(run);
		const { forwarded, missed } = placeDay(world);
		await expect(row(page, missed.uuid)).toBeVisible();
		await row(page, forwarded.uuid).click();
		await looking.at('forwarded');

		await page.getByRole('button', { name: words.insight }).first().click();
		await expect(page.getByRole('grid').first()).toBeVisible();
		await looking.at('insight');
		await page
			.getByRole('button', { name: /: (show as table|als Tabelle)/ })
			.first()
			.click();
		await looking.at('insight-table');
		await page.keyboard.press('Escape');
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await looking.at('keys');
		await page.keyboard.press('Escape');

		await world.simulator.refuseConnections();
		await expect(page.getByText(/Offline ·/)).toBeVisible();
		await looking.at('offline');
		world.simulator.faults.declare({
			route: 'stream',
			behaviour: answerWith({
				...answerJson(403, { error: 'forbidden' }),
				headers: { 'content-type': 'application/json', 'x-request-id': 'a1b2c3d4' },
			}),
			times: 'always',
		});
		await world.simulator.acceptConnections();
		await page.getByRole('button', { name: /^(Try now|Jetzt versuchen)$/ }).click();
		await expect(page.getByText('a1b2c3d4')).toBeVisible();
		await looking.at('refused');
	});
}

for (const language of ['en', 'de'] as const) {
	test(`the popover, in ${language}`, async ({ world }) => {
		const run = await world.start({ LANGUAGE: language });
		await signIn(run);
		const { forwarded, missed } = placeDay(world);
		const popover = await run.popover();
		await clickTray();
		await expect(row(popover, missed.uuid)).toBeVisible();
		await expect(popover.getByText(/Up to date|Aktuell/)).toBeVisible();
		const looking = new Looking(popover, language);
		await looking.popover('popover');
		await row(popover, forwarded.uuid).click();
		await expect(popover.getByText(/^(Path of the call|Weg des Anrufs)$/)).toBeVisible();
		await looking.popover('popover-details');
	});
}

test.describe('looking at others', () => {
	const office = { calls: 40, days: 10, auto: true, callsOfOthers: 12, othersAccess: 'allowed' };
	test.use({ simulated: office as Partial<SimulatorOptions> });

	for (const language of ['en', 'de'] as const) {
		test(`the form, an extension and the whole customer, in ${language}`, async ({ world }) => {
			test.setTimeout(240_000);
			const run = await world.start({ LANGUAGE: language });
			const page = await signIn(run);
			await page.keyboard.press('Control+,');
			const settings = await run.settings();
			await settings.getByRole('button', { name: /^(Account|Konto)$/ }).click();
			const show = settings.getByRole('button', { name: /^(Show|Anzeigen)$/ });
			const form = new Looking(settings, language);

			world.simulator.changeSettings({ othersAccess: 'forbidden' });
			await settings.getByLabel(/^(Extension|Nebenstelle)$/).fill('1002');
			await show.click();
			await expect(settings.getByText(/1002.*403/)).toBeVisible();
			await form.asItIs('others-form');

			world.simulator.changeSettings({ othersAccess: 'allowed' });
			await show.click();
			const others = await run.others();
			const looking = new Looking(others, language);
			const caller = { name: 'Käthe Zimmermann', number: '493023125640', context: 'global' };
			const call = world.simulator.service.placeCall({
				...{ kind: 'queue', extension: '1002', caller },
			});
			await expect(row(others, call.uuid)).toBeVisible();
			await looking.asItIs('others-extension');
			await row(others, call.uuid).click();
			await looking.asItIs('others-details');

			await settings.locator('label', { hasText: /(All extensions|Alle Nebenstellen)/ }).click();
			await show.click();
			await expect.poll(() => others.isClosed()).toBe(true);
			const everybody = await run.others();
			await expect(everybody.getByText(/K9999\./)).toBeVisible();
			await untilUpToDate(everybody);
			const looksAtAll = new Looking(everybody, language);
			await looksAtAll.asItIs('others-customer');
			await everybody.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
			const picture = `others-forced-colours-${language}.png`;
			await everybody.screenshot({ path: join(SCREENS, picture) });
			await withoutViolations(everybody);
		});
	}
});

test.describe('a history without a call', () => {
	test.use({ simulated: { calls: 0, auto: true } });

	for (const language of ['en', 'de'] as const) {
		test(`in ${language}`, async ({ world }) => {
			test.setTimeout(240_000);
			const run = await world.start({ LANGUAGE: language });
			const page = await run.history();
			await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
			await expect(page.getByText(/^(No calls yet|Noch keine Anrufe)$/)).toBeVisible();
			await new Looking(page, language).at('empty');
		});
	}
});

test.describe('a long history', () => {
	test.use({ simulated: { calls: 3000, auto: true } });

	for (const language of ['en', 'de'] as const) {
		test(`while it is fetched for the first time, in ${language}`, async ({ world }) => {
			test.setTimeout(240_000);
			// The second page waits until everybody has looked.
			world.simulator.faults.declare({
				route: 'list',
				behaviour: { kind: 'delay', ms: 0 },
				times: 3,
			});
			world.simulator.faults.declare({
				route: 'list',
				behaviour: { kind: 'stall', afterBytes: 10 },
				times: 'always',
			});
			const run = await world.start({ LANGUAGE: language });
			const page = await signIn(run);
			await expect(page.getByRole('button', { name: /^(Stop|Anhalten)/ })).toBeVisible();
			await new Looking(page, language).at('first-fill');
		});
	}
});

test('twice as large, and in the system’s own colours, everything is still there', async ({
	world,
}) => {
	test.setTimeout(120_000);
	const run = await world.start({ LANGUAGE: 'de' });
	const page = await signIn(run);
	const { transcribed, missed } = placeDay(world);
	await expect(row(page, missed.uuid)).toBeVisible();
	const looking = new Looking(page, 'de');
	await looking.resize('wide');
	await row(page, transcribed.uuid).click();
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await page.screenshot({ path: join(SCREENS, 'forced-colours-de-wide.png') });
	await withoutViolations(page);
	await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });

	// Playwright's own pictures of a page that is zoomed show a part of it.
	// A fifth more with every second press: 1.2 to the fourth is a little more than twice.
	await expect.poll(hasFocus).toBe(true);
	for (let press = 0; press < 8; press += 1) await pressKeys('ctrl+plus');
	await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(450);
	pictureOfDesktop('details-de-200-percent');
	await withoutViolations(page);
	await page.keyboard.press('Escape');
	await expect(row(page, missed.uuid)).toBeVisible();
	pictureOfDesktop('list-de-200-percent');
	await withoutViolations(page);
});
