import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTurn } from '../../electron/ground/a-turn.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import { isMissed } from '../../electron/calls/missed.ts';
import { circleWords, textWords } from '../../electron/calls/search-terms.ts';
import type { Call, Transcription } from '../../electron/contract/call.ts';
import {
	CALL_FILTERS,
	type CallQuery,
	EVERY_CALL,
	type ListRow,
} from '../../electron/contract/call-view.ts';
import { isFoundIn, searchWords } from '../../electron/contract/search-words.ts';
import { aCall, aDiversion, aMissedCall, aParty, ME, uuid } from '../fakes/a-call.ts';

process.env['TZ'] = 'Europe/Berlin';

const BASELINE = '2026-03-01T12:00:00.000Z';
const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const ANNA = aParty();
const BEN = aParty({ name: 'Ben Ößler', number: '4930777142' });
const CARLA = aParty({ name: 'Carla', number: '142', numberKind: 'extension', system: 'K9999' });
const WITHHELD = aParty({ name: null, number: null });

function aStore(calls: readonly Call[] = []): CallStore {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.setFact('baseline', BASELINE);
	store.apply(calls);
	return store;
}

function said(...texts: readonly string[]): Transcription {
	const lines = texts.map((text, at) => ({ offsetMs: at, speaker: 'caller' as const, text }));
	return { available: true, summary: null, language: 'de', lines };
}

/** The n-th call, on the second of March, `n` minutes after nine in Berlin. */
function at(n: number, differences: Partial<Call> = {}): Call {
	const startedAt = new Date(Date.parse('2026-03-02T08:00:00.000Z') + n * 60_000).toISOString();
	return aCall({ uuid: uuid(n), startedAt, ...differences });
}

async function rowsOf(
	store: CallStore,
	query: Partial<CallQuery> = {},
	unfolded: readonly string[] = [],
): Promise<readonly ListRow[]> {
	return (await store.lists.range({ ...EVERY_CALL, ...query }, unfolded, 0, 200)).rows;
}

function numbers(rows: readonly ListRow[]): readonly number[] {
	return rows.map((row) => Number(row.uuid.slice(-12)));
}

test('rows come newest first, from wherever they are asked for', async () => {
	const callers = [ANNA, BEN, CARLA, ANNA, BEN];
	const store = aStore([3, 5, 1, 4, 2].map((n) => at(n, { caller: callers[n - 1] ?? ANNA })));

	const { total, calls, rows } = await store.lists.range(EVERY_CALL, [], 1, 3);

	expect([total, calls]).toEqual([5, 5]);
	expect(numbers(rows)).toEqual([4, 3, 2]);
});

test('successive calls of one day with one counterpart fold under the newest', async () => {
	const store = aStore([
		at(1, { caller: BEN }),
		aMissedCall(at(2, { status: 'missed' })),
		at(3, { direction: 'outbound', status: 'cancelled', caller: ME, callee: ANNA }),
		at(4, { status: 'missed', durationSeconds: 0 }),
	]);

	const { total, calls, rows } = await store.lists.range(EVERY_CALL, [], 0, 10);

	expect([total, calls]).toEqual([2, 4]);
	expect(numbers(rows)).toEqual([4, 1]);
	expect(rows[0]?.fold).toEqual({ calls: 3, openCalls: 2, place: 0, unfolded: false });
	expect(rows[1]?.fold).toBeNull();
});

test('a fold that is spread, by whichever of its calls, has a row for each and its place', async () => {
	const store = aStore([at(1), at(2), at(3), at(4, { caller: BEN })]);

	const rows = await rowsOf(store, {}, [uuid(2)]);

	expect(numbers(rows)).toEqual([4, 3, 2, 1]);
	expect(rows.map(({ fold }) => fold?.place ?? null)).toEqual([null, 0, 1, 2]);
	expect(rows[1]?.fold).toEqual({ calls: 3, openCalls: 0, place: 0, unfolded: true });
});

test('the edge of a range does not fold what is spread', async () => {
	const store = aStore([at(1), at(2)]);

	const { rows } = await store.lists.range(EVERY_CALL, [uuid(1)], 1, 1);

	expect(rows[0]?.fold).toEqual({ calls: 2, openCalls: 0, place: 1, unfolded: true });
});

test('calls fold only with their neighbours in the list that is shown', async () => {
	const missed = { status: 'missed' as const, durationSeconds: 0 };
	const store = aStore([at(1, missed), at(2, { caller: BEN }), at(3, missed)]);

	expect(numbers(await rowsOf(store))).toEqual([3, 2, 1]);
	expect(numbers(await rowsOf(store, { filter: 'missed' }))).toEqual([3]);
});

test('withheld numbers never fold', async () => {
	const store = aStore([at(1, { caller: WITHHELD }), at(2, { caller: WITHHELD })]);

	expect(numbers(await rowsOf(store))).toEqual([2, 1]);
});

test('a fold ends with the local day, not with that of Greenwich', async () => {
	const times = [
		'2026-03-01T22:30:00.000Z',
		'2026-03-01T23:30:00.000Z',
		'2026-03-02T00:30:00.000Z',
	];
	const store = aStore(times.map((startedAt, n) => aCall({ uuid: uuid(n + 1), startedAt })));

	const rows = await rowsOf(store);

	expect(numbers(rows)).toEqual([3, 1]);
	expect(rows[0]?.fold?.calls).toBe(2);
});

test('an hour of the week is the local one, in summer as in winter', async () => {
	const store = aStore([
		aCall({ uuid: uuid(1), startedAt: '2026-01-05T08:30:00.000Z' }),
		aCall({ uuid: uuid(2), startedAt: '2026-07-06T07:30:00.000Z' }),
		aCall({ uuid: uuid(3), startedAt: '2026-07-06T08:30:00.000Z' }),
		// The Sunday on which clocks were set forward.
		aCall({ uuid: uuid(4), startedAt: '2026-03-29T00:59:00.000Z' }),
		aCall({ uuid: uuid(5), startedAt: '2026-03-29T01:00:00.000Z' }),
	]);

	expect(numbers(await rowsOf(store, { weekHour: { weekday: 1, hour: 9 } }))).toEqual([2, 1]);
	expect(numbers(await rowsOf(store, { weekHour: { weekday: 7, hour: 1 } }))).toEqual([4]);
	expect(numbers(await rowsOf(store, { weekHour: { weekday: 7, hour: 3 } }))).toEqual([5]);
});

test('a time includes its beginning and not its end', async () => {
	const store = aStore([at(1), at(2, { caller: BEN }), at(3)]);

	const rows = await rowsOf(store, { from: at(2).startedAt, to: at(3).startedAt });

	expect(numbers(rows)).toEqual([2]);
});

test('a hidden call is in no list, no count and no badge, until it is shown again', async () => {
	const store = aStore([at(1), at(2, { status: 'missed', durationSeconds: 0 })]);
	let announced = 0;
	store.onChange(() => (announced += 1));

	await store.hide([uuid(2)]);
	const hidden = await store.lists.range(EVERY_CALL, [], 0, 10);
	const openWhenHidden = store.openCount();
	store.apply([at(2, { status: 'missed', durationSeconds: 0, trunkCode: '#07' })]);
	const stillHidden = await store.lists.range({ ...EVERY_CALL, words: 'berger' }, [], 0, 10);
	await store.unhide([uuid(2)]);

	expect([hidden.total, hidden.calls, openWhenHidden, stillHidden.total]).toEqual([1, 1, 0, 1]);
	expect(store.openCount()).toBe(1);
	expect(numbers(await rowsOf(store, {}, [uuid(1)]))).toEqual([2, 1]);
	expect(announced).toBe(3);
});

test.each([
	['berg', [4, 1]],
	['OSSLER', [2]],
	['anna 142', []],
	['ben 142', [2]],
	['142', [3, 2]],
	['030 777', [2]],
	['+4930', [2]],
	['ca', [3]],
	['liefer', [4]],
	['termin anna', [4]],
	['"liefertermin" OR *', []],
	['die', [4]],
	['di', []],
	['sales', [1]],
])('%s is found in calls %j', async (words, expected) => {
	const sales = aParty({ name: 'Sales', number: '200', service: 'queue', numberKind: 'extension' });
	const store = aStore([
		at(1, { diversions: [aDiversion({ party: sales })] }),
		at(2, { caller: BEN }),
		at(3, { caller: CARLA }),
		at(4, { transcription: said('Guten Tag.', 'Es geht um die Liefertermine.') }),
	]);

	expect(numbers(await rowsOf(store, { words }))).toEqual(expected);
});

test('what is searched for is not folded, and says where it was found if its row does not', async () => {
	const store = aStore([at(1), at(2, { transcription: said('Hallo Anna', 'Der Preis ist heiß') })]);

	const rows = await rowsOf(store, { words: 'berger' });
	const [found] = await rowsOf(store, { words: 'heiss berger' });

	expect(rows.map(({ fold, snippet }) => [fold, snippet])).toEqual([
		[null, null],
		[null, null],
	]);
	expect(found?.snippet).toEqual({ where: 'transcript', text: 'Der Preis ist heiß' });
});

test('a text that comes later is found, and one that is replaced is not', async () => {
	const store = aStore([at(1)]);
	await store.lists.prepare();

	store.apply([at(1, { updatedAt: '2026-03-02T09:00:00.000Z', transcription: said('Orange') })]);
	const first = await rowsOf(store, { words: 'orange' });
	store.apply([at(1, { updatedAt: '2026-03-02T09:01:00.000Z', transcription: said('Zitrone') })]);

	expect(first).toHaveLength(1);
	expect(await rowsOf(store, { words: 'orange' })).toHaveLength(0);
	expect(await rowsOf(store, { words: 'zitrone' })).toHaveLength(1);
});

test('a call that comes twice at once, changed each time, is listed as it was told last', async () => {
	const store = aStore([at(1)]);
	await store.lists.prepare();
	const changed = ['2026-03-02T09:00:00.000Z', '2026-03-02T09:01:00.000Z'].map((updatedAt, n) =>
		at(1, { updatedAt, transcription: said(n === 0 ? 'Orange' : 'Zitrone') }),
	);

	const stored = store.apply(changed);

	expect(stored).toEqual({ ok: true, value: 2 });
	expect(await rowsOf(store, { words: 'orange' })).toHaveLength(0);
	expect(await rowsOf(store, { words: 'zitrone' })).toHaveLength(1);
});

test('words of a write that came to nothing get no number that another word gets later', async () => {
	const store = aStore();
	const broken = at(2, { startedAt: 'no time' });
	expect(() => store.apply([at(1, { transcription: said('Apfel') }), broken])).toThrow();

	store.apply([at(1, { transcription: said('Birne Apfel') })]);

	expect(await rowsOf(store, { words: 'apfel' })).toHaveLength(1);
	expect(await rowsOf(store, { words: 'birne' })).toHaveLength(1);
});

test('calls that were stored before there were lists are looked at when they are needed', async () => {
	const { database } = openCache('/nowhere', null, () => NOW);
	const before = new CallStore(database, () => NOW);
	before.apply([at(1), at(2, { caller: BEN, transcription: said('Kaffee') })]);
	for (const table of ['call_traits', 'call_words', 'circles', 'words'])
		database.exec(`DELETE FROM ${table}`);

	const store = new CallStore(database, () => NOW);

	expect(numbers(await rowsOf(store))).toEqual([2, 1]);
	expect(numbers(await rowsOf(store, { words: 'kaffee ossler' }))).toEqual([2]);
});

test('the first rows are answered before all calls are read, and their true number is told', async () => {
	const many = Array.from({ length: 1_200 }, (_, n) => at(n + 1, { caller: n % 2 ? ANNA : BEN }));
	const { database } = openCache('/nowhere', null, () => NOW);
	new CallStore(database, () => NOW).apply(many);
	const store = new CallStore(database, () => NOW);
	const told = new Promise<void>((resolve) => void store.onChange(resolve));

	const first = await store.lists.range(EVERY_CALL, [], 0, 1);
	const last = await store.lists.range(EVERY_CALL, [], 1_199, 5);
	await told;

	expect(numbers(first.rows)).toEqual([1_200]);
	expect(numbers(last.rows)).toEqual([1]);
	expect((await store.lists.range(EVERY_CALL, [], 0, 1)).total).toBe(1_200);
});

test('a store that is closed while it is read answers, and reads no more', async () => {
	const store = aStore([at(1)]);
	const asked = store.lists.range({ ...EVERY_CALL, words: 'anna' }, [], 0, 10);

	store.close();

	await expect(asked).resolves.toMatchObject({ rows: [] });
});

test.each([
	['before everything was read', false],
	['while they were looked up', true],
])(
	'uuids that were asked for %s are those of the file that took its place',
	async (_when, isRead) => {
		const of = (first: number) =>
			Array.from({ length: 1_200 }, (_, n) => at(n, { uuid: uuid(first + n), caller: BEN }));
		const store = aStore(of(10_000));
		if (isRead) await store.lists.prepare();

		const asked = store.lists.uuids(EVERY_CALL, 2_000);
		const rows = store.lists.range({ ...EVERY_CALL, words: 'ben' }, [], 0, 200);
		const isPrepared = store.lists.prepare();
		await aTurn();
		store.renew(() => openCache('/nowhere', null, () => NOW).database);
		store.apply(of(20_000));

		const uuids = await asked;
		expect(uuids).toHaveLength(1_200);
		expect(uuids.filter((each) => each < uuid(20_000))).toEqual([]);
		expect(numbers((await rows).rows)[0]).toBe(21_199);
		await isPrepared;
		expect((await store.lists.range({ ...EVERY_CALL, words: 'ben' }, [], 0, 1)).total).toBe(1_200);
	},
);

test('names and words of calls that are gone are gone', async () => {
	let now = NOW;
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => now);
	store.apply([at(1, { caller: BEN, transcription: said('Geheim') })]);
	now += 3_600_000;
	const covered = { after: null, before: null, uuids: new Set<string>(), askedAt: now };

	store.apply([], covered);
	await new CallStore(database, () => NOW).lists.prepare();

	const left = ['calls', 'circles', 'call_traits', 'call_words', 'words'].map((table) =>
		database.prepare(`SELECT count(*) AS n FROM ${table}`).all(),
	);
	expect(left).toEqual(Array.from({ length: 5 }, () => [{ n: 0 }]));
});

// Against the rules said plainly, over every call of the store.

const KNOWN = Array.from({ length: 12 }, (_, n) => n + 1);
const aPerson = fc.constantFrom(ANNA, BEN, CARLA, WITHHELD);
const aChange = fc.oneof(
	fc.record({
		do: fc.constant('put' as const),
		n: fc.constantFrom(...KNOWN),
		// On three days; seconds keep two calls from one moment.
		hours: fc.integer({ min: 0, max: 60 }),
		version: fc.integer({ min: 0, max: 3 }),
		other: aPerson,
		kind: fc.constantFrom('answered', 'missed', 'outbound', 'tried'),
		text: fc.constantFrom(null, 'Guten Tag', 'der Liefertermin', 'Straße 142'),
	}),
	fc.record({ do: fc.constant('remove' as const), n: fc.constantFrom(...KNOWN) }),
	fc.record({
		do: fc.constantFrom('hide' as const, 'unhide' as const, 'handle' as const),
		n: fc.constantFrom(...KNOWN),
	}),
	fc.record({ do: fc.constant('clear' as const), n: fc.constant(0) }),
);
const aQuery = fc.record({
	filter: fc.constantFrom(...CALL_FILTERS),
	from: fc.constantFrom(null, '2026-03-01T20:00:00.000Z'),
	to: fc.constantFrom(null, '2026-03-02T20:00:00.000Z'),
	counterpart: fc.constantFrom(null, null, 'global:4930777142'),
	weekHour: fc.constant(null),
	words: fc.oneof(
		{ weight: 3, arbitrary: fc.constant('') },
		fc.constantFrom('a', 'be', 'ossler', '142', '030', 'strasse', 'er g', 'termin der', '0049'),
		fc.string(),
		fc.string({ unit: 'binary' }),
	),
});
type Change = typeof aChange extends fc.Arbitrary<infer Value> ? Value : never;

test('after whatever happened, every list is what a look at every call says', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(aChange, { maxLength: 25 }),
			fc.array(aQuery, { minLength: 1, maxLength: 4 }),
			fc.subarray(KNOWN),
			async (changes, queries, spread) => {
				const store = aStore();
				const hidden = new Set<string>();
				await store.lists.prepare();
				for (const change of changes) await play(store, hidden, change);

				for (const query of queries) {
					const listed = await store.lists.range(query, spread.map(uuid), 0, 200);
					const calls = plainly(store, hidden, query);
					expect(listed.calls).toBe(calls.length);
					expect(await store.lists.uuids(query, 1_000)).toEqual(calls.map((call) => call.uuid));
					const rows = plainRows(calls, query, new Set(spread.map(uuid)));
					expect(listed.rows.map((row) => row.uuid)).toEqual(rows);
					expect(listed.total).toBe(rows.length);
				}
				store.close();
			},
		),
	);
});

async function play(store: CallStore, hidden: Set<string>, change: Change): Promise<void> {
	const id = uuid(change.n);
	switch (change.do) {
		case 'put':
			store.apply([changedCall(change)]);
			return;
		case 'remove': {
			const call = store.find(id)?.call;
			if (!call) return;
			const ms = Date.parse(call.startedAt);
			const window = { after: ms - 1, before: ms + 1, uuids: new Set<string>() };
			store.apply([], { ...window, askedAt: NOW + 3_600_000 });
			return;
		}
		case 'hide':
			await store.hide([id]);
			hidden.add(id);
			return;
		case 'unhide':
			await store.unhide([id]);
			hidden.delete(id);
			return;
		case 'handle':
			store.setHandled([id], true);
			return;
		case 'clear':
			store.clear();
	}
}

function changedCall(change: Change & { readonly do: 'put' }): Call {
	const { n, hours, version, other, kind, text } = change;
	const ms = Date.parse('2026-03-01T10:00:00.000Z') + hours * 3_600_000 + n * 1_000;
	const isOutbound = kind === 'outbound' || kind === 'tried';
	return aCall({
		uuid: uuid(n),
		startedAt: new Date(ms).toISOString(),
		updatedAt: version === 0 ? null : new Date(NOW + version).toISOString(),
		direction: isOutbound ? 'outbound' : 'inbound',
		status: kind === 'missed' ? 'missed' : kind === 'tried' ? 'cancelled' : 'answered',
		durationSeconds: kind === 'missed' || kind === 'tried' ? 0 : 60,
		...(isOutbound ? { caller: ME, callee: other } : { caller: other, callee: ME }),
		transcription: text === null ? null : said(text),
	});
}

/** The calls of a list, by its promise alone. */
function plainly(store: CallStore, hidden: ReadonlySet<string>, query: CallQuery): readonly Call[] {
	const words = searchWords(query.words);
	const stored = KNOWN.flatMap((n) => store.find(uuid(n)) ?? []);
	/** Null: nobody can tell. */
	const wasReached = (missed: Call): boolean | null => {
		const key = counterpartKey(missed);
		if (key === null) return null;
		return stored.some(
			({ call }) =>
				!hidden.has(call.uuid) &&
				counterpartKey(call) === key &&
				(call.direction === 'outbound' || call.status === 'answered') &&
				call.startedAt > missed.startedAt,
		);
	};
	return stored
		.filter(({ call, open }) => {
			const isWanted = {
				all: true,
				missed: isMissed(call),
				open,
				inbound: call.direction === 'inbound',
				outbound: call.direction === 'outbound',
				transcript: call.transcription?.available === true,
				answered: call.direction === 'inbound' && call.status === 'answered',
				'called-back': isMissed(call) && wasReached(call) === true,
				'not-called-back': isMissed(call) && wasReached(call) === false,
			}[query.filter];
			return (
				isWanted &&
				!hidden.has(call.uuid) &&
				(query.from === null || call.startedAt >= query.from) &&
				(query.to === null || call.startedAt < query.to) &&
				(query.counterpart === null || counterpartKey(call) === query.counterpart) &&
				words.every((word) => isFoundIn(word, circleWords(call), textWords(call)))
			);
		})
		.map(({ call }) => call)
		.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** The uuids of its rows. */
function plainRows(
	calls: readonly Call[],
	query: CallQuery,
	spread: ReadonlySet<string>,
): readonly string[] {
	if (searchWords(query.words).length > 0) return calls.map((call) => call.uuid);
	const folds: Call[][] = [];
	for (const call of calls) {
		const before = folds.at(-1)?.[0];
		const key = counterpartKey(call);
		const isSame =
			before !== undefined &&
			key !== null &&
			key === counterpartKey(before) &&
			new Date(call.startedAt).toDateString() === new Date(before.startedAt).toDateString();
		if (isSame) folds.at(-1)?.push(call);
		else folds.push([call]);
	}
	return folds
		.flatMap((fold) => (fold.some((call) => spread.has(call.uuid)) ? fold : fold.slice(0, 1)))
		.map((call) => call.uuid);
}

test('an open call that is read stays where it was until something else is looked at', async () => {
	const store = aStore();
	store.apply([aMissedCall({ uuid: uuid(1) }), aMissedCall({ uuid: uuid(2), caller: BEN })]);
	const open = { ...EVERY_CALL, filter: 'open' } as const;
	store.setHandled([uuid(1)], true);

	const kept = await store.lists.range(open, [], 0, 10, uuid(1));
	const gone = await store.lists.range(open, [], 0, 10);

	expect(kept.rows.map((row) => [row.uuid, row.open])).toContainEqual([uuid(1), false]);
	expect(gone.rows.map((row) => row.uuid)).not.toContain(uuid(1));
});
