import { expect, test } from 'vitest';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { days, isNarrowed, isSameQuery, midnight } from '../../renderer/calls/queries.ts';
import { windowKey } from '../../renderer/app/window-keys.ts';

test.each([
	[{ filter: 'inbound' }, true],
	[{ from: '2025-11-01T00:00:00.000Z' }, true],
	[{ counterpart: 'global:4989' }, true],
	[{ weekHour: { weekday: 1, hour: 9 } }, true],
	[{ filter: 'open' }, false],
	[{ words: 'anna' }, false],
] as const)('%j hides calls behind the button: %s', (parts, narrowed) => {
	expect(isNarrowed({ ...EVERY_CALL, ...parts })).toBe(narrowed);
});

test('queries are the same by what they ask, not by which object they are', () => {
	const monday = { ...EVERY_CALL, weekHour: { weekday: 1, hour: 9 } };

	expect(isSameQuery(monday, { ...EVERY_CALL, weekHour: { weekday: 1, hour: 9 } })).toBe(true);
	expect(isSameQuery(monday, { ...EVERY_CALL, weekHour: { weekday: 1, hour: 10 } })).toBe(false);
	expect(isSameQuery(monday, EVERY_CALL)).toBe(false);
});

test('days are those of this computer, whatever the clock does in them', () => {
	const now = new Date(2025, 9, 27, 14, 2);

	expect(days(now, 1)).toEqual({ from: midnight(now), to: midnight(now, 1) });
	expect(days(now, 1, 1)).toEqual({ from: midnight(now, -1), to: midnight(now) });
	expect(days(now, 7)).toEqual({
		from: new Date(2025, 9, 21).toISOString(),
		to: new Date(2025, 9, 28).toISOString(),
	});
});

test.each([
	[{ key: '/' }, 'search'],
	[{ key: 'H' }, 'handled'],
	[{ key: '?', shiftKey: true }, 'help'],
	[{ key: 'c', ctrlKey: true }, null],
	[{ key: 'Delete' }, 'delete'],
	[{ key: 'q' }, null],
] as const)('%j means %s', (init, meaning) => {
	expect(windowKey(new KeyboardEvent('keydown', init))).toBe(meaning);
});

test('letters that are typed mean nothing else, but Escape does', () => {
	const field = document.createElement('input');
	field.type = 'text';
	const heard: (string | null)[] = [];
	field.addEventListener('keydown', (event) => heard.push(windowKey(event)));

	for (const key of ['h', '/', '?', 'Delete', 'Escape']) {
		field.dispatchEvent(new KeyboardEvent('keydown', { key }));
	}

	expect(heard).toEqual([null, null, null, null, 'back']);
});
