import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { CallDetails, ListRow } from '../../electron/contract/call-view.ts';
import { failed, success, type Failure } from '../../electron/contract/outcome.ts';
import { aCallRow, aMissedRow, anAppState, aParty, callDetailsOf } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';
import { timeOfDay } from './time-of-day.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const missed = aMissedRow({ uuid: 'anna', open: false });
const talk = {
	summary: 'The contract is signed on Friday.',
	transcript: [
		{ offsetMs: 0, speaker: 'caller', text: 'About the contract: is Friday fine?' },
		{ offsetMs: 4_000, speaker: 'callee', text: 'Friday is fine.' },
	],
} as const satisfies Partial<CallDetails>;

/** Opens the details of one call in a wide window. */
async function open(row: ListRow, but: Partial<CallDetails> = {}): Promise<HTMLElement> {
	bridge = FakeBridge.withCalls([row]);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: row.uuid } }));
	bridge.answers('calls.details', () => success(callDetailsOf(row, but)));
	openWindow(bridge);
	const pane = await screen.findByRole('region', { name: 'Call details' });
	await within(pane).findByRole('heading', { level: 2 });
	return pane;
}

test('an open call says when its caller was tried in vain', async () => {
	const pane = await open({ ...missed, triedAt: '2025-11-12T13:05:00.000Z' });

	expect(within(pane).getByText(`Tried at ${timeOfDay('2025-11-12T13:05Z')}`)).toBeTruthy();
});

test('a click, or C in the details, calls back', async () => {
	const pane = await open(missed);
	bridge.expects('calls.call-back', () => success(null));

	within(pane).getByRole('button', { name: 'Call back' }).click();
	await fireEvent.keyDown(within(pane).getByRole('heading', { level: 2 }), { key: 'c' });

	expect(bridge.askedFor('calls.call-back')).toEqual([
		{ uuid: 'anna', confirmed: false },
		{ uuid: 'anna', confirmed: false },
	]);
});

test('an emergency number is called only after a question, on which the keyboard is on "Cancel"', async () => {
	const pane = await open(missed);
	bridge.expects('calls.call-back', ({ confirmed }) =>
		confirmed ? success(null) : failed({ kind: 'confirmation-needed', numberKind: 'emergency' }),
	);
	const call = within(pane).getByRole('button', { name: 'Call back' });

	call.click();
	const dialog = await screen.findByRole('alertdialog', { name: 'Call Anna Berger?' });
	expect(within(dialog).getByText('This is an emergency number.')).toBeTruthy();
	expect(within(dialog).getByRole('button', { name: 'Cancel' }).hasAttribute('autofocus')).toBe(
		true,
	);
	within(dialog).getByRole('button', { name: 'Cancel' }).click();
	await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull();
	expect(bridge.askedFor('calls.call-back').length).toBe(1);

	call.click();
	(await screen.findByRole('button', { name: 'Call' })).click();
	await expect.poll(() => bridge.askedFor('calls.call-back').length).toBe(3);
	expect(bridge.askedFor('calls.call-back').at(-1)).toEqual({ uuid: 'anna', confirmed: true });
});

test('what cannot be called says why, beside the call, and only as long as it is open', async () => {
	const failure: Failure = { kind: 'cannot-call', why: 'no-program' };
	const pane = await open(missed);
	bridge.answers('calls.call-back', () => failed(failure));

	within(pane).getByRole('button', { name: 'Call back' }).click();

	expect((await within(pane).findByRole('alert')).textContent).toMatch(/No program/);
	expect(screen.getAllByText(/No program/).length).toBe(1);
	await fireEvent.keyDown(pane, { key: 'Escape' });
	await expect.poll(() => screen.queryByText(/No program/)).toBeNull();
});

test('a withheld number can neither be called nor copied', async () => {
	const pane = await open({
		...missed,
		counterpart: aParty({ name: null, numberText: null }),
		counterpartKey: null,
	});

	expect(within(pane).queryByRole('button', { name: 'Call back' })).toBeNull();
	expect(within(pane).queryByRole('button', { name: 'Copy number' })).toBeNull();
});

test('Delete asks first; yes deletes exactly this call and goes back to the list', async () => {
	const pane = await open(missed);
	bridge.expects('calls.delete', () => success(null));

	await fireEvent.keyDown(within(pane).getByRole('heading', { level: 2 }), { key: 'Delete' });
	const dialog = await screen.findByRole('alertdialog', { name: 'Delete this call?' });
	within(dialog).getByRole('button', { name: 'Delete' }).click();

	await expect.poll(() => screen.queryByRole('heading', { name: 'Anna Berger' })).toBeNull();
	expect(bridge.askedFor('calls.delete')).toEqual([{ uuids: ['anna'] }]);
	expect(document.activeElement?.role).toBe('listbox');
});

test('keys in a question do nothing behind it', async () => {
	const pane = await open(missed);
	await fireEvent.keyDown(within(pane).getByRole('heading', { level: 2 }), { key: 'Delete' });
	const dialog = await screen.findByRole('alertdialog');

	for (const key of ['c', 'h', 'i', '?', 'Escape']) await fireEvent.keyDown(dialog, { key });

	expect(bridge.askedFor('calls.call-back')).toEqual([]);
	expect(screen.getByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
});

test('words in the transcript are counted, stepped through and marked', async () => {
	const pane = await open(aCallRow({ transcript: 'ready' }), talk);
	const stepped: Element[] = [];
	Element.prototype.scrollIntoView = function () {
		stepped.push(this);
	};
	const field = within(pane).getByRole('searchbox', { name: 'Find in transcript' });

	await fireEvent.input(field, { target: { value: 'friday' } });
	expect(within(pane).getByText('1 of 2')).toBeTruthy();
	expect([...pane.querySelectorAll('ol mark')].map((mark) => mark.textContent)).toEqual([
		'Friday',
		'Friday',
	]);
	await fireEvent.keyDown(field, { key: 'Enter' });
	expect(within(pane).getByText('2 of 2')).toBeTruthy();
	await fireEvent.keyDown(field, { key: 'Enter' });
	await fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
	expect(within(pane).getByText('2 of 2')).toBeTruthy();
	await expect.poll(() => stepped.at(-1)).toBe(pane.querySelectorAll('ol mark')[1]);

	await fireEvent.input(field, { target: { value: 'xylophone' } });
	expect(within(pane).getByText('Not found')).toBeTruthy();
});

test('the first Escape in the transcript ends the search there, the second goes back', async () => {
	const pane = await open(aCallRow({ transcript: 'ready' }), talk);
	const field = within(pane).getByRole('searchbox', { name: 'Find in transcript' });
	await fireEvent.input(field, { target: { value: 'fine' } });

	await fireEvent.keyDown(field, { key: 'Escape' });
	expect(pane.querySelector('mark')).toBeNull();
	expect(screen.getByRole('heading', { name: 'Anna Berger' })).toBeTruthy();
	await fireEvent.keyDown(field, { key: 'Escape' });

	await expect.poll(() => screen.queryByRole('heading', { name: 'Anna Berger' })).toBeNull();
});

test('the transcript is copied as a dialogue', async () => {
	const pane = await open(aCallRow({ transcript: 'ready' }), talk);
	bridge.expects('clipboard.write', () => success(null));

	within(pane).getByRole('button', { name: 'Copy transcript' }).click();

	expect(await within(pane).findByText('Copied', { selector: '[role=status]' })).toBeTruthy();
	expect(bridge.askedFor('clipboard.write')[0]?.text).toBe(
		'0:00 Anna Berger: About the contract: is Friday fine?\n0:04 Maria Schneider: Friday is fine.',
	);
});

test('"being transcribed" becomes the text by itself', async () => {
	const pending = aCallRow({ transcript: 'pending' });
	const pane = await open(pending);
	expect(within(pane).getByText('Being transcribed…')).toBeTruthy();

	bridge.answers('calls.details', () =>
		success(callDetailsOf({ ...pending, transcript: 'ready' }, talk)),
	);
	bridge.push('calls.changed', { revision: 2 });

	expect(await within(pane).findByText('Friday is fine.')).toBeTruthy();
});

test('a deletion can be undone, stopped and dismissed, and is said aloud', async () => {
	bridge = FakeBridge.withCalls([missed]);
	bridge.expects('calls.undo-delete', () => success(null));
	bridge.expects('calls.dismiss-deletion', () => success(null));
	openWindow(bridge);
	await screen.findAllByRole('option');
	const until = new Date(Date.now() + 10_000).toISOString();

	bridge.push('app.state-changed', anAppState({ deletion: { kind: 'waiting', calls: 3, until } }));
	(await screen.findByRole('button', { name: 'Undo' })).click();
	expect(screen.getByText('3 calls deleted', { selector: '[role=status]' })).toBeTruthy();

	bridge.push(
		'app.state-changed',
		anAppState({ deletion: { kind: 'deleting', calls: 3, done: 1 } }),
	);
	(await screen.findByRole('button', { name: 'Stop deleting calls' })).click();
	expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1 of 3');

	const failure: Failure = { kind: 'signed-out' };
	bridge.push(
		'app.state-changed',
		anAppState({ deletion: { kind: 'failed', calls: 3, left: 2, failure } }),
	);
	(await screen.findByRole('button', { name: 'Dismiss' })).click();
	expect(
		screen.getByText('2 of 3 calls could not be deleted', { selector: '[role=status]' }),
	).toBeTruthy();
	expect(bridge.askedFor('calls.undo-delete').length).toBe(2);
});
