/** Two records of one call meet: whose summary and text is kept, and what is asked for again. */
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import type { Call, Transcription } from '../../electron/contract/call.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const LATER = '2026-03-02T09:05:00.000Z';
const LINES = [{ offsetMs: 0, speaker: 'caller' as const, text: 'Hello' }];
const WHOLE: Transcription = {
	available: true,
	summary: 'A greeting',
	language: 'en',
	lines: LINES,
};
const SHORT: Transcription = { available: true, summary: null, language: null, lines: null };
const EMPTIED: Transcription = { ...SHORT, lines: [] };

function after(...records: readonly Call[]): CallStore {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	for (const record of records) expect(store.apply([record])).toMatchObject({ ok: true });
	return store;
}

function held(store: CallStore): Transcription | null | undefined {
	return store.find(uuid(1))?.call.transcription;
}

function asked(store: CallStore): readonly string[] {
	return store.transcripts.unsettled(LONG_AGO, 10);
}

const first = aCall({ transcription: WHOLE });
const later = aCall({ transcription: SHORT, updatedAt: LATER });

test('what a later whole record does not have any more is gone, and found no more', async () => {
	const store = after(first, aCall({ transcription: EMPTIED, updatedAt: LATER }));

	expect(held(store)).toEqual(EMPTIED);
	expect(asked(store)).toEqual([]);
	await store.lists.prepare();
	expect(await store.lists.uuids({ ...EVERY_CALL, words: 'greeting' }, 10)).toEqual([]);
});

test('a later short record keeps the text, which is asked for again until a whole one says what it is now', () => {
	const store = after(first, later);
	expect(held(store)).toEqual(WHOLE);
	expect(asked(store)).toEqual([uuid(1)]);

	store.apply([later]);
	expect(asked(store)).toEqual([uuid(1)]);

	const now: Transcription = { ...WHOLE, lines: [], summary: null };
	store.apply([{ ...later, transcription: now }]);
	expect(held(store)).toEqual(now);
	expect(asked(store)).toEqual([]);
});

test('a text that turns out to be the same is not asked for any more', () => {
	const store = after(first, later);
	let announced = 0;
	store.onChange(() => (announced += 1));

	const changed = store.apply([{ ...later, transcription: WHOLE }]);

	expect(changed).toEqual({ ok: true, value: 0 });
	expect(announced).toBe(0);
	expect(asked(store)).toEqual([]);
});

test('a short record of the same version erases nothing and asks for nothing', () => {
	const store = after(first, aCall({ transcription: SHORT, durationSeconds: 61 }));

	expect(held(store)).toEqual(WHOLE);
	expect(asked(store)).toEqual([]);
});

test('an outdated text stays outdated when a short record of its version comes, changed or not', () => {
	const store = after(first, later, { ...later, durationSeconds: 61 });

	expect(held(store)).toEqual(WHOLE);
	expect(asked(store)).toEqual([uuid(1)]);
});

test('a record of an earlier version, whole or not, settles nothing', () => {
	const store = after(first, later, first, aCall({ transcription: SHORT }));

	expect(asked(store)).toEqual([uuid(1)]);
	expect(store.find(uuid(1))?.call.updatedAt).toBe(LATER);
});
