import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import {
	aCallRow,
	aMissedRow,
	anAppState,
	aParty,
	callDetailsOf,
	callRows,
} from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';
import { timeOfDay } from './time-of-day.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const anna = aMissedRow({ uuid: 'anna' });
const otto = aCallRow({ uuid: 'otto', counterpart: aParty({ name: 'Otto Kern' }) });

async function list(): Promise<HTMLElement> {
	await screen.findAllByRole('option');
	return screen.getByRole('listbox');
}

test('only what is in sight is in the document, however many calls there are', async () => {
	bridge = FakeBridge.withCalls(callRows(100_000));
	openWindow(bridge);

	const rows = await screen.findAllByRole('option');

	expect(rows.length).toBeLessThan(60);
	expect(rows[0]?.getAttribute('aria-setsize')).toBe('100000');
});

test('a click on a call shows its details and marks it handled', async () => {
	bridge = FakeBridge.withCalls([anna]);
	openWindow(bridge);

	(await screen.findByRole('option', { name: /Anna Berger/ })).click();

	expect(await screen.findByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
	expect(bridge.askedFor('calls.set-handled')).toEqual([{ uuids: ['anna'], handled: true }]);
});

test('arrows choose, Enter opens, Escape goes back to the list', async () => {
	bridge = FakeBridge.withCalls([anna, otto]);
	openWindow(bridge, { narrow: true });
	const box = await list();
	box.focus();

	await fireEvent.keyDown(box, { key: 'ArrowDown' });
	await fireEvent.keyDown(box, { key: 'ArrowDown' });
	await fireEvent.keyDown(box, { key: 'Enter' });
	const heading = await screen.findByRole('heading', { name: 'Otto Kern' });
	expect(document.activeElement).toBe(heading);
	await fireEvent.keyDown(heading, { key: 'Escape' });

	expect(screen.queryByRole('heading', { name: 'Otto Kern' })).toBeNull();
	expect(document.activeElement).toBe(box);
	expect(screen.getByRole('option', { selected: true }).dataset['call']).toBe('otto');
});

test('H marks the call under the keyboard', async () => {
	bridge = FakeBridge.withCalls([anna]);
	openWindow(bridge);
	const box = await list();

	await fireEvent.keyDown(box, { key: 'Home' });
	await fireEvent.keyDown(box, { key: 'h' });

	expect(bridge.askedFor('calls.set-handled')).toEqual([{ uuids: ['anna'], handled: true }]);
});

test('Escape in the list closes the popover, and nothing in the history window', async () => {
	bridge = FakeBridge.withCalls([anna]);
	bridge.answers('window.ready', () => success({ role: 'popover', show: null }));
	bridge.expects('window.close', () => success(null));
	openWindow(bridge, { narrow: true });

	await fireEvent.keyDown(await list(), { key: 'Escape' });

	expect(bridge.askedFor('window.close')).toEqual([null]);
});

test('a click leaves the keyboard on the list, so that the arrows go on from there', async () => {
	bridge = FakeBridge.withCalls([anna, otto]);
	openWindow(bridge);
	const box = await list();

	const row = await screen.findByRole('option', { name: /Anna Berger/ });
	row.click();

	expect(row.hasAttribute('tabindex')).toBe(false);
	await fireEvent.keyDown(box, { key: 'ArrowDown' });
	expect(screen.getByRole('option', { selected: true }).dataset['call']).toBe('otto');
});

test('Escape in the open account menu closes neither the call nor the popover', async () => {
	bridge = FakeBridge.withCalls([anna]);
	bridge.answers('window.ready', () => success({ role: 'popover', show: { uuid: 'anna' } }));
	openWindow(bridge, { narrow: true });
	await screen.findByRole('heading', { name: 'Anna Berger' });
	const menu = (await screen.findByText('Customer K1234')).closest('[popover]') ?? document.body;

	await fireEvent(menu, Object.assign(new Event('toggle'), { newState: 'open' }));
	await fireEvent.keyDown(document.body, { key: 'Escape' });

	expect(screen.getByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
	expect(bridge.askedFor('window.close')).toEqual([]);
});

test('custom data may be called what we call the trunk', async () => {
	bridge = FakeBridge.withCalls([otto]);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'otto' } }));
	bridge.answers('calls.details', () =>
		success(callDetailsOf(otto, { trunkCode: '49', customData: { Trunk: 'Munich' } })),
	);
	openWindow(bridge);

	expect((await screen.findAllByText('Trunk')).length).toBe(2);
	expect(screen.getByText('Munich')).toBeTruthy();
});

test('a name that its line cuts off is whole in a tooltip, one that fits has none', async () => {
	bridge = FakeBridge.withCalls([otto]);
	openWindow(bridge);
	const name = await screen.findByText('Otto Kern');

	await fireEvent.pointerEnter(name);
	expect(name.title).toBe('');
	Object.defineProperty(name, 'scrollWidth', { value: 400 });
	await fireEvent.pointerEnter(name);

	expect(name.title).toBe('Otto Kern');
});

test('with no call to choose, the empty side asks for none', async () => {
	bridge = FakeBridge.withCalls([]);
	openWindow(bridge);

	expect(await screen.findByText('No calls yet')).toBeTruthy();
	expect(screen.queryByText('Choose a call to see its details.')).toBeNull();
});

test('a call that a notification asks for is shown', async () => {
	bridge = FakeBridge.withCalls([anna, otto]);
	openWindow(bridge);
	await list();

	bridge.push('calls.show-requested', { uuid: 'otto' });

	expect(await screen.findByRole('heading', { name: 'Otto Kern' })).toBeTruthy();
});

test('a call back that the tray could not make is asked about here, and leaves its call open', async () => {
	bridge = FakeBridge.withCalls([anna, otto]);
	const answers: Outcome<null>[] = [
		failed({ kind: 'confirmation-needed', numberKind: 'emergency' }),
		failed({ kind: 'cannot-call', why: 'no-program' }),
	];
	bridge.expects('calls.call-back', () => answers.shift() ?? success(null));
	openWindow(bridge);
	await list();

	bridge.push('calls.show-requested', { callBack: 'anna' });
	(await screen.findByRole('button', { name: 'Call' })).click();

	expect(await screen.findByText(/^No program on this computer places calls/)).toBeTruthy();
	expect(screen.getByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
	expect(bridge.askedFor('calls.call-back')).toEqual([
		{ uuid: 'anna', confirmed: false },
		{ uuid: 'anna', confirmed: true },
	]);
	expect(bridge.askedFor('calls.set-handled')).toEqual([]);
});

test('copying the number is confirmed aloud', async () => {
	bridge = FakeBridge.withCalls([otto]);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'otto' } }));
	bridge.expects('calls.copy-number', () => success(null));
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Copy number' })).click();

	expect(await screen.findByText('Copied', { selector: '[role=status]' })).toBeTruthy();
});

test('offline shows the calls as usual, since when, why, and a way to try now', async () => {
	const failure = {
		kind: 'unreachable',
		peer: 'service',
		host: 'api.example',
		code: 'ERR_INTERNET_DISCONNECTED',
	} as const;
	const retryAt = '2025-11-12T15:01:00.000Z';
	bridge = FakeBridge.withCalls(
		callRows(2),
		anAppState({ connection: { kind: 'offline', failure, retryAt } }),
	);
	bridge.expects('connection.retry', () => success(null));
	openWindow(bridge);

	expect((await screen.findAllByRole('option')).length).toBe(2);
	expect(
		screen.getByText(new RegExp(`Offline · as of ${timeOfDay('2025-11-12T09:41Z')}`)),
	).toBeTruthy();
	expect(screen.getByText(/api\.example/)).toBeTruthy();
	screen.getByRole('button', { name: 'Try now' }).click();
});

test('each filter without calls says what that means', async () => {
	bridge = FakeBridge.withCalls([otto]);
	openWindow(bridge);
	await list();

	await fireEvent.click(screen.getByRole('radio', { name: 'Missed' }));
	expect(await screen.findByText('No missed calls')).toBeTruthy();
	await fireEvent.click(screen.getByRole('radio', { name: 'Open' }));
	expect(await screen.findByText('Nothing left open')).toBeTruthy();
});

test('nothing listens any more when the window goes', async () => {
	bridge = FakeBridge.withCalls([anna]);
	const close = openWindow(bridge);
	await list();

	close();

	expect(bridge.listeners('calls.changed')).toBe(0);
	expect(bridge.listeners('app.state-changed')).toBe(0);
	expect(bridge.listeners('calls.show-requested')).toBe(0);
});

test('what is wrong with the connection has the line below the name for itself', async () => {
	const line = (): string =>
		screen.getByRole('heading', { level: 1 }).parentElement?.querySelector('p')?.textContent ?? '';
	const failure = { kind: 'unreachable', peer: 'service', host: 'api', code: 'X' } as const;
	const retryAt = '2025-11-12T15:01:00.000Z';
	bridge = FakeBridge.withCalls([anna]);
	openWindow(bridge);
	await list();
	expect(line()).toContain('Extension 142');

	bridge.push(
		'app.state-changed',
		anAppState({ connection: { kind: 'offline', failure, retryAt } }),
	);

	await expect.poll(line).toMatch(/^\s*Offline/);
});
