import { expect, test } from 'vitest';
import { CallLists } from '../../electron/cache/call-lists.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { HiddenCalls } from '../../electron/cache/hidden-calls.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { type Read, Statements } from '../../electron/cache/statements.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const CALLS = 2_000;

/** Says how many values each question was answered with. */
class WatchedStatements extends Statements {
	answers: number[] = [];

	override value(sql: string, ...parameters: unknown[]): unknown {
		const value = super.value(sql, ...parameters);
		if (typeof value === 'string') this.answers.push(value.split(',').length);
		return value;
	}
}

/** Two thousand calls, a minute apart, of which the newest `hidden` are hidden. */
async function listsWith(hidden: number) {
	const { database } = openCache('/nowhere', null, () => NOW);
	new CallStore(database, () => NOW).apply(
		Array.from({ length: CALLS }, (_, n) =>
			aCall({ uuid: uuid(n), startedAt: new Date(NOW - n * 60_000).toISOString() }),
		),
	);
	const statements = new WatchedStatements(database);
	const read: Read = (work) => work(statements);
	const calls = new HiddenCalls(read, () => undefined);
	await calls.hide(Array.from({ length: hidden }, (_, n) => uuid(n)));
	let told = 0;
	const lists = new CallLists(
		read,
		calls,
		() => NOW,
		() => {
			told += 1;
		},
	);
	return {
		...{ statements, lists, told: () => told },
		latest: (limit: number) => lists.latest(limit).map(({ call }) => call.uuid),
	};
}

test('below very many hidden calls, the newest are found in memory', async () => {
	const { lists, latest, statements } = await listsWith(1_500);
	await lists.prepare();
	statements.answers = [];

	expect(latest(3)).toEqual([uuid(1_500), uuid(1_501), uuid(1_502)]);
	expect(statements.answers).toEqual([]);
});

test('before the lists are read, the file is asked in small steps', async () => {
	const { latest, statements } = await listsWith(120);

	expect(latest(3)).toEqual([uuid(120), uuid(121), uuid(122)]);
	expect(statements.answers).toEqual([200, 200, 200]);
});

test('what a few steps do not find is told when the lists are read', async () => {
	const { latest, told } = await listsWith(1_500);

	expect(latest(3)).toEqual([]);
	await expect.poll(told).toBe(1);

	expect(latest(3)).toEqual([uuid(1_500), uuid(1_501), uuid(1_502)]);
});

test('while the lists are being read, what is there is gone on with from the file', async () => {
	const { lists, latest } = await listsWith(120);

	void lists.prepare();

	expect(latest(3)).toEqual([uuid(120), uuid(121), uuid(122)]);
	lists.close();
});

test('fewer calls than are wanted are all of them', async () => {
	const { lists, latest } = await listsWith(CALLS - 2);
	await lists.prepare();

	expect(latest(3)).toEqual([uuid(CALLS - 2), uuid(CALLS - 1)]);
});
