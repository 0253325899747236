import { expect, test } from 'vitest';
import { acceleratorOf, acceleratorText } from '../../renderer/settings/accelerator.ts';

function pressed(but: Partial<KeyboardEvent>) {
	return {
		...{ key: 'h', code: 'KeyH', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
		...but,
	};
}

test.each([
	[{ ctrlKey: true, shiftKey: true, key: 'H' }, 'CommandOrControl+Shift+H'],
	[{ altKey: true, key: 'ħ' }, 'Alt+H'],
	[{ metaKey: true }, 'Super+H'],
	[{ ctrlKey: true, key: '!', code: 'Digit1', shiftKey: true }, 'CommandOrControl+Shift+1'],
	[{ key: 'F9', code: 'F9' }, 'F9'],
	[{ ctrlKey: true, key: 'ArrowUp', code: 'ArrowUp' }, 'CommandOrControl+Up'],
	[{ key: 'h' }, 'bare'],
	[{ shiftKey: true, key: 'H' }, 'bare'],
	[{ ctrlKey: true, key: 'Control', code: 'ControlLeft' }, 'unfinished'],
])('%j is %s', (but, keys) => {
	const { kind, ...said } = acceleratorOf(pressed(but), false);
	expect('keys' in said ? said.keys : kind).toBe(keys);
});

test('on a Mac Command is the main key', () => {
	expect(acceleratorOf(pressed({ metaKey: true }), true)).toEqual({
		...{ kind: 'keys', keys: 'CommandOrControl+H' },
	});
	expect(acceleratorOf(pressed({ ctrlKey: true }), true)).toMatchObject({ keys: 'Control+H' });
});

test('keys are read as they are printed', () => {
	const names = { mod: 'Strg', shift: 'Umschalt' };

	expect(acceleratorText('CommandOrControl+Shift+H', false, names)).toBe('Strg+Umschalt+H');
	expect(acceleratorText('CommandOrControl+Shift+H', true, names)).toBe('⌘⇧H');
});
