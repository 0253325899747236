import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
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
	bridge.expects('calls.search-service', () => success({ found: 0, notKept: [] }));

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

test('what is being deleted is chosen no more', async () => {
	const box = await opened([anna, otto, petra]);
	bridge.expects('calls.delete', () => success(null));
	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'ArrowDown', shiftKey: true });
	await screen.findByText('2 calls selected');

	await fireEvent.keyDown(box, { key: 'Delete' });
	const dialog = await screen.findByRole('alertdialog');
	within(dialog)
		.getByRole('button', { name: /^Delete/ })
		.click();

	await expect.poll(() => screen.queryByText('2 calls selected')).toBeNull();
});

test('what is marked handled together is chosen no more', async () => {
	const box = await opened([anna, otto]);
	bridge.answers('calls.all-of', () => success(['anna', 'otto']));
	await fireEvent.keyDown(box, { key: 'a', ctrlKey: true });
	await screen.findByText('2 calls selected');

	screen.getByRole('button', { name: 'Mark handled' }).click();

	await expect.poll(() => screen.queryByText('2 calls selected')).toBeNull();
	expect(bridge.askedFor('calls.set-handled')).toHaveLength(1);
});

test('a second press with Shift goes from where the first one began', async () => {
	await opened(callRows(5));
	const press = async (place: number, keys: MouseEventInit): Promise<void> => {
		const option = screen.getAllByRole('option')[place];
		if (option !== undefined) await fireEvent.click(option, keys);
	};

	await press(1, {});
	await press(3, { shiftKey: true });
	await screen.findByText('3 calls selected');
	await press(4, { shiftKey: true });

	expect(await screen.findByText('4 calls selected')).toBeTruthy();
});

test('the space bar chooses, and the keyboard walks on with Ctrl', async () => {
	const box = await opened([anna, otto, petra]);
	await fireEvent.keyDown(box, { key: 'Home' });

	await fireEvent.keyDown(box, { key: ' ' });
	await fireEvent.keyDown(box, { key: 'ArrowDown', ctrlKey: true });
	await fireEvent.keyDown(box, { key: 'ArrowDown', ctrlKey: true });
	await fireEvent.keyDown(box, { key: ' ' });

	expect(await screen.findByText('2 calls selected')).toBeTruthy();
	expect(screen.getByRole('option', { name: /Otto/ }).className).not.toContain('chosen');
	// Those who hear the list hear what is chosen, not where the keyboard is.
	await fireEvent.keyDown(box, { key: ' ' });
	await screen.findByText('1 call selected');
	expect(screen.getByRole('option', { name: /Petra/ }).ariaSelected).toBe('false');
});

test('beside the insight a question is asked as well', async () => {
	const box = await opened([anna]);
	bridge.answers('insight.read', () => new Promise(() => undefined));
	await fireEvent.keyDown(box, { key: 'i' });
	await screen.findByRole('region', { name: 'Insight' });

	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'Delete' });

	expect(await screen.findByRole('alertdialog')).toBeTruthy();
});

test('a call that a notification asks for comes before the insight', async () => {
	const box = await opened([anna]);
	bridge.answers('insight.read', () => new Promise(() => undefined));
	await fireEvent.keyDown(box, { key: 'i' });
	await screen.findByRole('region', { name: 'Insight' });

	bridge.push('calls.show-requested', { uuid: 'anna' });

	expect(await screen.findByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
	expect(screen.queryByRole('region', { name: 'Insight' })).toBeNull();
});

test('the keyboard that was in a list which has become empty is in the search', async () => {
	const box = await opened([anna]);
	await fireEvent.click(screen.getByRole('radio', { name: /Open/ }));
	await screen.findByRole('listbox');
	screen.getByRole('listbox').focus();

	await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Home' });
	await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'h' });
	await expect.poll(() => bridge.askedFor('calls.set-handled').length).toBe(1);
	bridge.push('calls.changed', { revision: 2 });

	await expect.poll(() => box.isConnected).toBe(false);
	await expect.poll(() => document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('a button that goes when it is used hands the keyboard to the list', async () => {
	const startAtLogin = 'not-asked' as const;
	const desktop = { ...anAppState().desktop, startAtLogin };
	await opened([anna], anAppState({ desktop }));
	bridge.expects('login.set', () => success(null));
	const no = screen.getByRole('button', { name: 'No' });
	no.focus();

	no.click();
	bridge.push('app.state-changed', anAppState());

	await expect.poll(() => document.activeElement).toBe(screen.getByRole('listbox'));
});

test('Escape in an empty search closes the popover when there is no call to go to', async () => {
	bridge = FakeBridge.withCalls([]);
	bridge.answers('window.ready', () => success({ role: 'popover', show: null }));
	bridge.expects('window.close', () => success(null));
	openWindow(bridge, { narrow: true });
	const field = await screen.findByRole('searchbox');

	await fireEvent.keyDown(field, { key: 'Escape' });

	await expect.poll(() => bridge.askedFor('window.close').length).toBe(1);
});

test('H in the details is about the call that is read, whatever is chosen beside it', async () => {
	await opened([anna, otto, petra]);
	(await screen.findByRole('option', { name: /Anna/ })).click();
	const heading = await screen.findByRole('heading', { name: 'Anna Berger' });
	await fireEvent.click(screen.getByRole('option', { name: /Otto/ }), { ctrlKey: true });
	await expect.poll(() => bridge.askedFor('calls.set-handled').length).toBe(1);

	await fireEvent.keyDown(heading, { key: 'h' });

	await expect.poll(() => bridge.askedFor('calls.set-handled').at(-1)?.uuids).toEqual(['anna']);
	expect(bridge.askedFor('calls.set-handled')).toHaveLength(2);
});

test('a key pressed among the filters is about no call', async () => {
	await opened([anna]);
	(await screen.findByRole('option')).click();
	await screen.findByRole('heading', { name: 'Anna Berger' });
	const panel = screen.getByRole('dialog', { hidden: true });

	await fireEvent.keyDown(panel, { key: 'Delete' });

	expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('a call that arrives is said, one that comes back after a deletion is not', async () => {
	await opened([anna, otto]);
	const said = (): string => screen.getByRole('log', { name: 'New calls' }).textContent;
	const listed = async (rows: readonly ListRow[]): Promise<void> => {
		const answer = { gaps: [], total: rows.length, calls: rows.length, offset: 0, rows };
		bridge.answers('calls.range', () => success(answer));
		bridge.push('calls.changed', { revision: 2 });
		await expect.poll(() => shown().length).toBe(rows.length);
	};

	await listed([otto]);
	await listed([anna, otto]);
	expect(said()).toBe('');
	await listed([aMissedRow({ uuid: 'new', startedAt: '2025-11-12T14:40:00.000Z' }), anna, otto]);

	expect(said()).toMatch(/^New: .*Anna Berger/);
});

test('calls that cannot be named are not deleted without a word', async () => {
	const fold = { calls: 3, openCalls: 0, place: 0, unfolded: false };
	const box = await opened([{ ...otto, fold }]);
	bridge.expects('calls.all-of', () => failed({ kind: 'bad-request' }));

	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'Delete' });

	expect(await screen.findByRole('button', { name: 'Dismiss' })).toBeTruthy();
	expect(screen.queryByRole('alertdialog')).toBeNull();
});
