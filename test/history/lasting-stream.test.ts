/** A stream that lasts: what it does not tell, what it tells at once, and what happens around it. */
import { afterEach, expect, test } from 'vitest';
import type { Arrival, Schedule } from './schedules/schedule.ts';
import { World } from './schedules/world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const GRACE = MINUTE;

let world: World;

afterEach(async () => {
	expect(world.ledger.faults).toEqual([]);
	await world.end();
});

/** Up to date with 40 calls, over a stream that lasts; its answers take so long, in turns. */
async function connected(...latenciesMs: readonly number[]): Promise<World> {
	const schedule: Schedule = {
		traits: { dialect: '2.0-early-access.2', unit: 'seconds', replay: 0, latenciesMs },
		...{ before: 40, onDisk: false, clockWrongByMs: 0, commands: [] },
	};
	world = new World(schedule);
	world.start();
	await world.pass(10 * SECOND);
	expect(world.run.keeper.state.kind).toBe('up-to-date');
	expect(world.service.opened).toBe(1);
	return world;
}

function missed(who: number, heard: Arrival['heard']): string {
	const call = { do: 'call', kind: 'missed', who, transcript: 'none', agoMs: 0, heard } as const;
	const [uuid] = world.arrive(call);
	if (uuid === undefined) throw new Error('Nobody called.');
	return uuid;
}

/** The line is kept open for so long, whatever else it brings. */
async function pingFor(ms: number): Promise<void> {
	for (let passed = 0; passed < ms; passed += 30 * SECOND) {
		for (const stream of world.service.streams) stream.ping();
		await world.pass(30 * SECOND);
	}
}

function uuidOfNumber(place: number): string {
	const record = world.service.sorted[place];
	if (record === undefined) throw new Error(`There are not ${place} calls.`);
	return record.uuid;
}

test('a stream that only pings is found out by the list, and another one tells what it did not', async () => {
	await connected(0);
	world.service.goHalfOpen();
	const uuid = missed(1, 'unheard');

	await pingFor(5 * MINUTE);

	expect(world.run.store.find(uuid)).not.toBeNull();
	expect(world.ledger.told.get(uuid)).toBe(1);
	expect(world.service.opened).toBe(2);
});

test('while nothing happens, pings or not, one stream lasts', async () => {
	await connected(0);

	await pingFor(8 * HOUR);

	expect(world.service.opened).toBe(1);
	expect(world.run.keeper.state.kind).toBe('up-to-date');
});

test('calls deleted elsewhere disappear while the stream lasts: the newest soon, the others within the hour', async () => {
	await connected(0);
	await world.pass(GRACE);
	const [newest, older] = [uuidOfNumber(2), uuidOfNumber(30)];

	world.service.delete([newest, older]);
	await pingFor(4 * MINUTE);
	expect(world.run.store.find(newest)).toBeNull();
	await pingFor(65 * MINUTE);

	expect(world.run.store.find(older)).toBeNull();
	expect(world.run.store.count()).toBe(38);
	expect(world.service.opened).toBe(1);
});

test('all calls deleted elsewhere disappear, and what comes afterwards is told', async () => {
	await connected(0);
	await world.pass(GRACE);

	world.service.delete(world.service.sorted.map(({ uuid }) => uuid));
	await world.pass(4 * MINUTE);
	expect(world.run.store.count()).toBe(0);
	const uuid = missed(1, 'sent');
	await world.pass(SECOND);

	expect(world.ledger.told.get(uuid)).toBe(1);
	expect(world.service.opened).toBe(1);
});

test('a call that has just been told and is not listed yet stays', async () => {
	await connected(0);
	const uuid = missed(1, 'sent');
	await world.pass(SECOND);
	const record = world.service.records.get(uuid);

	world.service.delete([uuid]);
	world.run.keeper.noticeReturn();
	await world.pass(SECOND);
	if (record !== undefined) world.service.save(record, 'unheard');

	expect(world.run.store.find(uuid)).not.toBeNull();
});

test.each([
	[200, 200],
	[100, 500],
	[500, 100],
])(
	'resume, unlock, an address, another and a tunnel in a row: one stream, although a call was missed (%i, %i ms)',
	async (...latenciesMs) => {
		await connected(...latenciesMs);
		world.service.cut('reset');
		await world.pass(0);
		const uuid = missed(1, 'unheard');

		for (let returned = 0; returned < 5; returned += 1) {
			world.run.keeper.noticeReturn();
			await world.pass(150);
			expect(world.run.keeper.state.kind).not.toBe('offline');
		}
		await world.pass(10 * SECOND);

		expect(world.run.keeper.state.kind).toBe('up-to-date');
		expect(world.ledger.told.get(uuid)).toBe(1);
		expect(world.service.opened).toBe(2);
	},
);

test.each([
	...[0, 1_500].map((latencyMs) => ({ latencyMs, apartMs: 0 })),
	...[0, 1_500].map((latencyMs) => ({ latencyMs, apartMs: 150 })),
])(
	'seven calls of a sleep that the stream survived are one digest (answers take $latencyMs ms, events $apartMs)',
	async ({ latencyMs, apartMs }) => {
		await connected(latencyMs);
		const uuids = Array.from({ length: 7 }, (_, who) => missed(who, 'unheard'));
		world.clock.sleepMs(HOUR);

		for (const uuid of uuids) {
			const record = world.service.records.get(uuid);
			if (record !== undefined) world.service.save(record, 'sent');
			if (apartMs > 0) await world.pass(apartMs);
		}
		await world.pass(10 * SECOND);

		expect(world.ledger.told.size).toBe(7);
		expect([world.ledger.notifications, world.ledger.digests]).toEqual([1, 1]);
		expect(world.service.opened).toBe(1);
		expect(world.run.keeper.state.kind).toBe('up-to-date');
	},
);

test('one call after a sleep is told as one', async () => {
	await connected(200);
	world.clock.sleepMs(HOUR);
	world.run.keeper.noticeReturn();

	const uuid = missed(1, 'sent');
	await world.pass(10 * SECOND);

	expect(world.ledger.told.get(uuid)).toBe(1);
	expect(world.ledger.digests).toBe(0);
});

test('a list that has a bad moment does not end a stream that has just told of a call', async () => {
	await connected(0);
	missed(1, 'sent');
	await world.pass(SECOND);

	world.service.pageFault = { after: 0, how: '500' };
	world.run.keeper.noticeReturn();
	await world.pass(SECOND);
	missed(2, 'sent');
	await world.pass(SECOND);

	expect(world.service.pageFault).toBeNull();
	expect(world.service.opened).toBe(1);
	expect(world.ledger.told.size).toBe(2);
});
