/** A service that wants the K-number, when neither the token nor a record says it. */
import { startAgain, untilUpToDate } from './app-state-seen.ts';
import { expect, pictureOfDesktop, test } from './app-under-test.ts';

test.use({ simulated: { calls: 0, auto: true, customerClaim: false } });

test('is asked for once, and connects when it is named', async ({ world }) => {
	const run = await world.start();
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();
	const field = history.getByLabel('K-number');
	await expect(field).toBeVisible();
	pictureOfDesktop('customer-needed');

	await field.fill('9999');
	await field.press('Enter');
	await expect(history.getByRole('alert')).toBeVisible();
	await field.fill('k 9999');
	await field.press('Enter');
	await untilUpToDate(history);
	await run.quit();

	await startAgain(world);
	expect(world.simulator.requests.list('stream').at(-1)?.target).toContain('customer=K9999');
});
