import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { anAppState, callRows } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

const signedOut = anAppState({
	session: { kind: 'signed-out', reason: null },
	connection: { kind: 'idle' },
});

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

test('signed out, a click on "Sign in" asks for it', async () => {
	bridge = FakeBridge.withCalls([], signedOut);
	bridge.expects('session.sign-in', () => success(null));
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Sign in' })).click();

	expect(bridge.askedFor('session.sign-in')).toEqual([null]);
});

test('signed out, it says that it is not made by NFON', async () => {
	bridge = FakeBridge.withCalls([], signedOut);
	openWindow(bridge);

	expect(await screen.findByText(/not made by NFON/)).toBeTruthy();
});

test('a reason for being signed out is told with its way out', async () => {
	const problems = [{ name: 'NFON_CLIENT_ID', value: null, reason: 'missing' as const }];
	bridge = FakeBridge.withCalls([], {
		...signedOut,
		session: { kind: 'signed-out', reason: { kind: 'configuration', problems } },
	});
	openWindow(bridge);

	expect(await screen.findByText(/NFON_CLIENT_ID is not set/)).toBeTruthy();
	expect(screen.getByText(/Ask NFON or your administrator/)).toBeTruthy();
});

test('a keychain that is another one is why nobody is signed in, and that is told', async () => {
	bridge = FakeBridge.withCalls([], {
		...signedOut,
		notice: { kind: 'keychain-changed', as: 'history.db.unopened' },
	});
	openWindow(bridge);

	expect(await screen.findByText(/is not the one it was/)).toBeTruthy();
	expect(screen.getByText(/With the former keychain everything is there again/)).toBeTruthy();
	expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
});

test('a refused sign-in is told even when no new state follows', async () => {
	bridge = FakeBridge.withCalls([], signedOut);
	bridge.expects('session.sign-in', () => failed({ kind: 'browser-not-opened' }));
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Sign in' })).click();

	expect(await screen.findByText('Your browser could not be opened.')).toBeTruthy();
});

test('while the browser is open, it can be cancelled and the link copied', async () => {
	bridge = FakeBridge.withCalls([], { ...signedOut, session: { kind: 'signing-in' } });
	bridge.expects('session.cancel-sign-in', () => success(null));
	bridge.expects('session.copy-sign-in-link', () => success(null));
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Cancel' })).click();
	screen.getByRole('button', { name: 'Copy link' }).click();

	expect(await screen.findByRole('button', { name: 'Link copied' })).toBeTruthy();
});

test('signed out with calls kept here, they stay readable below the way in', async () => {
	bridge = FakeBridge.withCalls(callRows(3), signedOut);
	openWindow(bridge);

	expect((await screen.findAllByRole('option')).length).toBe(3);
	expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
});

test('everything is said in German when the app speaks German', async () => {
	bridge = FakeBridge.withCalls([], { ...signedOut, language: 'de', locale: 'de-DE' });
	openWindow(bridge);

	expect(await screen.findByRole('button', { name: 'Anmelden' })).toBeTruthy();
	expect(document.documentElement.lang).toBe('de-DE');
});

test('without a browser that opens, the link is offered with the reason', async () => {
	bridge = FakeBridge.withCalls([], signedOut);
	bridge.expects('session.sign-in', () => {
		bridge.push('app.state-changed', { ...signedOut, session: { kind: 'signing-in' } });
		return failed({ kind: 'browser-not-opened' });
	});
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Sign in' })).click();

	expect(await screen.findByText('Your browser could not be opened.')).toBeTruthy();
	expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy();
});

test('a keychain that could not be read can be asked again', async () => {
	bridge = FakeBridge.withCalls([], {
		...signedOut,
		session: { kind: 'signed-out', reason: { kind: 'keychain-unavailable', why: 'locked' } },
	});
	bridge.expects('session.retry-keychain', () => success(null));
	openWindow(bridge);

	(await screen.findByRole('button', { name: 'Try again' })).click();

	expect(screen.getByText('The keychain of this computer is locked.')).toBeTruthy();
});

test('the same trouble with the keychain is said once, and can be tried again', async () => {
	const trouble = { kind: 'keychain-unavailable', why: 'missing' } as const;
	const state = anAppState();
	if (state.session.kind !== 'signed-in') throw new Error('Nobody is signed in');
	const session = { ...state.session, warning: trouble };
	bridge = FakeBridge.withCalls(callRows(1), { ...state, session, notice: trouble });
	bridge.expects('session.retry-keychain', () => success(null));
	openWindow(bridge);

	expect(await screen.findAllByText(/no keychain/)).toHaveLength(1);
	screen.getByRole('button', { name: 'Try again' }).click();
});

test('who wants to sign out is asked whether the calls stay', async () => {
	bridge = FakeBridge.withCalls(callRows(1));
	bridge.expects('session.sign-out', () => success(null));
	openWindow(bridge);
	await screen.findAllByRole('option');

	bridge.push('calls.show-requested', { ask: 'sign-out' });
	const keep = await screen.findByRole<HTMLInputElement>('checkbox', {
		name: 'Keep the calls on this computer',
	});
	expect(keep.checked).toBe(true);
	keep.click();
	expect(await screen.findByText(/NFON keeps its calls/)).toBeTruthy();
	screen.getByRole('alertdialog').querySelector<HTMLButtonElement>('.main-action')?.click();

	expect(bridge.askedFor('session.sign-out')).toEqual([{ keepCalls: false }]);
});

test('what a sign-out could not reach is said', async () => {
	bridge = FakeBridge.withCalls(callRows(1));
	const left = { kind: 'sign-out-incomplete', left: 'token', host: 'sso.example' } as const;
	bridge.expects('session.sign-out', () => {
		bridge.push('app.state-changed', signedOut);
		return failed(left);
	});
	openWindow(bridge);
	await screen.findAllByRole('option');
	bridge.push('calls.show-requested', { ask: 'sign-out' });
	await screen.findByRole('alertdialog');

	screen.getByRole('alertdialog').querySelector<HTMLButtonElement>('.main-action')?.click();

	expect(await screen.findByText(/sso.example could not be told/)).toBeTruthy();
});

test('a proxy that wants a name and a password gets them', async () => {
	const proxy = { kind: 'proxy-sign-in-needed', host: 'proxy:3128', refused: false } as const;
	bridge = FakeBridge.withCalls([], { ...signedOut, proxy });
	bridge.expects('network.sign-in-to-proxy', () => success(null));
	openWindow(bridge);

	await fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'anna' } });
	await fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'secret' } });
	screen.getByRole('button', { name: 'Connect' }).click();

	await waitFor(() => {
		expect(bridge.askedFor('network.sign-in-to-proxy')).toEqual([
			{ name: 'anna', password: 'secret' },
		]);
	});
});

test('signed out with no calls left, the way in is shown', async () => {
	bridge = FakeBridge.withCalls(callRows(2));
	bridge.expects('session.sign-out', () => {
		bridge.answers('calls.range', () =>
			success({ gaps: [], total: 0, calls: 0, offset: 0, rows: [] }),
		);
		bridge.push('calls.changed', { revision: 2 });
		bridge.push('app.state-changed', signedOut);
		return success(null);
	});
	openWindow(bridge);
	await screen.findAllByRole('option');
	bridge.push('calls.show-requested', { ask: 'sign-out' });
	await screen.findByRole('alertdialog');

	screen.getByRole('alertdialog').querySelector<HTMLButtonElement>('.main-action')?.click();

	expect(await screen.findByText('Your calls, at a glance')).toBeTruthy();
});
