import Database from 'libsql';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { migration0001 } from '../../electron/cache/migrations/0001-calls.ts';
import { migration0002 } from '../../electron/cache/migrations/0002-truth.ts';
import { migration0005 } from '../../electron/cache/migrations/0005-attention.ts';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, aMissedCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const DONE = { available: true, summary: null, language: null, lines: null };

function open(file: string): CallStore {
	const { database } = openCache(file, new Secret('a key'), () => NOW);
	return new CallStore(database, () => NOW);
}

test('a reminder, and what was kept back, survive a restart', () => {
	const file = join(mkdtempSync(join(tmpdir(), 'cache-')), 'history.db');
	const before = open(file);
	before.setFact('baseline', '2026-03-01T00:00:00.000Z');
	before.apply([aMissedCall()]);
	before.notes.remindAt(uuid(1), NOW + 1);
	before.close();

	const after = open(file);

	expect(after.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid(1)]);
	expect(after.notes.nextReminder(NOW)).toBe(NOW + 1);
	expect(after.notes.dueReminders(NOW + 1).map(({ call }) => call.uuid)).toEqual([uuid(1)]);
	after.close();
});

test('another person is reminded of nothing', () => {
	const store = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	store.claim('somebody');
	store.apply([aMissedCall(), aCall({ uuid: uuid(2), transcription: DONE })]);
	store.notes.remindAt(uuid(1), NOW);

	store.claim('somebody else');
	store.apply([aMissedCall()]);

	expect(store.notes.dueReminders(NOW)).toEqual([]);
});

test('transcripts that were there before anybody was told of them are no news', () => {
	const database = new Database(':memory:');
	database.exec(migration0001);
	database.exec(migration0002);
	const add = database.prepare(
		`INSERT INTO calls (uuid, started_at, outcome, counterpart, unhandled, record)
		VALUES (?, 0, 'answered', NULL, 0, ?)`,
	);
	const calls = [DONE, { ...DONE, available: false }, null].map((transcription, n) =>
		aCall({ uuid: uuid(n), transcription }),
	);
	for (const call of calls) add.run(call.uuid, JSON.stringify(call));

	database.exec(migration0005);

	expect(database.prepare('SELECT uuid, notice FROM transcript_notices').all()).toEqual([
		{ uuid: uuid(0), notice: 'silent' },
	]);
});

test('whose number a rule is about is said by the latest call with it', async () => {
	const store = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	const first = aMissedCall();
	store.apply([first]);
	await store.lists.prepare();
	const key = counterpartKey(first) ?? '';

	expect(store.notes.newestWith(key)?.uuid).toBe(uuid(1));
	expect(store.notes.newestWith('global:1')).toBeNull();
	store.close();
});
