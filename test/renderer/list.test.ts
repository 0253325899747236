import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/outcome.ts';
import type { ListRow } from '../../electron/contract/call-view.ts';
import { aCallRow, aMissedRow, anAppState, aParty, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const anna = aMissedRow({ uuid: 'anna' });
const otto = aCallRow({
	uuid: 'otto',
	counterpart: aParty({ name: 'Otto Kern' }),
	counterpartKey: 'global:49301',
});
const petra = aCallRow({ uuid: 'petra', counterpart: aParty({ name: 'Petra Sommer' }) });

async function opened(rows: readonly ListRow[], state = anAppState()): Promise<HTMLElement> {
	bridge = FakeBridge.withCalls(rows, state);
	openWindow(bridge);
	await screen.findAllByRole('option');
	return screen.getByRole('listbox');
}

function shown(): readonly (string | undefined)[] {
	return screen.queryAllByRole('option').map((option) => option.dataset['call']);
}

test('the slash goes to the search, what is typed narrows, Escape empties, Escape goes back', async () => {
	const box = await opened([anna, otto, petra]);
	box.focus();

	await fireEvent.keyDown(box, { key: '/' });
	const field = screen.getByRole('searchbox');
	expect(document.activeElement).toBe(field);
	await fireEvent.input(field, { target: { value: 'otto' } });
	expect(await screen.findByText('1 call found')).toBeTruthy();
	expect(shown()).toEqual(['otto']);
	expect(screen.getByText('Otto', { selector: 'mark' })).toBeTruthy();

	await fireEvent.keyDown(field, { key: 'Escape' });
	expect(await screen.findByText('Petra Sommer')).toBeTruthy();
	await fireEvent.keyDown(field, { key: 'Escape' });
	expect(document.activeElement).toBe(screen.getByRole('listbox'));
});

test('Enter in the search opens the first call found', async () => {
	await opened([anna, otto]);
	const field = screen.getByRole('searchbox');

	await fireEvent.input(field, { target: { value: 'kern' } });
	await screen.findByText('1 call found');
	await fireEvent.keyDown(field, { key: 'Enter' });

	expect(await screen.findByRole('heading', { name: 'Otto Kern' })).toBeTruthy();
});

test('nothing found here while older calls are missing: the service is asked, and says the same', async () => {
	await opened([anna], anAppState({ olderCalls: 'to-come' }));
	bridge.expects('calls.search-service', () => success({ found: 0 }));

	await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nobody' } });

	expect(await screen.findByText('Nothing found for “nobody”')).toBeTruthy();
	expect(await screen.findByText(/NFON has none/)).toBeTruthy();
	expect(bridge.askedFor('calls.search-service')).toEqual([{ words: 'nobody' }]);
});

test('a search in some calls only can be made one in all', async () => {
	await opened([anna, otto]);
	await fireEvent.click(screen.getByRole('radio', { name: 'Missed' }));

	await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'otto' } });
	(await screen.findByRole('button', { name: 'Search all calls' })).click();

	expect(await screen.findByText('1 call found')).toBeTruthy();
});

test('all calls with one counterpart, and back to all calls', async () => {
	await opened([anna, otto, petra]);
	await fireEvent.contextMenu(await screen.findByRole('option', { name: /Otto Kern/ }));

	await fireEvent.click(await screen.findByRole('menuitem', { name: 'All calls with Otto Kern' }));
	expect((await screen.findAllByText('1 call')).length).toBe(2);
	expect(shown()).toEqual(['otto']);
	screen.getByRole('button', { name: 'Without the filter “Otto Kern”' }).click();

	expect(await screen.findByRole('option', { name: /Petra/ })).toBeTruthy();
});

test('chosen calls are deleted together, after their number was said', async () => {
	const box = await opened([anna, otto, petra]);
	bridge.expects('calls.delete', () => success(null));

	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'ArrowDown', shiftKey: true });
	expect(await screen.findByText('2 calls selected')).toBeTruthy();
	await fireEvent.keyDown(box, { key: 'Delete' });
	const dialog = await screen.findByRole('alertdialog');
	expect(dialog.textContent).toMatch(/2 calls/);
	within(dialog)
		.getByRole('button', { name: /^Delete/ })
		.click();

	await expect.poll(() => bridge.askedFor('calls.delete')).toEqual([{ uuids: ['anna', 'otto'] }]);
	const until = '2025-11-12T15:00:10.000Z';
	bridge.push('app.state-changed', anAppState({ deletion: { kind: 'waiting', calls: 2, until } }));
	await expect.poll(() => screen.queryByText('2 calls selected')).toBeNull();
});

test('Escape takes the choice away, before anything else', async () => {
	const box = await opened([anna, otto]);
	await fireEvent.click(await screen.findByRole('option', { name: /Otto/ }), { ctrlKey: true });
	expect(screen.getByText('1 call selected')).toBeTruthy();

	await fireEvent.keyDown(box, { key: 'Escape' });

	expect(screen.queryByText('1 call selected')).toBeNull();
});

test('the arrows spread a fold and close it again', async () => {
	const fold = { calls: 3, openCalls: 1, place: 0, unfolded: false };
	const box = await opened([aMissedRow({ uuid: 'head', open: false, fold }), otto]);
	expect(screen.getByRole('option', { name: /one row for 3 calls/ })).toBeTruthy();

	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'ArrowRight' });
	await fireEvent.keyDown(box, { key: 'ArrowRight' });

	await expect.poll(() => bridge.askedFor('calls.range').at(-1)?.unfolded).toEqual(['head']);
});

test('opening a folded row handles all its open calls', async () => {
	const fold = { calls: 2, openCalls: 2, place: 0, unfolded: false };
	await opened([aMissedRow({ uuid: 'head', fold })]);
	bridge.expects('calls.all-of', () => success(['head', 'older']));

	(await screen.findByRole('option')).click();

	await expect
		.poll(() => bridge.askedFor('calls.set-handled').at(-1))
		.toEqual({ uuids: ['head', 'older'], handled: true });
});

test('the call that is read stays in the list, whatever reading it changes', async () => {
	await opened([anna]);
	await fireEvent.click(screen.getByRole('radio', { name: /Open/ }));

	(await screen.findByRole('option')).click();

	await expect.poll(() => bridge.askedFor('calls.range').at(-1)?.kept).toBe('anna');
});

test('a new call is said to those who hear the window', async () => {
	const rows = callRows(3);
	await opened(rows);
	const newer = aMissedRow({ uuid: 'new', startedAt: '2025-11-12T14:00:00.000Z' });
	bridge.answers('calls.range', () =>
		success({ gaps: [], total: 4, calls: 4, offset: 0, rows: [newer, ...rows] }),
	);

	bridge.push('calls.changed', { revision: 2 });

	expect(await screen.findByText(/^New: Missed call from Anna Berger/)).toBeTruthy();
});

test('the question mark lists the keys, I shows what the calls say together', async () => {
	const box = await opened([anna]);
	bridge.answers('insight.read', () => new Promise(() => undefined));

	await fireEvent.keyDown(box, { key: '?' });
	const help = await screen.findByRole('dialog', { name: /Keyboard/ });
	await fireEvent.keyDown(help, { key: '?' });
	await fireEvent.keyDown(box, { key: 'i' });

	expect(await screen.findByRole('region', { name: 'Insight' })).toBeTruthy();
});
