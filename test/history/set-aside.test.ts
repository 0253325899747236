import { expect, test } from 'vitest';
import { openCache } from '../../electron/cache/open-cache.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { SetAside } from '../../electron/history/set-aside.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

function aStore(): CallStore {
	return new CallStore(openCache('/nowhere', null, Date.now).database, Date.now);
}

test('every record counts once, and each field is told once', () => {
	const told: string[] = [];
	const setAside = new SetAside(aStore(), (field) => told.push(field));

	for (const [field, id] of [
		['uuid', 'a'],
		['created', 'b'],
		['created', 'c'],
		['created', 'b'],
		['not JSON', null],
	] as const) {
		setAside.note({ field, id });
	}

	expect(setAside.count).toBe(3);
	expect(told).toEqual(['uuid', 'created', 'not JSON']);
});

test('each field has a count of its own, which outlives the run', () => {
	const store = aStore();
	const setAside = new SetAside(store, () => undefined);
	setAside.note({ field: 'created', id: uuid(1) });
	setAside.note({ field: 'not an object', id: uuid(2) });
	setAside.note({ field: 'created', id: uuid(3) });
	expect(setAside.byField).toEqual({ created: 2, 'not an object': 1 });

	const next = new SetAside(store, () => undefined);
	next.arrived([aCall({ uuid: uuid(1) })]);
	next.note({ field: 'duration', id: uuid(3) });

	expect(next.byField).toEqual({ 'not an object': 1, duration: 1 });
	expect(next.count).toBe(2);
});

test('what an earlier version set aside counts, and nobody knows why', () => {
	const store = aStore();
	store.setFact('not-understood', JSON.stringify([uuid(1), uuid(2)]));
	const setAside = new SetAside(store, () => undefined);
	setAside.note({ field: 'created', id: uuid(2) });

	expect([setAside.count, setAside.byField]).toEqual([2, { created: 1 }]);
});

test('a note that is damaged counts as none', () => {
	const store = aStore();
	store.setFact('not-understood', '["00000000-0000');
	const setAside = new SetAside(store, () => undefined);

	setAside.note({ field: 'created', id: uuid(1) });

	expect(setAside.count).toBe(1);
});

test('the count outlives the run, and ends with the history it belongs to', () => {
	const store = aStore();
	store.claim('one');
	new SetAside(store, () => undefined).note({ field: 'created', id: 'a' });
	const next = new SetAside(store, () => undefined);
	expect(next.count).toBe(1);

	store.claim('another');

	expect(next.count).toBe(0);
});

test('a record that can be understood after all is not counted any more', () => {
	const setAside = new SetAside(aStore(), () => undefined);
	setAside.note({ field: 'created', id: uuid(1) });
	setAside.note({ field: 'created', id: uuid(2) });

	setAside.arrived([aCall({ uuid: uuid(1) })]);

	expect(setAside.count).toBe(1);
});

test('a service that speaks another language does not fill the store', () => {
	const setAside = new SetAside(aStore(), () => undefined);

	for (let n = 0; n < 1_100; n += 1) setAside.note({ field: 'created', id: uuid(n) });

	expect(setAside.count).toBe(1_000);
});

test('the same record is the same, whatever else it says, and two without a uuid are two', () => {
	const ids = [
		{ uuid: uuid(1), created: 'never' },
		{ uuid: uuid(1).toUpperCase(), created: 'once' },
		{ created: 'never' },
		{ created: 'once' },
		{ created: 'once' },
	].map((record) => {
		const parsed = parseRecord(record, true);
		return parsed.understood ? null : parsed.id;
	});

	expect(ids[0]).toBe(uuid(1));
	expect(new Set(ids).size).toBe(3);
});
