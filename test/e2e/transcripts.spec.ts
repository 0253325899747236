/** Transcripts that are not fetched before somebody opens their call: chosen in the settings, seen in the windows. */
import { startUpToDate } from './app-state-seen.ts';
import { expect, test } from './app-under-test.ts';

const KATHE = { name: 'Käthe Zimmermann', number: '493023125640', context: 'global' };
const JAN = { name: 'Jan Thal', number: '493023125100', context: 'global' };
const SAID = 'Das Angebot für die Wärmepumpe kommt am Freitag.';
const AVAILABLE = {
	available: true,
	transcript: [
		{ time: '1970-07-22T10:13:10Z', source: 'caller', event: 'speech', text: SAID },
	] as const,
};

test.use({ simulated: { calls: 0, auto: true } });

test('switched off, what was said comes when its call is opened, and the search finds it from then on', async ({
	world,
}) => {
	const { run, page } = await startUpToDate(world, { LANGUAGE: 'en' });
	const { service, requests } = world.simulator;
	await page.keyboard.press('Control+,');
	const settings = await run.settings();
	await settings.getByRole('button', { name: 'This computer' }).click();
	const choice = settings.getByRole('switch', { name: 'Fetch transcripts' });
	await choice.click();
	await expect(settings.getByText('fetched when you open their call')).toBeVisible();

	const call = service.placeCall({
		...{ kind: 'answered', caller: KATHE },
		record: { transcription: AVAILABLE },
	});
	const row = page.locator(`[data-call="${call.uuid}"]`);
	await expect(row).toBeVisible();
	const search = page.getByRole('searchbox', { name: 'Search calls' });
	await search.fill('Wärmepumpe');
	await expect(page.getByText('transcripts on this computer were searched')).toBeVisible();
	await search.fill('');
	expect(requests.list('record')).toEqual([]);

	await row.click();
	await expect(page.getByText(SAID)).toBeVisible();
	await page.keyboard.press('Escape');
	await search.fill('Wärmepumpe');
	await expect(row.locator('mark')).toHaveText('Wärmepumpe');
	await search.fill('');
	expect(requests.list('record')).toHaveLength(1);

	// Another one, and the switch on again: nobody opens it.
	const later = service.placeCall({
		...{ kind: 'answered', caller: JAN },
		record: { transcription: AVAILABLE },
	});
	await expect(page.locator(`[data-call="${later.uuid}"]`)).toBeVisible();
	await choice.click();
	await search.fill('Wärmepumpe');
	await expect(page.locator('[data-call]')).toHaveCount(2);
	expect(requests.list('record')).toHaveLength(2);
});
