/** How long calls are kept here: chosen in the settings, said at the end of the list and where nothing was found. */
import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import type { SettingsView } from '../../electron/contract/settings.ts';
import { aCallRow, anAppState, aParty, callRows } from '../fakes/a-call-row.ts';
import { aSettingsView } from '../fakes/a-settings-view.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openSettingsAt } from './a-settings-window.ts';
import { openWindow } from './a-window.ts';

const LABEL = 'Keep on this computer';

let bridge = new FakeBridge();
beforeEach(() => {
	bridge = new FakeBridge();
});
afterEach(() => {
	bridge.complain();
});

async function openComputer(view: SettingsView = aSettingsView()): Promise<HTMLSelectElement> {
	await openSettingsAt(bridge, 'This computer', view);
	return screen.getByLabelText<HTMLSelectElement>(LABEL);
}

function wouldGo(calls: number): void {
	bridge.expects('history.not-kept', () => success({ calls }));
}

test('taking calls away asks first, with how many', async () => {
	const field = await openComputer();
	wouldGo(1_234);
	bridge.expects('settings.change', () => success(null));

	await fireEvent.change(field, { target: { value: '30-days' } });
	const question = await screen.findByRole('alertdialog', {
		name: 'Remove 1,234 calls from this computer?',
	});
	expect(bridge.askedFor('settings.change')).toEqual([]);
	expect(question.textContent).toContain('NFON keeps them');
	await fireEvent.click(within(question).getByRole('button', { name: 'Remove' }));

	expect(bridge.askedFor('history.not-kept')).toEqual([{ retention: '30-days' }]);
	expect(bridge.askedFor('settings.change')).toEqual([{ name: 'retention', value: '30-days' }]);
	await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull();
	expect(field.value).toBe('30-days');
});

test('the safe answer changes nothing, and the choice shows what holds', async () => {
	const field = await openComputer();
	wouldGo(7);
	await fireEvent.change(field, { target: { value: '3-months' } });
	const question = await screen.findByRole('alertdialog');

	await fireEvent.click(within(question).getByRole('button', { name: 'Cancel' }));

	await expect.poll(() => field.value).toBe('everything');
	expect(screen.queryByRole('alertdialog')).toBeNull();
	expect(bridge.askedFor('settings.change')).toEqual([]);
});

test('where no call goes, nobody is asked', async () => {
	const field = await openComputer(aSettingsView({}, { retention: '30-days' }));
	wouldGo(0);
	bridge.expects('settings.change', () => success(null));

	await fireEvent.change(field, { target: { value: '12-months' } });

	await expect.poll(() => bridge.askedFor('settings.change')).toHaveLength(1);
	expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('keeping nothing says what is lost with it', async () => {
	const field = await openComputer();
	wouldGo(12);

	await fireEvent.change(field, { target: { value: 'nothing' } });

	const question = await screen.findByRole('alertdialog', {
		name: 'Keep no calls on this computer?',
	});
	expect(question.textContent).toContain('The file with 12 calls is removed');
	expect(screen.getByText(/calls you missed while the app was off are not notified/)).toBeTruthy();
});

test('calls that are in memory alone are called so', async () => {
	await openComputer(aSettingsView({ calls: 3 }, { retention: 'nothing' }));

	expect(screen.getByText('3 calls, in memory only')).toBeTruthy();
	expect(screen.getByText('They are gone from this computer when you quit.')).toBeTruthy();
});

test('what an administrator has set is locked', async () => {
	const field = await openComputer(
		aSettingsView({ locked: ['retention'] }, { retention: '30-days' }),
	);

	expect(field.disabled).toBe(true);
	expect(field.value).toBe('30-days');
});

test('a count that cannot be had is said, and nothing is changed', async () => {
	const field = await openComputer();
	bridge.expects('history.not-kept', () => failed({ kind: 'store-failed', why: 'error' }));

	await fireEvent.change(field, { target: { value: '30-days' } });

	expect(await screen.findByText(/could not be read or written/)).toBeTruthy();
	expect(field.value).toBe('everything');
});

test.each([
	['12-months', '12 months'],
	['3-months', '3 months'],
	['30-days', '30 days'],
] as const)('the end of a list kept for %s says so', async (olderCalls, time) => {
	bridge = FakeBridge.withCalls(callRows(2), anAppState({ olderCalls }));
	openWindow(bridge);

	const words = `Calls older than ${time} are not kept on this computer.`;
	expect(await screen.findByText(words)).toBeTruthy();
	expect(screen.queryByRole('button', { name: 'Fetch older calls' })).toBeNull();
});

test('nothing found: NFON is asked when the person wants it, and what it finds is shown', async () => {
	bridge = FakeBridge.withCalls(callRows(2), anAppState({ olderCalls: '30-days' }));
	const old = aCallRow({
		uuid: 'old',
		startedAt: '2025-03-01T09:00:00.000Z',
		counterpart: aParty({ name: 'Heide Vogt', numberText: '030 4711' }),
	});
	bridge.expects('calls.search-service', () => success({ found: 0, notKept: [old] }));
	openWindow(bridge);
	await fireEvent.input(await screen.findByRole('searchbox'), { target: { value: 'heide' } });
	const ask = await screen.findByRole('button', { name: 'Ask NFON' });
	expect(screen.getByText(/older than 30 days are not kept/)).toBeTruthy();
	expect(bridge.askedFor('calls.search-service')).toEqual([]);

	await fireEvent.click(ask);

	const found = await screen.findByRole('region', { name: 'At NFON, and not kept here' });
	expect(within(found).getByText('Heide Vogt')).toBeTruthy();
	expect(screen.queryByRole('button', { name: 'Ask NFON' })).toBeNull();
	expect(bridge.askedFor('calls.search-service')).toEqual([{ words: 'heide' }]);
});

test('other words are another question', async () => {
	bridge = FakeBridge.withCalls(callRows(2), anAppState({ olderCalls: '30-days' }));
	bridge.expects('calls.search-service', () => success({ found: 0, notKept: [] }));
	openWindow(bridge);
	const field = await screen.findByRole('searchbox');
	await fireEvent.input(field, { target: { value: 'nobody' } });
	await fireEvent.click(await screen.findByRole('button', { name: 'Ask NFON' }));
	expect(await screen.findByText(/NFON has none/)).toBeTruthy();

	await fireEvent.input(field, { target: { value: 'nobody else' } });

	expect(await screen.findByRole('button', { name: 'Ask NFON' })).toBeTruthy();
	expect(screen.queryByText(/NFON has none/)).toBeNull();
});
