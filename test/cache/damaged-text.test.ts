import { beforeEach, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { type CacheDatabase, openCache } from '../../electron/cache/open-cache.ts';
import { storing } from '../../electron/cache/store-failure.ts';
import { decoded, parsed, wholeNumber } from '../../electron/cache/stored-text.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const DAMAGED = { ok: false, failure: { kind: 'store-failed', why: 'damaged' } };
const NO_UTF_8 = `CAST(x'7b22ff227d' AS TEXT)`;

let database: CacheDatabase;
let store: CallStore;
let found: number;

beforeEach(() => {
	({ database } = openCache('/nowhere', null, () => NOW));
	found = 0;
	store = new CallStore(database, () => NOW, {
		onDamaged: () => (found += 1),
		checkpoint: () => Promise.resolve(),
		keptSince: () => null,
	});
	store.setFact('baseline', '2026-01-01T00:00:00.000Z');
	const lines = [{ offsetMs: 0, speaker: 'caller' as const, text: 'Good morning' }];
	const transcription = { available: true, summary: 'Morning', language: 'en', lines };
	store.apply([aMissedCall({ transcription }), aMissedCall({ uuid: uuid(2), caller: aParty() })]);
	store.notes.remindAt(uuid(1), NOW);
});

const READS: readonly (() => unknown)[] = [
	() => store.find(uuid(1)),
	() => store.lists.latest(5),
	() => store.dueNotices(),
	() => store.notes.openSince('2026-01-01T00:00:00.000Z'),
	() => store.notes.dueReminders(NOW),
	() => store.lists.range(EVERY_CALL, [], 0, 50),
	() => store.lists.range({ ...EVERY_CALL, words: 'morning' }, [], 0, 50),
	() => store.lists.insight(null),
	() => store.lists.uuids(EVERY_CALL, 10),
	() => store.fact('baseline'),
	() => store.unfilledGaps(),
];

test.each([
	['a record', 'calls', 'record', NO_UTF_8],
	['a record that ends too soon', 'calls', 'record', `substr(record, 1, 30)`],
	['a transcript', 'transcripts', 'lines', NO_UTF_8],
	['who took part', 'circles', 'words', NO_UTF_8],
	['a word', 'words', 'word', `CAST(x'ff' || CAST(id AS TEXT) AS TEXT)`],
	['the words of a call', 'call_words', 'words', `x'010203'`],
	['a uuid', 'calls', 'uuid', `CAST(x'ff' || CAST(id AS TEXT) AS TEXT)`],
	['a fact', 'facts', 'value', NO_UTF_8],
])('%s that is damaged is damage, and nothing worse', async (_what, table, column, text) => {
	// Both read every record that is written.
	database.exec('DROP INDEX calls_tried');
	database.exec(`UPDATE ${table} SET ${column} = ${text}`);

	for (const read of READS) await read();

	expect(found).toBeGreaterThan(0);
	store.close();
});

test('what a damaged text says is in no error', () => {
	const name = 'Anna Berger';
	const bytes = Buffer.concat([Buffer.from(name), Buffer.from([0xff])]);
	for (const read of [
		() => parsed(`{"name":"${name}`),
		() => decoded(bytes),
		() => wholeNumber(name),
	]) {
		expect(storing(read)).toEqual(DAMAGED);
		expect(read).not.toThrow(/Anna|Berger/);
	}
});

test('text is read as it was written, whatever it is', () => {
	const name = '\u{feff}Zoë 😀 \u0000 „end“';
	store.apply([aMissedCall({ uuid: uuid(3), caller: aParty({ name }) })]);

	expect(store.find(uuid(3))?.call.caller.name).toBe(name);
	expect(found).toBe(0);
});
