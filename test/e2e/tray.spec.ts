/** The tray icon in every state, in words and in pictures; its menu, by real clicks; what starts and shows the app. */
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { choose, openCalls, startUpToDate, stateOf } from './app-state-seen.ts';
import { expect, pictureOfDesktop, test } from './app-under-test.ts';
import { clipboard } from './clipboard.ts';
import { bubbleCount } from './notifications-seen.ts';
import {
	chooseFromTray,
	closeMenu,
	openMenu,
	pictureOfTooltip,
	pictureOfTray,
	trayTooltip,
} from './tray-seen.ts';
import { visibleWindows } from './windows-seen.ts';

const run = promisify(execFile);
const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };
const PAUL = { name: 'Paul Reiter', number: '493023125002', context: 'global' };
const NINA = { name: 'Nina Falk', number: '493023125003', context: 'global' };

test.use({ simulated: { calls: 0, auto: true } });

test('the icon and its tooltip say the state', async ({ world }) => {
	const seen: string[] = [];
	const look = async (name: string, words: RegExp): Promise<void> => {
		await expect.poll(trayTooltip).toMatch(words);
		await pictureOfTooltip(name);
		pictureOfTray(name);
		seen.push(name);
	};
	const signedOut = await world.start();
	await signedOut.history();
	await look('signed-out', /^NFON Call History\nSigned out$/);
	await signedOut.quit();

	const { page, run: app } = await startUpToDate(world);
	await look('connected', /^NFON Call History\nConnected$/);
	world.simulator.service.placeMissedCall(ERIKA);
	await look('open-1', /\n1 open missed call\nConnected$/);
	world.simulator.service.placeMissedCall(PAUL);
	await look('open-2', /\n2 open missed calls\nConnected$/);
	for (let call = 3; call <= 10; call += 1) world.simulator.service.placeMissedCall(PAUL);
	await look('open-more', /\n10 open missed calls\nConnected$/);

	const created = new Date(Date.now() + 5_000).toISOString();
	for (const caller of [ERIKA, PAUL]) {
		world.simulator.service.placeCall({ kind: 'outbound', caller, record: { created } });
	}
	await expect.poll(() => openCalls(page)).toBe(0);
	await world.simulator.refuseConnections();
	await look('offline', /^NFON Call History\n(Offline|Connecting…)$/);
	await world.simulator.acceptConnections();
	await app.quit();

	choose(world, { doNotDisturbUntil: 'switched-off' });
	const again = await world.start();
	await again.history();
	await look('do-not-disturb', /\nConnected\nDo not disturb is on$/);
	world.simulator.service.placeMissedCall(NINA);
	await expect.poll(trayTooltip).toMatch(/\n1 open missed call\nConnected\n/);
	await world.simulator.refuseConnections();
	await look('open-offline-1', /\n1 open missed call\n(Offline|Connecting…)\n/);
	expect(seen).toHaveLength(8);
});

test('the menu has the latest calls, each with what can be done about it', async ({ world }) => {
	const { page } = await startUpToDate(world);
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => openCalls(page)).toBe(1);
	await expect.poll(trayTooltip).toContain('1 open missed call');
	await openMenu();
	pictureOfDesktop('tray-menu');
	await closeMenu();
	// "Connected", "1 open missed call", then Erika: show, call back, copy number, mark handled.
	const call = { rows: 2, lines: 1 };

	await chooseFromTray(call, 2);
	await expect.poll(clipboard).toBe('+493023125001');

	await page.close();
	await expect.poll(visibleWindows).toHaveLength(0);
	await expect.poll(bubbleCount).toBe(1);
	await chooseFromTray(call, 3);
	await expect.poll(bubbleCount).toBe(0);
	await expect.poll(trayTooltip).toMatch(/^NFON Call History\nConnected$/);

	// Nothing is open any more, so its row is gone, and Erika is where it was.
	await chooseFromTray({ rows: 1, lines: 1 }, 0);
	await expect.poll(visibleWindows).toHaveLength(1);
});

test('do not disturb is chosen from the menu, and shows when it ends', async ({ world }) => {
	const { page } = await startUpToDate(world);
	world.simulator.service.placeCall({ kind: 'answered', caller: ERIKA });
	await expect.poll(async () => (await stateOf(page)).asOf !== null).toBe(true);
	await expect(page.getByText('Erika Probst').first()).toBeVisible();

	// "Connected", one call, "Show history", "Do not disturb": for one hour.
	await chooseFromTray({ rows: 3, lines: 2 }, 0);

	await expect.poll(trayTooltip).toMatch(/\nDo not disturb until \w+ \d\d:\d\d$/);
	const until = Date.parse((await stateOf(page)).desktop.doNotDisturb ?? '');
	expect(Math.abs(until - Date.now() - 3_600_000)).toBeLessThan(60_000);
});

test('starting at login is asked, written for the session, and read back from it', async ({
	world,
}) => {
	const file = join(process.env['XDG_CONFIG_HOME'] ?? '', 'autostart/nfon-call-history.desktop');
	const { page, run: app } = await startUpToDate(world);
	const login = async () => (await stateOf(page)).desktop.startAtLogin;
	const answer = (on: boolean) =>
		page.evaluate(
			(wanted) =>
				(
					globalThis as unknown as {
						bridge: { ask(name: string, request: object): Promise<unknown> };
					}
				).bridge.ask('login.set', { on: wanted }),
			on,
		);
	await expect.poll(login).toBe('not-asked');

	await answer(true);
	expect(await login()).toBe('on');
	expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.+ --hidden$/m);

	// Somebody switches it off in the system's settings, which write that into the file.
	appendFileSync(file, 'Hidden=true\n');
	await page.close();
	await expect.poll(visibleWindows).toHaveLength(0);
	await chooseFromTray({ rows: 1, lines: 1 });
	const reopened = await app.history();
	await expect.poll(async () => (await stateOf(reopened)).desktop.startAtLogin).toBe('off');
	rmSync(file);
});

test('started hidden there is no window; the shortcut shows it', async ({ world }) => {
	choose(world, { shortcut: 'Control+Shift+F9' });
	const app = await world.start({}, ['--hidden']);
	// Only who asked the system for the shortcut hears of it.
	const hidden = await app.popover();
	await expect.poll(async () => (await stateOf(hidden)).desktop.shortcut?.works).toBe(true);
	expect(await visibleWindows()).toHaveLength(0);

	await run('xdotool', ['key', 'ctrl+shift+F9']);

	await expect.poll(visibleWindows).toHaveLength(1);
	const page = await app.history();
	expect((await stateOf(page)).desktop.shortcut).toEqual({ keys: 'Control+Shift+F9', works: true });
});
