/** Another person signs in where somebody's calls are kept: the two never meet, and each is told what became of them. */
import type { Page } from '@playwright/test';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { ask } from '../kills/killable-app.ts';
import {
	expireTokens,
	openCalls,
	startUpToDate,
	stateOf,
	untilUpToDate,
} from './app-state-seen.ts';
import { expect, test, type World } from './app-under-test.ts';
import { keyringEntry } from './keyring.ts';
import { bubbleCount } from './notifications-seen.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };
const OTTO = { name: 'Otto Kern', number: '493023125002', context: 'global' };
const ANNA = '1001';
const JONAS = '1002';

test.use({ simulated: { calls: 30, days: 5, auto: true, callsOfOthers: 6 } });

test('after a sign-in that expired: told, the former calls are gone, and their way back is open', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world);
	const annas = await missedByAnna(world, page);
	await page.locator(`[data-call="${annas.uuid}"]`).click();
	await expect(page.getByRole('heading', { name: ERIKA.name })).toBeVisible();
	world.simulator.revokeRefreshTokens();
	await expireTokens(world, page);
	await expect(page.getByText('Your sign-in has expired.')).toBeVisible();
	await expect(page.locator(`[data-call="${annas.uuid}"]`)).toBeVisible();

	world.simulator.changeSettings({ person: JONAS });
	await page.getByRole('button', { name: 'Sign in' }).click();

	await isJonasAlone(world, page);
	const told = `Another person was signed in here before; their ${String(annas.count)} calls were removed from this computer.`;
	await expect(page.getByText(told)).toBeVisible();
	await expect(page.getByText(/If this is not your account, sign out/)).toBeVisible();

	// Told once: a window that is opened later, or another run, says nothing of it any more.
	await run.quit();
	const again = await (await world.start()).history();
	await isJonasAlone(world, again);
	await expect(again.getByText(told)).toHaveCount(0);
});

test('after signing out and keeping the calls: whoever comes back has theirs again, and is told nothing twice', async ({
	world,
}) => {
	const { page } = await startUpToDate(world);
	const annas = await missedByAnna(world, page);
	await ask(page, 'session.sign-out', { keepCalls: true });
	await expect(page.locator(`[data-call="${annas.uuid}"]`)).toBeVisible();

	world.simulator.changeSettings({ person: JONAS });
	await page.getByRole('button', { name: 'Sign in' }).click();
	await isJonasAlone(world, page);
	const jonas = world.simulator.service.placeCall({
		...{ kind: 'missed', caller: OTTO, extension: JONAS },
	});
	await expect(page.locator(`[data-call="${jonas.uuid}"]`)).toBeVisible();
	await expect.poll(() => world.notifications.seen.length).toBe(2);
	await ask(page, 'session.sign-out', { keepCalls: true });

	world.simulator.changeSettings({ person: ANNA });
	await page.getByRole('button', { name: 'Sign in' }).click();

	await expect.poll(() => callsKept(page)).toEqual(callsOf(world, ANNA));
	await expect(page.locator(`[data-call="${annas.uuid}"]`)).toBeVisible();
	await expect(page.locator(`[data-call="${jonas.uuid}"]`)).toHaveCount(0);
	await expect(page.getByText(/Another person was signed in here before; their/)).toBeVisible();
	// A call of Anna's from now on is told; by then hers from before, or one of Jonas's, would have been.
	const news = world.simulator.service.placeMissedCall({ ...ERIKA, name: 'Ines Rot' });
	await expect(page.locator(`[data-call="${news.uuid}"]`)).toBeVisible();
	await expect
		.poll(() => world.notifications.seen.map(({ summary }) => summary).join())
		.toMatch(/Erika Probst.*Otto Kern.*Ines Rot/);
	expect(world.notifications.seen).toHaveLength(3);
});

/** A missed call of Anna's, told and on the screen; `count`: how many calls of hers are kept by then. */
async function missedByAnna(
	world: World,
	page: Page,
): Promise<{ readonly uuid: string; readonly count: number }> {
	const { uuid } = world.simulator.service.placeMissedCall(ERIKA);
	await expect(page.locator(`[data-call="${uuid}"]`)).toBeVisible();
	await expect.poll(bubbleCount).toBe(1);
	const annas = callsOf(world, ANNA);
	expect(await callsKept(page)).toEqual(annas);
	return { uuid, count: annas.length };
}

/** Jonas is signed in; everything that is kept, shown, counted or on the screen is his. */
async function isJonasAlone(world: World, page: Page): Promise<void> {
	await untilUpToDate(page);
	const { session } = await stateOf(page);
	expect(session.kind === 'signed-in' && session.account.name).toBe('Jonas Weber');
	await expect.poll(() => callsKept(page)).toEqual(callsOf(world, JONAS));
	const shown = page.locator('[data-call]');
	await expect.poll(() => shown.evaluateAll(uuidsIn)).not.toEqual([]);
	const theirs = callsOf(world, JONAS);
	expect((await shown.evaluateAll(uuidsIn)).filter((uuid) => !theirs.includes(uuid))).toEqual([]);
	await expect(page.getByText(ERIKA.name)).toHaveCount(0);
	expect(await ask(page, 'calls.all-of', { query: { ...EVERY_CALL, words: 'Erika' } })).toEqual([]);
	await expect.poll(bubbleCount).toBe(0);
	const kept = JSON.parse(keyringEntry(world.profile, 'sign-in') ?? '{}') as { name?: string };
	expect(kept.name).toBe('Jonas Weber');
	expect(await openCalls(page)).toBeLessThanOrEqual(theirs.length);
}

/** What this computer keeps, in an order of its own. */
async function callsKept(page: Page): Promise<readonly string[]> {
	return [...(await ask(page, 'calls.all-of', { query: EVERY_CALL }))].sort();
}

/** What the service has of this extension, in the same order. */
function callsOf({ simulator }: World, extension: string): readonly string[] {
	const calls = simulator.service.everybodysCalls();
	const theirs = calls.filter((call) => call.extension === extension);
	return theirs.map(({ uuid }) => uuid).sort();
}

function uuidsIn(rows: readonly Element[]): readonly string[] {
	return rows.map((row) => row.getAttribute('data-call') ?? '');
}
