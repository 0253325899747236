/** What a call's menus say about being told of it, later or ever. */
import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { CallDetails, ListRow } from '../../electron/contract/call-view.ts';
import { success } from '../../electron/contract/outcome.ts';
import { reminderTimes } from '../../renderer/calls/reminders.ts';
import { aCallRow, aMissedRow, callDetailsOf } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

/** Opens the menu of one call's details. */
async function openMenu(row: ListRow, but: Partial<CallDetails> = {}): Promise<void> {
	bridge = FakeBridge.withCalls([row]);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: row.uuid } }));
	bridge.answers('calls.details', () => success(callDetailsOf(row, but)));
	openWindow(bridge);
	const button = await screen.findByRole('button', { name: 'More actions' });
	await fireEvent.keyDown(button, { key: 'Enter' });
}

function items(): readonly string[] {
	return screen.getAllByRole('menuitem').map(({ textContent }) => textContent.trim());
}

async function chooseItem(name: string): Promise<void> {
	const item = await screen.findByRole('menuitem', { name });
	await fireEvent.pointerUp(item, { button: 0 });
	await fireEvent.click(item);
}

test('a missed call comes back in one hour, and says when', async () => {
	await openMenu(aMissedRow());
	const at = new Date();
	at.setHours(23, 59, 0, 0);
	bridge.expects('calls.remind-me', () => success({ at: at.toISOString() }));

	await chooseItem('Remind me in one hour');

	expect(await screen.findByText('You will be reminded at 23:59.')).toBeTruthy();
	expect(bridge.askedFor('calls.remind-me')).toEqual([{ uuid: 'call-1', when: 'in-one-hour' }]);
});

test('an answered call offers no reminder', async () => {
	await openMenu(aCallRow());

	await screen.findAllByRole('menuitem');
	expect(items().filter((item) => item.startsWith('Remind'))).toEqual([]);
});

test('a number is told never from now on', async () => {
	await openMenu(aMissedRow());
	bridge.expects('rules.set', () => success(null));

	await chooseItem('Never notify of this number');

	const [rule] = bridge.askedFor('rules.set');
	expect(rule).toEqual({ counterpart: 'global:498945217730', notify: 'never' });
});

test('a number with a rule is told as usual again', async () => {
	await openMenu(aMissedRow(), { rule: 'never' });
	bridge.expects('rules.set', () => success(null));
	await screen.findAllByRole('menuitem');
	expect(items()).toContain('Always notify of this number');

	await chooseItem('Notify of this number as usual');

	expect(bridge.askedFor('rules.set')[0]?.notify).toBeNull();
});

test('a withheld number has no rule', async () => {
	await openMenu(aMissedRow({ counterpartKey: null }));

	await screen.findAllByRole('menuitem');
	expect(items().filter((item) => item.includes('notify'))).toEqual([]);
});

test('an afternoon that is over is not offered', () => {
	const at = (hour: number): Date => new Date(2025, 10, 12, hour);

	expect(reminderTimes(at(14))).toContain('this-afternoon');
	expect(reminderTimes(at(15))).not.toContain('this-afternoon');
});

test('the settings are a key away, and in the account’s menu', async () => {
	bridge = FakeBridge.withCalls([aCallRow()]);
	bridge.expects('window.open-settings', () => success(null));
	openWindow(bridge);
	await screen.findAllByRole('option');

	await fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
	await fireEvent.keyDown(document.body, { key: ',' });
	screen.getByRole('button', { name: 'Settings…', hidden: true }).click();

	expect(bridge.askedFor('window.open-settings')).toHaveLength(2);
});
