/** Other desktops than the usual one: a second notification daemon, a tray of the older kind, no tray at all. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openCalls, startUpToDate, stateOf } from './app-state-seen.ts';
import { expect, pictureOfDesktop, test } from './app-under-test.ts';
import { showNotificationsBy, showTrayBy } from './desktop-programs.ts';
import { clickTray } from './notifications-seen.ts';
import { closeMenu, openMenu, pictureOfTray } from './tray-seen.ts';
import { visibleWindows, windowsOf } from './windows-seen.ts';

const run = promisify(execFile);
const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };

test.use({ simulated: { calls: 0, auto: true } });

test.describe('with xfce4-notifyd', () => {
	test.afterAll(() => showNotificationsBy('dunst'));
	const bubbles = () => windowsOf('xfce4-notifyd');

	test('a notification comes, is replaced, is clicked, and goes when the call is answered', async ({
		world,
	}) => {
		await showNotificationsBy('xfce4-notifyd');
		const { page } = await startUpToDate(world);
		world.simulator.service.placeMissedCall(ERIKA);
		await expect.poll(bubbles).toHaveLength(1);
		pictureOfDesktop('xfce4-notifyd');
		world.simulator.service.placeMissedCall(ERIKA);
		await expect.poll(() => world.notifications.seen.length).toBe(2);
		await expect.poll(bubbles).toHaveLength(1);
		expect(world.notifications.seen[1]?.body).toMatch(/^Called 2 times/);

		const created = new Date(Date.now() + 2_000).toISOString();
		world.simulator.service.placeCall({ kind: 'outbound', caller: ERIKA, record: { created } });
		await expect.poll(() => openCalls(page)).toBe(0);
		await expect.poll(bubbles).toHaveLength(0);

		const later = new Date(Date.now() + 4_000).toISOString();
		const record = { created: later };
		world.simulator.service.placeCall({ kind: 'missed', caller: ERIKA, record });
		await expect.poll(bubbles).toHaveLength(1);
		const [bubble] = await bubbles();
		if (!bubble) throw new Error('The bubble went away');
		// Its button "View", at the lower right.
		const place = [String(bubble.width - 55), String(bubble.height - 30)];
		await run('xdotool', ['mousemove', '--window', bubble.id, ...place, 'click', '1']);
		await expect(page.getByRole('heading', { name: 'Erika Probst' })).toBeVisible();
		await expect.poll(bubbles).toHaveLength(0);
	});
});

test.describe('with a tray of the older kind', () => {
	test.beforeAll(() => showTrayBy('trayer'));
	test.afterAll(() => showTrayBy('xfce4-panel'));

	test('the icon is there, opens the popover, and has its menu', async ({ world }) => {
		const { page } = await startUpToDate(world);
		await expect.poll(async () => (await stateOf(page)).desktop.tray).toBe('shown');
		await page.close();
		await expect.poll(visibleWindows).toHaveLength(0);

		await clickTray();
		await expect.poll(visibleWindows).toHaveLength(1);
		pictureOfDesktop('trayer-popover');
		await clickTray();
		await expect.poll(visibleWindows).toHaveLength(0);
		await openMenu();
		pictureOfDesktop('trayer-menu');
		pictureOfTray('trayer');
		await closeMenu();
	});
});

test.describe('without a tray', () => {
	test.beforeAll(() => showTrayBy(null));
	test.afterAll(() => showTrayBy('xfce4-panel'));

	test('the app is its window: it says so once, and ends with it', async ({ world }) => {
		test.setTimeout(180_000);
		const { run: first, page } = await startUpToDate(world);
		const desktop = async () => (await stateOf(page)).desktop;
		await expect.poll(async () => (await desktop()).tray, { timeout: 30_000 }).toBe('none');
		expect((await desktop()).trayMissingUnseen).toBe(true);
		await page.evaluate(() =>
			(
				globalThis as unknown as { bridge: { ask(name: string, request: null): Promise<unknown> } }
			).bridge.ask('tray.dismiss-missing', null),
		);
		expect((await desktop()).trayMissingUnseen).toBe(false);

		const ended = new Promise<void>((resolve) => {
			first.app.once('close', () => {
				resolve();
			});
		});
		await page.close();
		await ended;
	});

	test('one that comes later takes the icon', async ({ world }) => {
		const { page } = await startUpToDate(world);
		await showTrayBy('xfce4-panel');

		await expect.poll(async () => (await stateOf(page)).desktop.tray).toBe('shown');
		await openMenu();
		await closeMenu();
	});
});
