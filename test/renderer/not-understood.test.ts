import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { anAppState } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

test.each([
	['en', 1, '1 call from NFON could not be read'],
	['en', 3, '3 calls from NFON could not be read'],
	['de', 1, '1 Anruf von NFON war nicht lesbar'],
	['de', 3, '3 Anrufe von NFON waren nicht lesbar'],
] as const)(
	'in %s the menu says of %i records that they are missing',
	async (language, n, text) => {
		const locale = language === 'en' ? 'en-GB' : 'de-DE';
		openWindow(FakeBridge.withCalls([], anAppState({ language, locale, notUnderstood: n })));

		expect(await screen.findByText(text)).toBeTruthy();
	},
);

test('and because of which fields', async () => {
	const state = anAppState({ notUnderstood: 3, notUnderstoodBy: { created: 2, duration: 1 } });
	openWindow(FakeBridge.withCalls([], state));

	expect(await screen.findByText('created: 2, duration: 1')).toBeTruthy();
});

test('where every record was understood, the menu says nothing of it', async () => {
	openWindow(FakeBridge.withCalls([], anAppState()));

	await screen.findByText(/Version 0\.1\.0/);

	expect(screen.queryByText(/could not be read/)).toBeNull();
});
