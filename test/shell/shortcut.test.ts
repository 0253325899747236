import { expect, test } from 'vitest';
import { Shortcut } from '../../electron/shell/shortcut.ts';

/** A system's shortcuts, some of which are another program's. */
class FakeShortcuts {
	readonly ours = new Map<string, () => void>();
	readonly taken: ReadonlySet<string>;

	constructor(...taken: readonly string[]) {
		this.taken = new Set(taken);
	}

	register(keys: string, press: () => void): boolean {
		if (!keys.includes('+')) throw new TypeError('conversion failure');
		if (this.taken.has(keys) || this.ours.has(keys)) return false;
		this.ours.set(keys, press);
		return true;
	}

	unregister(keys: string): void {
		if (!this.ours.delete(keys)) throw new Error(`Not ours: ${keys}`);
	}
}

test('pressed, it does what it is for', () => {
	const system = new FakeShortcuts();
	let pressed = 0;
	const shortcut = new Shortcut(system, () => (pressed += 1));

	expect(shortcut.set('Control+H').ok).toBe(true);
	system.ours.get('Control+H')?.();

	expect(pressed).toBe(1);
	expect(shortcut.keys).toBe('Control+H');
});

test.each([
	['Control+T', 'taken'],
	['nonsense', 'malformed'],
] as const)('%s is refused as %s, and the one before goes on', (keys, why) => {
	const system = new FakeShortcuts('Control+T');
	const shortcut = new Shortcut(system, () => undefined);
	shortcut.set('Control+H');

	expect(shortcut.set(keys)).toEqual({ ok: false, failure: { kind: 'shortcut-refused', why } });
	expect([...system.ours.keys()]).toEqual(['Control+H']);
});

test('another one takes its place, and none takes it away', () => {
	const system = new FakeShortcuts();
	const shortcut = new Shortcut(system, () => undefined);
	shortcut.set('Control+H');
	shortcut.set('Control+J');
	expect([...system.ours.keys()]).toEqual(['Control+J']);

	shortcut.set('Control+J');
	shortcut.set(null);

	expect([...system.ours.keys()]).toEqual([]);
	expect(shortcut.keys).toBeNull();
});
