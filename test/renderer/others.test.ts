import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/outcome.ts';
import type { ListRow } from '../../electron/contract/call-view.ts';
import type { OthersScope } from '../../electron/contract/others.ts';
import { whoseTyped } from '../../renderer/settings/whose-typed.ts';
import { aMissedRow, anAppState, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const OF_23: OthersScope = { kind: 'extension', extension: '23' };
const OF_K1234: OthersScope = { kind: 'customer', customer: 'K1234' };

/** The app in the window that shows somebody else's calls. */
async function lookAt(
	whose: OthersScope,
	rows: readonly ListRow[] = callRows(3),
	setAside = 0,
): Promise<void> {
	const account = { subject: null, name: null, extension: '23', customer: null };
	const state = anAppState({
		session: { kind: 'signed-in', account, warning: null },
		looksAt: { whose, setAside },
	});
	bridge = FakeBridge.withCalls(rows, state);
	bridge.answers('window.ready', () => success({ role: 'others', show: null }));
	openWindow(bridge, { mayChange: false });
	await screen.findAllByRole('option');
}

/** jsdom takes every header for the page's. */
function bandOf(words: RegExp): HTMLElement {
	const band = screen.getAllByRole('banner').find((each) => words.test(each.textContent ?? ''));
	if (band === undefined) throw new Error('No band says so');
	return band;
}

test.each([
	['extension', ' 2 3 ', { kind: 'extension', extension: '23' }],
	['extension', '0815', { kind: 'extension', extension: '0815' }],
	['extension', '23a', 'extension'],
	['extension', '', 'extension'],
	['extension', '1'.repeat(16), 'too-long'],
	['extension', '142', 'own'],
	['customer', 'k 12 34', { kind: 'customer', customer: 'K1234' }],
	['customer', '1234', 'customer'],
	['customer', `K${'1'.repeat(16)}`, 'customer'],
] as const)('typed as %s, %j is %j', (kind, typed, whose) => {
	expect(whoseTyped(kind, typed, '142')).toEqual(whose);
});

test('the window says whose calls these are, over everything, and in its title', async () => {
	await lookAt(OF_23);

	const band = bandOf(/looking at extension 23/);
	expect(band.textContent).toContain('You are looking at extension 23.');
	expect(band.textContent).toContain('These are not your calls; nothing here is kept.');
	expect(document.title).toBe('Extension 23 · NFON Call History');
	expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Extension 23');
});

test('the band’s button closes the window', async () => {
	await lookAt(OF_23);
	bridge.expects('window.close', () => success(null));

	await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
});

test('calls that were not theirs are counted', async () => {
	await lookAt(OF_23, undefined, 2);

	expect(bandOf(/looking at extension 23/).textContent).toContain('2 calls of others');
});

test('a row of the whole customer says whose it is, to those who hear it too', async () => {
	await lookAt(OF_K1234, [aMissedRow({ whose: '1003' })]);

	const row = screen.getByRole('option');
	expect(row.textContent).toContain('Extension 1003 · Missed');
	expect(row.getAttribute('aria-label')).toContain('extension 1003');
});

test('nothing there can be marked, chosen or deleted, by pointer or by key', async () => {
	await lookAt(OF_23, [aMissedRow({ uuid: 'missed-1', open: false })]);
	const row = screen.getByRole('option');

	await fireEvent.click(row, { ctrlKey: true });
	expect(screen.queryByRole('toolbar')).toBeNull();
	await fireEvent.click(row);
	await screen.findByRole('button', { name: 'Call back' });
	for (const key of ['h', 'Delete', 'Backspace']) await fireEvent.keyDown(document.body, { key });

	expect(screen.queryByRole('button', { name: /handled|Open again/ })).toBeNull();
	expect(screen.queryByRole('alertdialog')).toBeNull();
	expect(bridge.askedFor('calls.set-handled')).toEqual([]);
	expect(screen.queryByRole('radio', { name: 'Open' })).toBeNull();
	expect(screen.getByRole('listbox').getAttribute('aria-multiselectable')).toBe('false');
});

test('its keys are those for looking', async () => {
	await lookAt(OF_23);

	await fireEvent.keyDown(screen.getByRole('listbox'), { key: '?' });

	const help = within(await screen.findByRole('dialog', { name: /Keyboard/ }));
	expect(help.queryByText(/handled/)).toBeNull();
	expect(help.queryByText(/^Delete/)).toBeNull();
	expect(help.getByText(/Call back/)).toBeTruthy();
});

test('nobody can sign out there', async () => {
	await lookAt(OF_23);

	await fireEvent.click(screen.getByRole('button', { name: 'Account and more' }));

	expect(screen.queryByText('Sign out')).toBeNull();
});
