/** The way through the product, once, as a person takes it. */
import { execFileSync, spawn } from 'node:child_process';
import { openCalls, startUpToDate, tryNow } from './app-state-seen.ts';
import { appCommand, expect, pictureOfDesktop, signIn, test } from './app-under-test.ts';
import { bubbleCount, clickBubble, clickTray } from './notifications-seen.ts';
import { browserPage } from './person-at-browser.ts';
import { hasFocus, visibleWindows } from './windows-seen.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };
const PAUL = { name: 'Paul Reiter', number: '493023125002', context: 'global' };

test.describe('with a provider that asks', () => {
	test.use({ simulated: { calls: 300, days: 30, auto: false } });

	test('signs in with PKCE through a real browser', async ({ world }) => {
		const run = await world.start();
		const history = await run.history();
		await history.getByRole('button', { name: 'Sign in' }).click();
		await expect(history.getByText('Continue in your browser')).toBeVisible();

		const consent = await browserPage(world.simulator.issuer.replace('/realms/login', ''));
		pictureOfDesktop('consent-in-browser');
		await consent.getByRole('button', { name: 'Agree' }).click();
		await expect(consent.getByText('You are signed in')).toBeVisible();

		await expect(history.locator('[data-call]').first()).toBeVisible();
		await history.getByRole('button', { name: 'Account and more' }).click();
		await expect(history.getByText('Extension 1001', { exact: true })).toBeVisible();
		const asked = new URL(
			world.simulator.requests.list('authorize')[0]?.target ?? '',
			world.simulator.issuer,
		).searchParams;
		expect(asked.get('code_challenge_method')).toBe('S256');
		expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
	});

	test('a refused consent says so and leaves everything as it was', async ({ world }) => {
		const run = await world.start();
		const history = await run.history();
		await history.getByRole('button', { name: 'Sign in' }).click();

		const consent = await browserPage(world.simulator.issuer.replace('/realms/login', ''));
		await consent.getByRole('button', { name: 'Refuse' }).click();

		await expect(history.getByText('refused in the browser')).toBeVisible();
		await expect(history.getByRole('button', { name: 'Sign in' })).toBeVisible();
		pictureOfDesktop('consent-refused');
	});

	test('a cancelled sign-in can be begun again', async ({ world }) => {
		const run = await world.start();
		const history = await run.history();
		await history.getByRole('button', { name: 'Sign in' }).click();
		await history.getByRole('button', { name: 'Cancel' }).click();
		await expect(history.getByText('Signing in was cancelled.')).toBeVisible();
		await expect(history.getByText('Sign in when you are ready.')).toBeVisible();

		await history.getByRole('button', { name: 'Sign in' }).click();
		await expect(history.getByText('Continue in your browser')).toBeVisible();
	});
});

test('a missed call raises one notification', async ({ world }) => {
	const run = await world.start();
	const history = await signIn(run);

	const missed = world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(bubbleCount).toBe(1);
	await expect(history.locator(`[data-call="${missed.uuid}"]`)).toBeVisible();
	pictureOfDesktop('missed-call');

	// The same record again, a new stream that replays it, and a restart of the app: still that one.
	world.simulator.changeSettings({ replay: 20 });
	world.simulator.service.repeatCall(missed.uuid);
	await world.simulator.restart();
	await expect.poll(() => world.simulator.service.streams.count).toBe(1);
	await run.quit();
	const again = await world.start();
	await again.history();
	await expect.poll(() => world.simulator.service.streams.count).toBe(1);
	world.simulator.service.placeMissedCall(PAUL);
	await expect.poll(() => world.notifications.seen.length).toBe(2);

	expect(world.notifications.seen.map(({ summary }) => summary)).toEqual([
		'Missed call from Erika Probst',
		'Missed call from Paul Reiter',
	]);
});

test('clicking it shows that call', async ({ world }) => {
	const run = await world.start();
	const history = await signIn(run);
	await history.close();
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(bubbleCount).toBe(1);

	await clickBubble();

	const shown = await run.history();
	await expect(shown.getByRole('heading', { name: 'Erika Probst' })).toBeVisible();
	await expect.poll(bubbleCount).toBe(0);
	pictureOfDesktop('clicked-notification');
});

test('the tray opens the calls, and a call opens its details', async ({ world }) => {
	const { run, page: history } = await startUpToDate(world);
	const call = world.simulator.service.placeCall({
		...{ kind: 'group', transcription: 'none', caller: PAUL },
	});
	await expect(history.locator(`[data-call="${call.uuid}"]`)).toBeVisible();
	await history.close();
	const popover = await run.popover();

	await clickTray();
	await expect(popover.locator(`[data-call="${call.uuid}"]`)).toBeVisible();
	pictureOfDesktop('popover');
	await popover.locator(`[data-call="${call.uuid}"]`).click();
	await expect(popover.getByText('Path of the call')).toBeVisible();
	pictureOfDesktop('popover-details');

	const isShown = async (): Promise<boolean> => (await visibleWindows()).length > 0;
	await popover.keyboard.press('Escape');
	await expect(popover.locator(`[data-call="${call.uuid}"]`)).toBeVisible();
	await popover.keyboard.press('Escape');
	await expect.poll(isShown).toBe(false);

	// Nobody looks: the popover asks for no rows, and has them when it comes.
	const before = await openCalls(popover);
	const later = world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => openCalls(popover)).toBe(before + 1);
	await expect(popover.locator(`[data-call="${later.uuid}"]`)).toHaveCount(0);
	await clickTray();
	await expect.poll(isShown).toBe(true);
	await expect(popover.locator(`[data-call="${later.uuid}"]`)).toBeVisible();
	await clickTray();
	await expect.poll(isShown).toBe(false);
});

test('a restart offline shows the history', async ({ world }) => {
	const { run, page: history } = await startUpToDate(world);
	const newest = await history.locator('[data-call]').first().getAttribute('data-call');
	await run.quit();
	await world.simulator.refuseConnections();

	const again = await world.start();
	const offline = await again.history();

	await expect(offline.locator(`[data-call="${newest ?? ''}"]`)).toBeVisible();
	await expect(offline.getByText(/Offline · as of/)).toBeVisible();
	pictureOfDesktop('offline');
	await world.simulator.acceptConnections();
	await tryNow(offline);
	await expect(offline.getByText(/Offline/)).toBeHidden();
});

test('a second start focuses the first', async ({ world }) => {
	const run = await world.start();
	const history = await run.history();
	await history.close();
	await expect.poll(() => run.app.windows().length).toBe(1);

	const { executable, words } = appCommand();
	const second = spawn(executable, words, {
		env: { ...process.env, NFON_USER_DATA: world.profile },
		stdio: 'ignore',
	});
	const code = await new Promise((resolve) => second.once('exit', resolve));

	expect(code).toBe(0);
	await run.history();
	await expect.poll(hasFocus).toBe(true);
});

test('closing the window keeps the app in the tray, quitting ends it', async ({ world }) => {
	const run = await world.start();
	await (await run.history()).close();
	await (await run.popover()).waitForLoadState();
	const pid = run.app.process().pid ?? 0;

	await clickTray();
	await expect.poll(visibleWindows).toHaveLength(1);
	await run.quit();

	expect(() => execFileSync('kill', ['-0', String(pid)], { stdio: 'pipe' })).toThrow();
});
