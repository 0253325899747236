import { expect, test } from 'vitest';
import { lastingKeytar } from '../../electron/shell/lasting-keytar.ts';
import type { KeyringState } from '../../electron/shell/secret-service.ts';
import { FakeKeytar } from '../fakes/fake-keytar.ts';

function aLastingOne(state: KeyringState) {
	const first = new FakeKeytar();
	const fresh = new FakeKeytar();
	return { first, fresh, keytar: lastingKeytar(first, fresh, () => Promise.resolve(state)) };
}

test('while it gets answers, one process asks', async () => {
	const { first, fresh, keytar } = aLastingOne('open');

	await keytar.setPassword('app', 'entry', 'text');

	expect(await keytar.getPassword('app', 'entry')).toBe('text');
	expect(first.kept.size).toBe(1);
	expect(fresh.calls).toEqual([]);
});

test('what an open keyring refuses is asked anew, and so is all that follows', async () => {
	const { first, fresh, keytar } = aLastingOne('open');
	fresh.kept.set('app/entry', 'text');
	first.condition = 'rejects';

	expect(await keytar.getPassword('app', 'entry')).toBe('text');
	expect(await keytar.deletePassword('app', 'entry')).toBe(true);

	expect(first.calls).toEqual(['get']);
});

test.each(['locked', 'missing'] as const)(
	'a keyring that is %s refuses for a reason',
	async (state) => {
		const { first, fresh, keytar } = aLastingOne(state);
		first.condition = 'rejects';

		await expect(keytar.setPassword('app', 'entry', 'text')).rejects.toThrow();

		expect(fresh.calls).toEqual([]);
	},
);

test('what both refuse is refused', async () => {
	const { first, fresh, keytar } = aLastingOne('open');
	first.condition = 'rejects';
	fresh.condition = 'rejects';

	await expect(keytar.getPassword('app', 'entry')).rejects.toThrow();
	await expect(keytar.getPassword('app', 'entry')).rejects.toThrow();
});
