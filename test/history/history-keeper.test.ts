import { afterEach, expect, test } from 'vitest';
import { answerHtmlPage, answerRetryLater } from '../simulator/faults/behaviours.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { keeperUnderTest, type UnderTest } from './service-under-test.ts';

let running: UnderTest;

afterEach(async () => {
	await running.stop();
	expect(running.simulator.faults.unused()).toEqual([]);
});

function serverUuids({ simulator }: UnderTest): readonly string[] {
	return simulator.service
		.calls()
		.map(({ uuid }) => uuid)
		.toSorted();
}

async function storedUuids({ store }: UnderTest): Promise<readonly string[]> {
	return (await store.lists.uuids(EVERY_CALL, 5_000)).toSorted();
}

test.each(['2.0-early-access', '2.0-early-access.2'] as const)(
	'in dialect %s the first fill brings every call, and none of them is due',
	async (dialect) => {
		running = await keeperUnderTest({ dialect });

		running.keeper.start();
		await running.reaches('up-to-date');

		expect(await storedUuids(running)).toEqual(serverUuids(running));
		expect(running.store.dueNotices()).toEqual([]);
		expect(running.notUnderstood).toEqual([]);
	},
);

test('a call that happens is there at once, and a missed one is due', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');

	const { uuid } = running.simulator.service.placeMissedCall();
	await running.storeHas(() => running.store.find(uuid) !== null);

	expect(running.store.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid]);
});

test('what happened while the stream was away is fetched before the state is up to date', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');

	const { uuid } = running.simulator.service.placeUnheardCall({ kind: 'missed' });
	await running.simulator.restart();
	await running.storeHas(() => running.store.find(uuid) !== null);

	expect(running.states).toContain('offline');
	expect(running.store.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid]);
});

test('a replay of old records makes nobody due twice', async () => {
	running = await keeperUnderTest({ replay: 50 });
	running.keeper.start();
	await running.reaches('up-to-date');
	const { uuid } = running.simulator.service.placeMissedCall();
	await running.storeHas(() => running.store.find(uuid) !== null);
	running.store.settleNotices([uuid], 'shown');

	await running.simulator.restart();
	await running.reaches('offline');
	await running.reaches('up-to-date');

	expect(running.store.dueNotices()).toEqual([]);
});

test('a transcript that becomes available is fetched whole', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');
	const { uuid } = running.simulator.service.placeCall({
		kind: 'answered',
		transcription: 'pending',
	});
	await running.storeHas(() => running.store.find(uuid)?.call.transcription?.available === false);

	running.simulator.service.finishTranscription(uuid);
	const lines = () => running.store.find(uuid)?.call.transcription?.lines ?? [];
	await running.storeHas(() => lines().length > 0);

	expect(lines()[0]?.offsetMs).toBeGreaterThanOrEqual(0);
});

test('a refused token is refreshed once, and nobody notices', async () => {
	running = await keeperUnderTest();
	running.simulator.expireTokens();

	running.keeper.start();
	await running.reaches('up-to-date');

	expect(running.states).not.toContain('offline');
	expect(running.states).not.toContain('stopped');
});

test('a gateway that has a bad moment is asked again', async () => {
	running = await keeperUnderTest();
	running.simulator.faults.declare({ route: 'stream', behaviour: answerHtmlPage(502), times: 2 });

	running.keeper.start();
	await running.reaches('up-to-date');

	expect(running.states.filter((kind) => kind === 'offline')).toHaveLength(2);
});

test('a web page instead of the service is not taken for an empty history', async () => {
	running = await keeperUnderTest();
	running.simulator.faults.declare({ route: 'list', behaviour: answerHtmlPage(200) });

	running.keeper.start();
	const state = await running.reaches('offline');

	expect(state).toMatchObject({ failure: { kind: 'not-understood', found: 'html' } });
	await running.reaches('up-to-date');
});

test("the server's Retry-After is honoured", async () => {
	running = await keeperUnderTest();
	running.simulator.faults.declare({ route: 'stream', behaviour: answerRetryLater(429, 3_600) });
	const before = Date.now();

	running.keeper.start();
	const state = await running.reaches('offline');

	expect(state.kind === 'offline' && Date.parse(state.retryAt) - before).toBeGreaterThan(3_500_000);
	running.keeper.retryNow();
	await running.reaches('up-to-date');
});

test.each([403, 404])('a %i stops the connection until somebody asks again', async (status) => {
	running = await keeperUnderTest();
	running.simulator.faults.declare({ route: 'stream', behaviour: answerHtmlPage(status) });

	running.keeper.start();
	const state = await running.reaches('stopped');

	expect(state).toMatchObject({ failure: { kind: 'refused', status } });
	running.keeper.retryNow();
	await running.reaches('up-to-date');
});

test('the K-number from the configuration is sent where the token does not say it', async () => {
	running = await keeperUnderTest({ customerClaim: false }, 'K9999');

	running.keeper.start();
	await running.reaches('up-to-date');

	expect(running.states).not.toContain('stopped');
});

test('a record that cannot be understood is counted and stops nobody', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');

	running.simulator.service.streams.writeRaw('data: {"uuid":"nonsense"}\n\ndata: {not json\n\n');
	const { uuid } = running.simulator.service.placeMissedCall();
	await running.storeHas(() => running.store.find(uuid) !== null);

	expect(running.notUnderstood).toEqual(['uuid', 'not JSON']);
});

test('after stopping there is no connection left and no state but idle', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');

	running.keeper.stop();
	running.simulator.service.placeMissedCall();
	await expect.poll(() => running.simulator.service.streams.count).toBe(0);

	expect(running.keeper.state.kind).toBe('idle');
	expect(running.store.dueNotices()).toEqual([]);
});
