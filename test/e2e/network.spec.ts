/** Out through an office's network: found by its PAC file, with its CA, and with its proxy's name and password. */
import { startAgain, startUpToDate, tryNow, untilUpToDate } from './app-state-seen.ts';
import { expect, test } from './app-under-test.ts';
import { type OfficeNetwork, openOfficeNetwork, OUTSIDE } from './office-network.ts';

test.use({ simulated: { calls: 50, days: 10, auto: true, publicOrigin: `https://${OUTSIDE}` } });

let office: OfficeNetwork;

test.beforeEach(async ({ world }) => {
	office = await openOfficeNetwork(world.simulator.port);
});

test.afterEach(async () => {
	await office.stop();
});

test('a CA that nobody has installed is named, one that is installed counts; sign-in, list and stream pass', async ({
	world,
}) => {
	test.setTimeout(240_000);
	const distrusting = await world.start(office.settings);
	const warned = await distrusting.history();
	await warned.getByRole('button', { name: 'Sign in' }).click();
	await expect(warned.getByText(/certificate of nfon\.test is not trusted/)).toBeVisible();
	await distrusting.quit();
	office.trust();

	const { run, page } = await startUpToDate(world, office.settings);
	expect(office.seen.passed).toBeGreaterThan(2);
	expect(world.simulator.service.streams.count).toBe(1);

	// The proxy begins to ask: for the connection that is open, for the next, and for the next run.
	office.demand('anna:geheim');
	await tryNow(page);
	await expect(
		page.getByText(/proxy of your network, 127\.0\.0\.1:\d+, asks for a name/),
	).toBeVisible();
	await page.getByLabel('Name').fill('anna');
	await page.getByLabel('Password').fill('falsch');
	await page.getByRole('button', { name: 'Connect', exact: true }).click();
	await expect(page.getByText(/did not accept this name and password/)).toBeVisible();
	await page.getByLabel('Password').fill('geheim');
	await page.getByRole('button', { name: 'Connect', exact: true }).click();
	await untilUpToDate(page);
	await expect(page.getByLabel('Password')).toBeHidden();
	await run.quit();

	const again = await startAgain(world, office.settings);
	await expect(again.page.getByLabel('Password')).toBeHidden();
	await again.run.quit();

	// What is behind the proxy need not answer the question that only the proxy is asked.
	office.holdHead();
	const unanswered = await world.start(office.settings);
	const patient = await unanswered.history();
	// Ten seconds for each that has to learn it.
	await expect(patient.getByText('Up to date')).toBeAttached({ timeout: 90_000 });
	await unanswered.quit();
});
