import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheKey } from '../../electron/cache/cache-key.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { Secret } from '../../electron/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';

const KEY = new Secret('aa'.repeat(32));
let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-cache-'));
	file = join(folder, 'history.db');
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** Opens, writes one call, closes. */
function keepOneCall(): void {
	const { database } = openCache(file, KEY, Date.now);
	const store = new CallStore(database, Date.now);
	store.apply([aCall({ caller: { ...aCall().caller, name: 'Findable Name' } })]);
	store.close();
}

test('what was written is there after opening again with the same key', () => {
	keepOneCall();

	const { database, setAside } = openCache(file, KEY, Date.now);
	const store = new CallStore(database, Date.now);

	expect(setAside).toBeNull();
	expect(store.find(uuid(1))?.call.caller.name).toBe('Findable Name');
	store.close();
});

test('no byte of a call is readable on the disk', () => {
	const { database } = openCache(file, KEY, Date.now);
	const store = new CallStore(database, Date.now);
	store.apply([aCall({ caller: { ...aCall().caller, name: 'Findable Name' } })]);

	const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));

	expect(Buffer.concat(files).length).toBeGreaterThan(4096);
	for (const content of files) {
		expect(content.includes('Findable Name')).toBe(false);
		expect(content.includes('SQLite format 3')).toBe(false);
	}
	store.close();
});

test('a file sealed with another key is set aside, and a new one begun', () => {
	keepOneCall();

	const { database, setAside } = openCache(file, new Secret('bb'.repeat(32)), Date.now);
	const store = new CallStore(database, Date.now);

	expect(store.count()).toBe(0);
	expect(setAside !== null && existsSync(setAside)).toBe(true);
	store.close();
});

test('a damaged file is set aside, and a new one begun', () => {
	writeFileSync(file, 'this was a history once '.repeat(1000));

	const { database, setAside } = openCache(file, KEY, Date.now);

	expect(setAside).not.toBeNull();
	expect(new CallStore(database, Date.now).count()).toBe(0);
	database.close();
});

test('a file that a newer version wrote is set aside, and a new one begun', () => {
	const newer = openCache(file, KEY, Date.now).database;
	newer.exec('PRAGMA user_version = 999');
	newer.close();

	const { database, setAside } = openCache(file, KEY, Date.now);

	expect(setAside).not.toBeNull();
	expect(new CallStore(database, Date.now).count()).toBe(0);
	database.close();
});

test('without a key the history lives in memory and writes nothing', () => {
	const { database } = openCache(file, null, Date.now);
	new CallStore(database, Date.now).apply([aCall()]);

	expect(readdirSync(folder)).toEqual([]);
	database.close();
});

test('the key is made once and kept in the keychain', async () => {
	const keychain = new FakeKeychain();

	const first = await cacheKey(keychain);
	const second = await cacheKey(keychain);

	expect(first.ok && second.ok && first.value.reveal() === second.value.reveal()).toBe(true);
	expect(first.ok && first.value.reveal()).toMatch(/^[0-9a-f]{64}$/);
});
