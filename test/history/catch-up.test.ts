import { afterEach, expect, test } from 'vitest';
import type { CoveredWindow } from '../../electron/history/history-store.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { keeperUnderTest, type UnderTest } from './service-under-test.ts';

let running: UnderTest;

afterEach(async () => {
	await running.stop();
	expect(running.simulator.faults.unused()).toEqual([]);
});

async function storedUuids({ store }: UnderTest): Promise<readonly string[]> {
	return (await store.lists.uuids(EVERY_CALL, 5_000)).toSorted();
}

function serverUuids({ simulator }: UnderTest): readonly string[] {
	return simulator.service
		.calls()
		.map(({ uuid }) => uuid)
		.toSorted();
}

async function reconnected(): Promise<void> {
	const before = running.store.fact('agreed-at');
	await running.simulator.restart();
	await running.reaches('offline');
	await running.reaches('up-to-date');
	expect(running.store.fact('agreed-at')).not.toBe(before);
}

test('calls deleted elsewhere disappear from the window that the list covers again', async () => {
	running = await keeperUnderTest({ calls: 40, days: 1 });
	running.keeper.start();
	await running.reaches('up-to-date');
	running.passTime(5 * 60_000);
	const newest = running.simulator.service.calls().at(-1);
	const other = running.simulator.service.calls().at(-5);
	running.simulator.service.deleteCall(newest?.uuid ?? '');
	running.simulator.service.deleteCall(other?.uuid ?? '');

	await reconnected();

	expect(await storedUuids(running)).toEqual(serverUuids(running));
	expect(await storedUuids(running)).toHaveLength(38);
});

test('a call that the stream told of is not taken for deleted by a list that lags behind', async () => {
	running = await keeperUnderTest({ calls: 20, days: 1 });
	running.keeper.start();
	await running.reaches('up-to-date');
	const { uuid } = running.simulator.service.placeMissedCall();
	await running.storeHas(() => running.store.find(uuid) !== null);
	const lagging: CoveredWindow = {
		after: null,
		before: null,
		uuids: new Set(serverUuids(running).filter((each) => each !== uuid)),
		askedAt: Date.now(),
	};

	running.store.apply([], lagging);

	expect(running.store.find(uuid)).not.toBeNull();
});

test('a first fill that was interrupted goes on where it was', async () => {
	running = await keeperUnderTest({ calls: 1_000 });
	running.keeper.start();
	await running.storeHas(() => running.store.count() >= 400);
	running.keeper.stop();
	await expect.poll(() => running.simulator.service.streams.count).toBe(0);
	const reached = running.store.countSince(running.store.fact('covered-down-to') ?? '');
	running.simulator.requests.clear();

	running.keeper.start();
	await running.reaches('up-to-date');

	expect(await storedUuids(running)).toEqual(serverUuids(running));
	const offsets = running.simulator.requests
		.list('list')
		.map(({ target }) => Number(new URL(target, 'http://x').searchParams.get('offset')));
	expect(offsets.filter((offset) => offset > 0 && offset < reached - 200)).toEqual([]);
});

test('calls deleted while the first fill pages through them hide nobody', async () => {
	running = await keeperUnderTest({ calls: 1_000 });
	running.keeper.start();
	await running.storeHas(() => running.store.count() >= 300);
	const newest = running.simulator.service.calls().slice(-150);
	for (const { uuid } of newest) running.simulator.service.deleteCall(uuid);

	await running.reaches('up-to-date');

	expect(await storedUuids(running)).toEqual(expect.arrayContaining([...serverUuids(running)]));
});

test('older calls are not fetched when nobody wants them, and are when somebody does', async () => {
	running = await keeperUnderTest({ calls: 1_000 });
	running.keeper.start();
	await running.storeHas(() => running.store.count() >= 300);

	running.keeper.setFilling(false);
	await running.reaches('up-to-date');
	expect(running.store.count()).toBeLessThan(1_000);

	running.keeper.setFilling(true);
	await running.storeHas(() => running.store.count() === 1_000);
	await running.reaches('up-to-date');
	expect(running.store.fact('first-fill')).toBe('done');
});

test('older calls that are asked for while connecting wait for the stream: the list alone is not up to date', async () => {
	running = await keeperUnderTest({ calls: 20, days: 1 });
	running.simulator.faults.declare({ route: 'stream', behaviour: { kind: 'delay', ms: 500 } });
	running.keeper.start();
	await running.simulator.requests.untilAsked('stream');

	running.keeper.setFilling(true);
	await running.reaches('up-to-date');

	expect(running.simulator.service.streams.count).toBe(1);
});

test.each(['seconds', 'milliseconds'] as const)(
	'the timestamp unit is found to be %s, once, and asked with from then on',
	async (unit) => {
		running = await keeperUnderTest({ calls: 300, days: 30, unit });
		running.keeper.start();
		await running.reaches('up-to-date');
		expect(running.store.fact('timestamp-unit')).toBe(`${unit} ${running.simulator.apiBaseUrl}`);
		const { uuid } = running.simulator.service.placeUnheardCall({ kind: 'missed' });
		running.simulator.requests.clear();

		await reconnected();

		const asked = running.simulator.requests
			.list('list')
			.map(({ target }) => new URL(target, 'http://x').searchParams.get('from'));
		expect(asked[0]).toMatch(unit === 'seconds' ? /^\d{10}$/ : /^\d{13}$/);
		expect(running.store.find(uuid)).not.toBeNull();
	},
);

test('a wrong guess at the unit hides nothing and deletes nothing', async () => {
	running = await keeperUnderTest({ calls: 300, days: 30, unit: 'seconds' });
	running.keeper.start();
	await running.reaches('up-to-date');
	running.store.setFact('timestamp-unit', `milliseconds ${running.simulator.apiBaseUrl}`);
	running.passTime(5 * 60_000);
	const { uuid } = running.simulator.service.placeUnheardCall({ kind: 'missed' });
	let fewest = running.store.count();
	running.store.onChange(() => (fewest = Math.min(fewest, running.store.count())));

	await reconnected();

	expect(fewest).toBe(300);
	expect(running.store.find(uuid)).not.toBeNull();
	expect(await storedUuids(running)).toEqual(serverUuids(running));
	expect(running.store.fact('timestamp-unit')).toBe(`seconds ${running.simulator.apiBaseUrl}`);
});

test('a record that claims to begin years from now hides no gap', async () => {
	running = await keeperUnderTest({ calls: 300, days: 30 });
	running.keeper.start();
	await running.reaches('up-to-date');
	running.simulator.service.placeUnheardCall({
		kind: 'answered',
		record: { created: '2099-01-01T00:00:00Z' },
	});
	await reconnected();
	const { uuid } = running.simulator.service.placeUnheardCall({ kind: 'missed' });

	await reconnected();

	expect(running.store.find(uuid)).not.toBeNull();
});

test('a gap is known from when to when, and gone when the list has filled it', async () => {
	running = await keeperUnderTest({ calls: 50 });
	running.keeper.start();
	await running.reaches('up-to-date');
	expect(running.store.unfilledGaps()).toEqual([]);

	await running.simulator.refuseConnections();
	await running.reaches('offline');
	expect(running.store.unfilledGaps()).toMatchObject([{ to: null }]);

	await running.simulator.acceptConnections();
	await running.reaches('up-to-date');
	expect(running.store.unfilledGaps()).toEqual([]);
});

test('the K-number that records carry is sent where nothing else says it', async () => {
	running = await keeperUnderTest({ calls: 50, customerClaim: false });

	running.keeper.start();
	await running.reaches('up-to-date');

	const [first] = running.simulator.requests.list('stream').slice(-1);
	expect(first?.target).toContain('customer=K9999');
});
