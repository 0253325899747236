import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { customerNumber } from '../../renderer/app/customer-number.ts';
import { anAppState, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const needed = anAppState({
	connection: { kind: 'stopped', failure: { kind: 'customer-needed' } },
});

async function typeAndSend(text: string): Promise<HTMLElement> {
	const field = await screen.findByLabelText('K-number');
	await fireEvent.input(field, { target: { value: text } });
	await fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
	return field;
}

test.each([
	['K1234', 'K1234'],
	[' k 12 34\u00a0', 'K1234'],
	['1234', null],
	['K12a4', null],
	['K', null],
	['', null],
])('typed as %j, the K-number is %j', (typed, number) => {
	expect(customerNumber(typed)).toBe(number);
});

test('the K-number is asked for where the service wants it, and sent in its one form', async () => {
	bridge = FakeBridge.withCalls(callRows(2), needed);
	bridge.expects('connection.set-customer', () => success(null));
	openWindow(bridge);

	await typeAndSend('k 1234');

	expect(bridge.askedFor('connection.set-customer')).toEqual([{ customer: 'K1234' }]);
	expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull();
});

test('once it is sent, the keyboard is on the list', async () => {
	bridge = FakeBridge.withCalls(callRows(2), needed);
	bridge.expects('connection.set-customer', () => success(null));
	openWindow(bridge);

	const field = await typeAndSend('K1234');
	await screen.findAllByRole('option');
	bridge.push('app.state-changed', anAppState());
	await expect.poll(() => field.isConnected).toBe(false);

	expect(document.activeElement).toBe(screen.getByRole('listbox'));
});

test('what is no K-number is explained at the field, which keeps the keyboard', async () => {
	bridge = FakeBridge.withCalls(callRows(2), needed);
	openWindow(bridge);

	const field = await typeAndSend('1234');

	const problem = await screen.findByText(/letter K and then only digits/);
	expect(field.getAttribute('aria-invalid')).toBe('true');
	expect(field.getAttribute('aria-describedby')).toBe(problem.id);
	expect(problem.role).toBe('alert');
	expect(document.activeElement).toBe(field);

	await fireEvent.input(field, { target: { value: 'K1' } });
	expect(field.getAttribute('aria-invalid')).toBe('false');
});

test('a number that is not taken says why', async () => {
	bridge = FakeBridge.withCalls(callRows(2), needed);
	bridge.expects('connection.set-customer', () => failed({ kind: 'store-failed', why: 'full' }));
	openWindow(bridge);

	await typeAndSend('K1234');

	expect(await screen.findByText(/disk of this computer is full/)).toBeTruthy();
});

test('typing in the field marks no call as handled', async () => {
	bridge = FakeBridge.withCalls(callRows(2), needed);
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'call-0' } }));
	openWindow(bridge);

	await fireEvent.keyDown(await screen.findByLabelText('K-number'), { key: 'h' });

	expect(bridge.askedFor('calls.set-handled')).toEqual([]);
});

test('nobody is asked for a K-number while all is well', async () => {
	bridge = FakeBridge.withCalls(callRows(2));
	openWindow(bridge);
	await screen.findAllByRole('option');

	expect(screen.queryByLabelText('K-number')).toBeNull();
});

test('a number that the service did not take is named, and can be typed again', async () => {
	const failure = { kind: 'customer-needed', refused: 'K9998' } as const;
	bridge = FakeBridge.withCalls(
		callRows(2),
		anAppState({ connection: { kind: 'stopped', failure } }),
	);
	openWindow(bridge);

	expect(await screen.findByText(/does not accept K9998 as your K-number/)).toBeTruthy();
	expect(screen.getByLabelText('K-number')).toBeTruthy();
});
