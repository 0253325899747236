import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canKeepThings, profileAt } from '../../electron/shell/profile.ts';

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

test('a folder for the profile is made where it is missing, and left as it was found', () => {
	const above = mkdtempSync(join(tmpdir(), 'nfon-profile-'));
	const folder = join(above, 'one', 'two');

	expect(canKeepThings(folder)).toBe(true);
	expect(readdirSync(folder)).toEqual([]);
	rmSync(above, { recursive: true });
});

test('what is no folder, and cannot be one, keeps nothing', () => {
	const above = mkdtempSync(join(tmpdir(), 'nfon-profile-'));
	const file = join(above, 'file');
	writeFileSync(file, 'as it was');

	expect(canKeepThings('/proc/nope/x')).toBe(false);
	expect(canKeepThings(file)).toBe(false);
	expect(canKeepThings(join(file, 'below'))).toBe(false);
	expect(readFileSync(file, 'utf8')).toBe('as it was');
	rmSync(above, { recursive: true });
});
