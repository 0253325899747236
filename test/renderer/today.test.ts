/** A window that stays open while the computer is carried to another zone. */
import { screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { aMissedRow } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

const before = process.env['TZ'];

afterEach(() => {
	if (before === undefined) delete process.env['TZ'];
	else process.env['TZ'] = before;
});

test('its times are those of the zone it is in', async () => {
	process.env['TZ'] = 'Europe/Berlin';
	openWindow(FakeBridge.withCalls([aMissedRow({ startedAt: '2026-03-03T22:30:00.000Z' })]));
	await screen.findByText('23:30');

	process.env['TZ'] = 'Asia/Kolkata';
	document.dispatchEvent(new Event('visibilitychange'));
	await tick();

	expect(await screen.findByText('04:00')).toBeDefined();
});
