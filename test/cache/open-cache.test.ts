import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheKey } from '../../electron/cache/cache-key.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache, removeCache, setAsideAndOpen } from '../../electron/cache/open-cache.ts';
import { Secret } from '../../electron/ground/secret.ts';
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

test('with the key that comes back the file comes back, and the other one waits', () => {
	keepOneCall();
	const other = new Secret('bb'.repeat(32));
	const meanwhile = new CallStore(openCache(file, other, Date.now).database, Date.now);
	meanwhile.apply([aCall({ uuid: uuid(2) }), aCall({ uuid: uuid(3) })]);
	meanwhile.close();

	const back = openCache(file, KEY, Date.now);
	const store = new CallStore(back.database, Date.now);
	expect(back.setAside).toBeNull();
	expect(store.find(uuid(1))).not.toBeNull();
	expect(store.count()).toBe(1);
	store.close();

	const again = new CallStore(openCache(file, other, Date.now).database, Date.now);
	expect(again.count()).toBe(2);
	again.close();
	const waiting = readdirSync(folder).filter((name) => /unopened-.*Z$/.test(name));
	expect(waiting).toHaveLength(1);
});

test('a file that waits is tried again at the next start when it could not be tried at this one', () => {
	keepOneCall();
	openCache(file, new Secret('bb'.repeat(32)), Date.now).database.close();
	// The newest of those that wait, and nothing that can be opened just now.
	const obstacle = `${file}.unopened-9999-01-01T000000.000Z`;
	mkdirSync(obstacle);
	expect(() => openCache(file, KEY, Date.now)).toThrow();
	expect(existsSync(file)).toBe(false);
	rmdirSync(obstacle);

	const { database, setAside } = openCache(file, KEY, Date.now);
	const store = new CallStore(database, Date.now);

	expect(setAside).toBeNull();
	expect(store.find(uuid(1))).not.toBeNull();
	store.close();
});

test('what a run that was cut off left in the journal comes back with the key, too', () => {
	const cutOff = openCache(file, KEY, Date.now).database;
	new CallStore(cutOff, Date.now).apply([aCall()]);
	// As a kill leaves them: the file, and beside it a journal with all that was written.
	const left = ['history.db', 'history.db-wal'].map((name) => {
		return [join(folder, name), readFileSync(join(folder, name))] as const;
	});
	cutOff.close();
	for (const [name, content] of left) writeFileSync(name, content);
	expect(left[1]?.[1].length).toBeGreaterThan(0);

	openCache(file, new Secret('bb'.repeat(32)), Date.now).database.close();
	const store = new CallStore(openCache(file, KEY, Date.now).database, Date.now);

	expect(store.find(uuid(1))).not.toBeNull();
	store.close();
});

test('a file that was found damaged never comes back', () => {
	keepOneCall();
	setAsideAndOpen(file, KEY, Date.now).database.close();
	for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
	writeFileSync(file, 'this was a history once '.repeat(1000));

	const { database, setAside } = openCache(file, KEY, Date.now);

	expect(new CallStore(database, Date.now).count()).toBe(0);
	expect(setAside).not.toBeNull();
	database.close();
});

test('who wants the calls forgotten does not get them back with a former key', async () => {
	keepOneCall();
	openCache(file, new Secret('bb'.repeat(32)), Date.now).database.close();

	expect(await removeCache(file)).toEqual({ ok: true, value: null });

	expect(readdirSync(folder)).toEqual([]);
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

	expect(first.ok && second.ok && first.value.key.reveal() === second.value.key.reveal()).toBe(
		true,
	);
	expect(first.ok && first.value.key.reveal()).toMatch(/^[0-9a-f]{64}$/);
	expect([first, second].map((key) => key.ok && key.value.isNew)).toEqual([true, false]);
});
