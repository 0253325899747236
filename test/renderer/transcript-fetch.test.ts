/** A call is open whose transcript is done and not here: it is fetched, and what becomes of that is said. */
import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallDetails } from '../../electron/contract/call-view.ts';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import { aCallRow, anAppState, callDetailsOf } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openSettingsAt } from './a-settings-window.ts';
import { aSettingsView } from '../fakes/a-settings-view.ts';
import { openWindow } from './a-window.ts';

const OFFLINE = failed({
	...{ kind: 'unreachable', peer: 'service', host: 'api.nfon.com' },
	code: 'ERR_INTERNET_DISCONNECTED',
});
const anna = aCallRow({ uuid: 'anna', transcript: 'ready' });
const bert = aCallRow({
	...{ uuid: 'bert', startedAt: '2025-11-12T12:00:00.000Z', transcript: 'pending' },
});
const EARLIER = [{ offsetMs: 0, speaker: 'caller', text: 'About the contract.' }] as const;
const TEXT = [{ offsetMs: 0, speaker: 'caller', text: 'Friday is fine.' }] as const;

let bridge = new FakeBridge();
beforeEach(() => {
	bridge = FakeBridge.withCalls([anna, bert]);
});
afterEach(() => {
	bridge.complain();
});

/** Opens Anna's call, whose text is not here; each question for it waits until it is answered. */
async function openAnna(but: Partial<CallDetails> = {}) {
	const waiting: ((outcome: Outcome<null>) => void)[] = [];
	let details = callDetailsOf(anna, { lacksText: true, ...but });
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'anna' } }));
	bridge.answers('calls.details', ({ uuid }) =>
		success(uuid === 'anna' ? details : callDetailsOf(bert)),
	);
	bridge.expects('calls.fetch-transcript', () => new Promise((resolve) => waiting.push(resolve)));
	openWindow(bridge);
	const pane = await screen.findByRole('region', { name: 'Call details' });
	await within(pane).findByRole('heading', { level: 2 });
	return {
		pane,
		/** Main has it, or not. */
		answer: (outcome: Outcome<null>): void => {
			if (outcome.ok) details = { ...details, transcript: TEXT, lacksText: false };
			waiting.splice(0).forEach((resolve) => {
				resolve(outcome);
			});
		},
		asked: () => bridge.askedFor('calls.fetch-transcript').length,
	};
}

test('it is asked for once, and shown when it is here', async () => {
	const { pane, answer, asked } = await openAnna();

	expect(within(pane).getByText('The transcript is being fetched…')).toBeTruthy();
	bridge.push('calls.changed', { revision: 2 });
	await Promise.resolve();
	answer(success(null));

	expect(await within(pane).findByText('Friday is fine.')).toBeTruthy();
	expect(within(pane).queryByText('The transcript is being fetched…')).toBeNull();
	expect(within(pane).queryByRole('button', { name: 'Try again' })).toBeNull();
	expect(asked()).toBe(1);
});

test('why it does not come is said, and trying again brings it', async () => {
	const { pane, answer, asked } = await openAnna();
	answer(OFFLINE);
	const again = await within(pane).findByRole('button', { name: 'Try again' });
	expect(within(pane).getByText('The transcript is not on this computer yet.')).toBeTruthy();
	expect(pane.textContent).toContain('ERR_INTERNET_DISCONNECTED');
	bridge.push('calls.changed', { revision: 2 });
	await new Promise((done) => setTimeout(done));
	expect(asked()).toBe(1);

	again.focus();
	await fireEvent.click(again);
	expect(await within(pane).findByText('The transcript is being fetched…')).toBeTruthy();
	expect(document.activeElement).toBe(again);
	await fireEvent.click(again);
	expect(asked()).toBe(2);
	answer(success(null));

	expect(await within(pane).findByText('Friday is fine.')).toBeTruthy();
	expect(within(pane).getByText('The transcript is here.').getAttribute('role')).toBe('status');
	expect(document.activeElement).toBe(within(pane).getByRole('heading', { level: 2 }));
});

test('what the service refuses is not asked again by itself when there is a connection again', async () => {
	const { pane, answer, asked } = await openAnna();
	const host = 'api.example';
	answer(
		failed({
			...{ kind: 'refused', peer: 'service', host, status: 429, requestId: null },
			retryAfterMs: 3_600_000,
		}),
	);
	await within(pane).findByRole('button', { name: 'Try again' });

	bridge.push('app.state-changed', anAppState({ connection: { kind: 'connecting' } }));
	bridge.push('app.state-changed', anAppState());
	await new Promise((done) => setTimeout(done));

	expect(asked()).toBe(1);
});

test('a connection that is there again brings it, too', async () => {
	const { pane, answer, asked } = await openAnna();
	answer(OFFLINE);
	await within(pane).findByRole('button', { name: 'Try again' });

	bridge.push('app.state-changed', anAppState({ connection: { kind: 'connecting' } }));
	expect(asked()).toBe(1);
	bridge.push('app.state-changed', anAppState());
	bridge.push('app.state-changed', anAppState({ openCalls: 1 }));
	await expect.poll(asked).toBe(2);
	answer(OFFLINE);
	await within(pane).findByText('The transcript is not on this computer yet.');
	bridge.push('app.state-changed', anAppState());
	await new Promise((done) => setTimeout(done));

	expect(asked()).toBe(2);
});

test('the text of an earlier version is shown while the newer one is fetched', async () => {
	const { pane, answer } = await openAnna({ transcript: EARLIER });
	expect(within(pane).getByText('About the contract.')).toBeTruthy();
	expect(
		within(pane).getByText('A newer version of the transcript is being fetched…'),
	).toBeTruthy();

	answer(OFFLINE);
	expect(
		await within(pane).findByText('This is an earlier version of the transcript.'),
	).toBeTruthy();
	await fireEvent.click(within(pane).getByRole('button', { name: 'Try again' }));
	answer(success(null));

	expect(await within(pane).findByText('Friday is fine.')).toBeTruthy();
});

test('an answer for a call that was left says nothing about the next one, and coming back asks again', async () => {
	const { pane, answer, asked } = await openAnna();
	const row = (uuid: string): Element => document.querySelector(`[data-call="${uuid}"]`) ?? pane;

	await fireEvent.click(row('bert'));
	await expect.poll(() => pane.textContent.includes('being fetched')).toBe(false);
	answer(OFFLINE);
	await new Promise((done) => setTimeout(done));
	expect(within(pane).queryByRole('button', { name: 'Try again' })).toBeNull();
	await fireEvent.click(row('anna'));

	expect(await within(pane).findByText('The transcript is being fetched…')).toBeTruthy();
	expect(asked()).toBe(2);
});

test('nobody asks for a transcript that is still being made', async () => {
	bridge.answers('window.ready', () => success({ role: 'history', show: { uuid: 'bert' } }));
	openWindow(bridge);

	const pane = await screen.findByRole('region', { name: 'Call details' });
	await within(pane).findByRole('heading', { level: 2 });
	await new Promise((done) => setTimeout(done));

	expect(bridge.askedFor('calls.fetch-transcript')).toEqual([]);
});

test('the settings say what the switch means, and switch it', async () => {
	bridge = new FakeBridge();
	bridge.expects('settings.change', () => success(null));
	await openSettingsAt(bridge, 'This computer');
	const control = screen.getByRole<HTMLInputElement>('switch', { name: 'Fetch transcripts' });
	expect(control.checked).toBe(true);
	expect(screen.getByText(/so that the search finds what was said/)).toBeTruthy();

	await fireEvent.click(control);

	expect(bridge.askedFor('settings.change')).toEqual([{ name: 'fetchTranscripts', value: false }]);
	expect(await screen.findByText(/fetched when you open their call/)).toBeTruthy();
	expect(control.checked).toBe(false);
});

test('what an administrator has switched off stays off', async () => {
	bridge = new FakeBridge();
	const view = aSettingsView({ locked: ['fetchTranscripts'] }, { fetchTranscripts: false });
	await openSettingsAt(bridge, 'This computer', view);

	const control = screen.getByRole<HTMLInputElement>('switch', { name: 'Fetch transcripts' });

	expect([control.checked, control.disabled]).toEqual([false, true]);
	expect(screen.getByText('Set by your administrator')).toBeTruthy();
});
