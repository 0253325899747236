import { screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/outcome.ts';
import { aCallRow, aMissedRow, anAppState, aParty, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const anna = aMissedRow({ uuid: 'anna', startedAt: '2025-11-12T13:02:00.000Z' });
const otto = aCallRow({
	uuid: 'otto',
	startedAt: '2025-11-12T09:00:00.000Z',
	counterpart: aParty({ name: 'Otto Kern' }),
});
const gap = { from: '2025-11-12T10:05:00.000Z', to: '2025-11-12T11:20:00.000Z' };

test('the first fill can be stopped, and the keyboard stays in the window', async () => {
	const connection = { kind: 'catching-up', calls: 2, firstFill: true } as const;
	bridge = FakeBridge.withCalls(callRows(2), anAppState({ connection, olderCalls: 'to-come' }));
	bridge.expects('history.fetch-older', () => success(null));
	openWindow(bridge);
	await screen.findAllByRole('option');

	screen.getByRole('button', { name: 'Stop fetching older calls' }).click();

	expect(bridge.askedFor('history.fetch-older')).toEqual([{ wanted: false }]);
	expect(document.activeElement).toBe(screen.getByRole('listbox'));
});

test('older calls that were not wanted are offered after the last one', async () => {
	bridge = FakeBridge.withCalls(callRows(2), anAppState({ olderCalls: 'not-wanted' }));
	bridge.expects('history.fetch-older', () => success(null));
	openWindow(bridge);
	const offer = await screen.findByRole('button', { name: 'Fetch older calls' });

	expect(screen.getByRole('listbox').contains(offer)).toBe(false);
	offer.click();

	expect(bridge.askedFor('history.fetch-older')).toEqual([{ wanted: true }]);
	expect(document.activeElement).toBe(screen.getByRole('listbox'));
});

test('a filter without calls does not claim to know of older ones', async () => {
	bridge = FakeBridge.withCalls([otto], anAppState({ olderCalls: 'not-wanted' }));
	bridge.answers('window.ready', () => success({ role: 'history', show: { filter: 'missed' } }));
	openWindow(bridge);

	expect(await screen.findByText(/Older calls are not on this computer/)).toBeTruthy();
	expect(screen.getByRole('button', { name: 'Fetch older calls' })).toBeTruthy();
});

test.each(['here', 'to-come'] as const)(
	'older calls that are %s are not offered',
	async (older) => {
		bridge = FakeBridge.withCalls(callRows(2), anAppState({ olderCalls: older }));
		openWindow(bridge);
		await screen.findAllByRole('option');

		expect(screen.queryByRole('button', { name: 'Fetch older calls' })).toBeNull();
	},
);

test('a time in which nobody listened is told between two calls, and is no call itself', async () => {
	bridge = FakeBridge.withCalls([anna, otto], anAppState(), [gap]);
	openWindow(bridge);

	const words = await screen.findByText(/^Not listening .* not fetched yet$/);
	const rows = screen.getAllByRole('option');

	expect(rows.map((row) => row.getAttribute('aria-posinset'))).toEqual(['1', '2']);
	expect(rows.map((row) => row.getAttribute('aria-setsize'))).toEqual(['2', '2']);
	expect(words.closest('[role=option]')).toBeNull();
	expect(rows[1]?.getAttribute('aria-describedby')).toBe(words.id);
	expect(rows[0]?.hasAttribute('aria-describedby')).toBe(false);
});

test('a time before all calls is told after the last one, once everything older is here', async () => {
	const before = { from: '2025-11-12T07:00:00.000Z', to: '2025-11-12T08:00:00.000Z' };
	bridge = FakeBridge.withCalls([otto], anAppState(), [before]);
	openWindow(bridge);

	expect(await screen.findByText(/^Not listening/)).toBeTruthy();
	bridge.push('app.state-changed', anAppState({ olderCalls: 'to-come' }));
	await expect.poll(() => screen.queryByText(/^Not listening/)).toBeNull();
});

test('only the list of all calls tells of gaps', async () => {
	bridge = FakeBridge.withCalls([anna, otto], anAppState(), [gap]);
	openWindow(bridge);
	await screen.findByText(/^Not listening/);

	bridge.push('calls.show-requested', { filter: 'missed' });

	await expect.poll(() => screen.queryByText(/^Not listening/)).toBeNull();
	expect(screen.getAllByRole('option').length).toBe(1);
});

test('calls under a filter that are asked for are shown, and a call that covers them goes', async () => {
	bridge = FakeBridge.withCalls([otto, anna]);
	bridge.answers('window.ready', () => success({ role: 'popover', show: { uuid: 'otto' } }));
	openWindow(bridge, { narrow: true });
	await screen.findByRole('heading', { name: 'Otto Kern' });

	bridge.push('calls.show-requested', { filter: 'open' });

	await expect.poll(() => screen.queryByRole('heading', { name: 'Otto Kern' })).toBeNull();
	expect(screen.getByRole<HTMLInputElement>('radio', { name: /Open/ }).checked).toBe(true);
	expect((await screen.findByRole('option')).dataset['call']).toBe('anna');
});

test('beside a call there is room for the list, so the call stays', async () => {
	bridge = FakeBridge.withCalls([otto, anna]);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'otto' } }));
	openWindow(bridge);
	await screen.findByRole('heading', { name: 'Otto Kern' });

	bridge.push('calls.show-requested', { filter: 'missed' });

	await expect.poll(() => screen.getAllByRole('option').length).toBe(1);
	expect(screen.getByRole('heading', { name: 'Otto Kern' })).toBeTruthy();
});
