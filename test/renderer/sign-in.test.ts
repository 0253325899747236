import { screen } from '@testing-library/svelte';
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
