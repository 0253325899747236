/** What is told, what is taken back, and what is kept for later: on the real notification daemon and the real panel. */
import { expect, pictureOfDesktop, test } from './app-under-test.ts';
import { showNotificationsBy } from './desktop-programs.ts';
import { choose, openCalls, startUpToDate, stateOf, tryNow } from './app-state-seen.ts';
import { bubbleCount, clearBubbles, clickBubble } from './notifications-seen.ts';
import { refuseNotifications } from './refusing-notifications.ts';
import { chooseFromTray, trayTooltip } from './tray-seen.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };
const PAUL = { name: 'Paul Reiter', number: '493023125002', context: 'global' };
const PEOPLE = ['Ida Berg', 'Jan Thal', 'Lea Kamp', 'Tom Feld'].map((name, place) => ({
	...{ name, number: `49302312510${String(place)}`, context: 'global' },
}));

// Few calls, and none of them missed: what is open was missed in the test.
test.use({ simulated: { calls: 0, auto: true } });

test('one notification per person: the next call takes the place of the one before', async ({
	world,
}) => {
	const { page } = await startUpToDate(world);
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => world.notifications.seen.length).toBe(1);
	world.simulator.service.placeMissedCall(PAUL);
	await expect.poll(() => world.notifications.seen.length).toBe(2);

	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => world.notifications.seen.length).toBe(3);

	await expect.poll(bubbleCount).toBe(2);
	expect(world.notifications.seen.at(-1)?.body).toMatch(/^Called 2 times · \+49 30 23125001 · /);
	pictureOfDesktop('called-twice');

	// Somebody reaches Erika, at another telephone: hers goes, Paul's stays.
	const created = new Date(Date.now() + 2_000).toISOString();
	world.simulator.service.placeCall({ kind: 'outbound', caller: ERIKA, record: { created } });
	await expect.poll(bubbleCount).toBe(1);
	await expect.poll(() => openCalls(page)).toBe(1);
	expect(world.notifications.seen).toHaveLength(3);
});

test('after a gap more than three are one digest, whose click shows the open calls', async ({
	world,
}) => {
	const { page } = await startUpToDate(world);
	await world.simulator.refuseConnections();
	await expect.poll(async () => (await stateOf(page)).connection.kind).toBe('offline');
	for (const caller of PEOPLE) world.simulator.service.placeUnheardCall({ kind: 'missed', caller });
	await world.simulator.acceptConnections();
	await tryNow(page);

	await expect.poll(bubbleCount).toBe(1);
	expect(world.notifications.seen.map(({ summary }) => summary)).toEqual([
		'4 missed calls while you were away',
	]);
	await clickBubble();
	await expect(page.getByRole('radio', { name: /^Open/ })).toBeChecked();
	await expect.poll(bubbleCount).toBe(0);
});

test('do not disturb keeps everything back, and a digest tells it when it is switched off in the tray', async ({
	world,
}) => {
	choose(world, { doNotDisturbUntil: 'switched-off' });
	const { page } = await startUpToDate(world);
	for (const caller of PEOPLE) world.simulator.service.placeMissedCall(caller);
	await expect.poll(() => openCalls(page)).toBe(4);
	expect(world.notifications.seen).toEqual([]);
	await expect.poll(trayTooltip).toContain('4 open missed calls');

	// "Connected", "4 open missed calls", four calls, "Show history", then what is chosen.
	await chooseFromTray({ rows: 7, lines: 2 }, 0);

	await expect.poll(() => world.notifications.seen.length).toBe(1);
	expect(world.notifications.seen[0]?.summary).toBe('4 missed calls while you were away');
	expect((await stateOf(page)).desktop.doNotDisturb).toBeNull();
});

test('do not disturb ends by itself', async ({ world }) => {
	test.setTimeout(120_000);
	const SECONDS = 20;
	const until = Date.now() + SECONDS * 1000;
	choose(world, { doNotDisturbUntil: new Date(until).toISOString() });
	const { page } = await startUpToDate(world);
	world.simulator.service.placeMissedCall(ERIKA);

	await expect.poll(() => world.notifications.seen.length, { timeout: 60_000 }).toBe(1);

	// By the bus's clock: however long the app took to start, it was held until then.
	expect(world.notifications.seen[0]?.atMs).toBeGreaterThanOrEqual(until);
	expect((await stateOf(page)).desktop.doNotDisturb).toBeNull();
});

test('quiet hours keep back all but the numbers that are always told', async ({ world }) => {
	choose(world, {
		quietHours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
		rules: [{ counterpart: `global:${PAUL.number}`, notify: 'always' }],
	});
	const { page } = await startUpToDate(world);
	world.simulator.service.placeMissedCall(ERIKA);
	await expect.poll(() => openCalls(page)).toBe(1);

	world.simulator.service.placeMissedCall(PAUL);
	await expect.poll(() => world.notifications.seen.length).toBe(1);

	expect(world.notifications.seen[0]?.summary).toBe('Missed call from Paul Reiter');
});

test('a name is never read as markup', async ({ world }) => {
	choose(world, {});
	const { page } = await startUpToDate(world);
	const group = { name: '<b>Sales</b> & <a href="x">more</a>', number: '300', service: 'group' };
	world.simulator.service.placeCall({
		kind: 'missed',
		caller: ERIKA,
		record: {
			history: [{ updated: new Date().toISOString(), callee: { ...group, context: 'K9999' } }],
		},
	});
	await expect.poll(() => openCalls(page)).toBe(1);
	await expect.poll(() => world.notifications.seen.length).toBe(1);

	expect(world.notifications.seen[0]?.body).toContain('&lt;b&gt;Sales&lt;/b&gt; &amp; ');
});

test('without anybody who shows notifications the app says so, and counts on', async ({
	world,
}) => {
	await showNotificationsBy(null);
	try {
		const { page } = await startUpToDate(world);
		await expect.poll(async () => (await stateOf(page)).desktop.notifications).toBe('no-service');
		world.simulator.service.placeMissedCall(ERIKA);
		await expect.poll(() => openCalls(page)).toBe(1);
		expect((await stateOf(page)).desktop.notifications).toBe('no-service');

		await showNotificationsBy('dunst');
		await expect.poll(async () => (await stateOf(page)).desktop.notifications).toBe('work');
		world.simulator.service.placeMissedCall(PAUL);
		await expect.poll(bubbleCount).toBe(1);
	} finally {
		await showNotificationsBy('dunst');
		await clearBubbles();
	}
});

test('a system that refuses to show a notification is noticed, and the settings say so until it shows one', async ({
	world,
}) => {
	await showNotificationsBy(null);
	const system = await refuseNotifications();
	try {
		const { run, page } = await startUpToDate(world);
		const notifications = async () => (await stateOf(page)).desktop.notifications;
		await expect.poll(notifications).toBe('work');
		await page.keyboard.press('Control+,');
		const settings = await run.settings();
		await settings.getByRole('button', { name: 'Notifications' }).click();
		const words = 'The system does not show this app’s notifications.';
		const trouble = settings.getByText(words);
		await expect(trouble).toBeHidden();

		world.simulator.service.placeMissedCall(ERIKA);
		await expect.poll(notifications).toBe('refused');
		await expect(trouble).toBeVisible();
		await expect(page.getByText(words)).toBeVisible();
		await expect(settings.getByRole('button', { name: 'Open system settings' })).toBeVisible();
		pictureOfDesktop('notification-refused');
		expect(await openCalls(page)).toBe(1);

		system.relent();
		world.simulator.service.placeMissedCall(PAUL);
		await expect.poll(notifications).toBe('work');
		await expect(trouble).toBeHidden();
		expect(system.asked).toEqual([
			{ title: 'Missed call from Erika Probst', shown: false },
			{ title: 'Missed call from Paul Reiter', shown: true },
		]);
	} finally {
		system.stop();
		await showNotificationsBy('dunst');
		await clearBubbles();
	}
});
