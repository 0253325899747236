/** What is done with a call: calling back through the system's telephone, and deleting it for good. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CommandName, Reply, Request } from '../../electron/contract/commands.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import { expect, signIn, test, type World } from './app-under-test.ts';
import { bubbleCount } from './notifications-seen.ts';
import { SystemTelephone } from './system-telephone.ts';

const ERIKA = { name: 'Erika Probst', number: '493023125001', context: 'global' };
const PAUL = { name: 'Paul Reiter', number: '142', context: 'K9999' };

/** Asks as the page would. */
function ask<Name extends CommandName>(
	page: Page,
	name: Name,
	request: Request<Name>,
): Promise<Outcome<Reply<Name>>> {
	return page.evaluate(
		([command, parameters]) => {
			const { bridge } = window as unknown as { readonly bridge: Bridge };
			return bridge.ask(command, parameters);
		},
		[name, request] as const,
	);
}

/** Signed in, with Erika's missed call in the list. */
async function withOneMissed(world: World) {
	const run = await world.start();
	const page = await signIn(run);
	const missed = world.simulator.service.placeMissedCall(ERIKA);
	const row = page.locator(`[data-call="${missed.uuid}"]`);
	await expect(row).toBeVisible();
	return { run, page, missed, row };
}

test.describe('with a telephone on the system', () => {
	let telephone: SystemTelephone;

	test.beforeEach(() => {
		telephone = new SystemTelephone(['tel', 'sip']);
	});

	test.afterEach(() => {
		telephone.remove();
	});

	test('calling back hands it the number, and the open call says when', async ({ world }) => {
		const run = await world.start();
		const page = await signIn(run);
		const missed = world.simulator.service.placeMissedCall(ERIKA);
		const inner = world.simulator.service.placeMissedCall(PAUL);
		await expect(page.locator(`[data-call="${inner.uuid}"]`)).toBeVisible();
		const before = Date.now();

		const outcome = await ask(page, 'calls.call-back', { uuid: missed.uuid, confirmed: false });

		expect(outcome).toEqual({ ok: true, value: null });
		await expect.poll(() => telephone.calls).toEqual(['tel:+493023125001']);
		const details = await ask(page, 'calls.details', { uuid: missed.uuid });
		const triedAt = details.ok ? details.value.row.triedAt : null;
		expect(Date.parse(triedAt ?? '')).toBeGreaterThanOrEqual(before);

		await ask(page, 'calls.call-back', { uuid: inner.uuid, confirmed: false });
		await expect.poll(() => telephone.calls).toEqual(['tel:+493023125001', 'tel:142']);
	});

	test('the settings file says by which scheme, and whether by the trunk', async ({ world }) => {
		const callBack = { scheme: 'sip', template: null, viaTrunk: true };
		writeFileSync(join(world.profile, 'settings.json'), JSON.stringify({ callBack }));
		const run = await world.start();
		const page = await signIn(run);
		const { uuid } = world.simulator.service.placeCall({
			...{ kind: 'missed', caller: ERIKA },
			record: { trunkCode: '07' },
		});
		await expect(page.locator(`[data-call="${uuid}"]`)).toBeVisible();

		await ask(page, 'calls.call-back', { uuid, confirmed: false });

		await expect.poll(() => telephone.calls).toEqual(['sip:%230700493023125001']);
	});

	test('an emergency number is not called before that was confirmed', async ({ world }) => {
		const run = await world.start();
		const page = await signIn(run);
		const emergency = world.simulator.service.placeCall({ kind: 'emergency' });
		await expect(page.locator(`[data-call="${emergency.uuid}"]`)).toBeVisible();

		const refused = await ask(page, 'calls.call-back', { uuid: emergency.uuid, confirmed: false });
		expect(refused).toEqual({
			ok: false,
			failure: { kind: 'confirmation-needed', numberKind: 'emergency' },
		});

		const called = await ask(page, 'calls.call-back', { uuid: emergency.uuid, confirmed: true });
		expect(called.ok).toBe(true);
		await expect.poll(() => telephone.calls).toEqual(['tel:112']);
	});
});

test('a system without a telephone says so', async ({ world }) => {
	const { page, missed } = await withOneMissed(world);

	const outcome = await ask(page, 'calls.call-back', { uuid: missed.uuid, confirmed: false });

	expect(outcome).toEqual({ ok: false, failure: { kind: 'cannot-call', why: 'no-program' } });
});

test('deleted calls are gone at once, come back when undone, and are deleted after ten seconds', async ({
	world,
}) => {
	const { page, missed, row } = await withOneMissed(world);
	await expect.poll(bubbleCount).toBe(1);

	await ask(page, 'calls.delete', { uuids: [missed.uuid] });
	await expect(row).toBeHidden();
	await expect.poll(bubbleCount).toBe(0);
	await ask(page, 'calls.undo-delete', null);
	await expect(row).toBeVisible();

	await ask(page, 'calls.delete', { uuids: [missed.uuid] });
	await expect(row).toBeHidden();
	expect(world.simulator.requests.list('delete')).toEqual([]);
	await world.simulator.requests.untilAsked('delete');
	const [asked] = world.simulator.requests.list('delete');
	expect(asked?.target).toBe(`/call-history/records?uuid=${missed.uuid}`);
	await expect.poll(() => world.simulator.service.call(missed.uuid)).toBeUndefined();
	await expect
		.poll(async () => {
			const state = await ask(page, 'app.state', null);
			return state.ok ? state.value.deletion : undefined;
		})
		.toBeNull();
});

test('signing out while calls wait to be deleted brings them back, and says so', async ({
	world,
}) => {
	const { page, missed, row } = await withOneMissed(world);
	await ask(page, 'calls.delete', { uuids: [missed.uuid] });
	await expect(row).toBeHidden();

	await ask(page, 'session.sign-out', { keepCalls: true });

	await expect(row).toBeVisible();
	const signedOut = { kind: 'signed-out' } as const;
	const state = await ask(page, 'app.state', null);
	expect(state.ok && state.value.deletion).toEqual({
		...{ kind: 'failed', calls: 1, left: 1 },
		failure: signedOut,
	});
	const refused = await ask(page, 'calls.delete', { uuids: [missed.uuid] });
	expect(refused).toEqual({ ok: false, failure: signedOut });
	await expect(row).toBeVisible();
	expect(world.simulator.requests.list('delete')).toEqual([]);
});

test('quitting while calls wait to be deleted sends nothing', async ({ world }) => {
	const { run, page, missed, row } = await withOneMissed(world);
	await ask(page, 'calls.delete', { uuids: [missed.uuid] });
	await expect(row).toBeHidden();

	await run.quit();

	const again = await (await world.start()).history();
	await expect(again.locator(`[data-call="${missed.uuid}"]`)).toBeVisible();
	expect(world.simulator.requests.list('delete')).toEqual([]);
});
