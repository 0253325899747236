/** A service that wants the K-number, when neither the token nor a record says it. */
import { startAgain, untilUpToDate } from './app-state-seen.ts';
import { expect, pictureOfDesktop, test } from './app-under-test.ts';

test.use({ simulated: { calls: 0, auto: true, customerClaim: false } });

test('is asked for, again when it was wrong, kept, and changed in the settings', async ({
	world,
}) => {
	const run = await world.start();
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();
	const field = history.getByLabel('K-number');
	await expect(field).toBeVisible();
	pictureOfDesktop('customer-needed');

	await field.fill('9999');
	await field.press('Enter');
	await expect(history.getByRole('alert')).toBeVisible();
	await field.fill('K9998');
	await field.press('Enter');
	await expect(history.getByText('NFON does not accept K9998 as your K-number')).toBeVisible();
	pictureOfDesktop('customer-refused');
	await field.fill('k 9999');
	await field.press('Enter');
	await untilUpToDate(history);
	await run.quit();

	const { run: again, page } = await startAgain(world);
	expect(world.simulator.requests.list('stream').at(-1)?.target).toContain('customer=K9999');
	await page.getByRole('button', { name: 'Account and more' }).click();
	await expect(page.getByText('Customer K9999')).toBeVisible();
	await page.getByRole('button', { name: /^Settings/ }).click();

	const settings = await again.settings();
	await settings.getByRole('button', { name: 'Connection' }).click();
	await expect(settings.getByText('Set by you')).toBeVisible();
	pictureOfDesktop('customer-in-settings');
	await settings.getByRole('button', { name: 'Change K-number' }).click();
	await settings.getByLabel('K-number').fill('K9997');
	await settings.getByRole('button', { name: 'Connect', exact: true }).click();
	await expect(page.getByText('NFON does not accept K9997 as your K-number')).toBeVisible();
	await expect(settings.getByText('Set by you')).toBeHidden();
	await page.getByLabel('K-number').fill('K9999');
	await page.getByLabel('K-number').press('Enter');
	await untilUpToDate(page);
	await expect(settings.getByText('Set by you')).toBeVisible();
});
