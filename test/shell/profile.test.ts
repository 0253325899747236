import { expect, test } from 'vitest';
import { profileAt } from '../../electron/shell/profile.ts';

test('each profile has a scope of its own in the keychain, and keeps it', () => {
	const [one, other] = ['/home/anna/one', '/home/anna/other'].map((folder) =>
		profileAt(folder, folder),
	);

	expect(one?.keychainScope).not.toBe(other?.keychainScope);
	expect(profileAt('/home/anna/one', '/home/anna/one')).toEqual(one);
});

test('a profile that was copied to another folder shares no token with the one it was copied from', () => {
	const { keychainScope } = profileAt('/home/anna/.config/app', null);

	expect(profileAt('/media/stick/app', '/media/stick/app').keychainScope).not.toBe(keychainScope);
});
