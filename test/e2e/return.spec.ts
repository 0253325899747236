/**
 * The computer wakes up: the app does not wait for the next time to try. Chromium ends every connection when the
 * computer goes to sleep, a driver's too: so this app has none, and what it does is seen from outside.
 */
import { KillableApp } from '../kills/killable-app.ts';
import { answerHtmlPage } from '../simulator/faults/behaviours.ts';
import { untilUpToDate } from './app-state-seen.ts';
import { expect, test } from './app-under-test.ts';
import { startLoginManager } from './login-manager.ts';

test('after a sleep it connects at once, even where it would never have tried by itself', async ({
	world,
}) => {
	const { simulator, settings, notifications } = world;
	const { streams } = simulator.service;
	const manager = await startLoginManager();
	const app = new KillableApp({ ...settings, ...manager.settings }, []);
	try {
		const page = await app.history();
		await page.getByRole('button', { name: 'Sign in' }).click();
		await untilUpToDate(page);

		// It stops at a 403 for good, until somebody or something asks it to try again.
		simulator.faults.declare({ route: 'stream', behaviour: answerHtmlPage(403) });
		await simulator.restart();
		await expect(page.getByText(/does not give your account access/)).toBeVisible();
		simulator.service.placeUnheardCall({
			kind: 'missed',
			caller: { name: 'Erika Probst', number: '493023125001', context: 'global' },
		});

		manager.sleepsAndWakes();

		await expect.poll(() => streams.count).toBe(1);
		await expect.poll(() => notifications.seen.length).toBe(1);
		const told = notifications.seen.map(({ summary, body }) => `${summary} ${body}`);
		expect(told.join()).toContain('Erika Probst');
	} finally {
		await app.clearAway();
		manager.stop();
	}
});
