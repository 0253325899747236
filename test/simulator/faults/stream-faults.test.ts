import { expect, test } from 'vitest';
import { readBroken, type WireCall } from '../test-client.ts';
import { aFaultySimulator } from './faulty-simulator.ts';

const { simulator, client, breakList } = await aFaultySimulator();

test('duplicate: every record twice', async () => {
	breakList({ kind: 'duplicate' });
	simulator.faults.declare({ route: 'stream', behaviour: { kind: 'duplicate' } });
	const [newest] = simulator.service.calls().slice(-1);

	const records = await client.records('?limit=1');
	const stream = await client.stream();
	const { uuid } = simulator.service.placeMissedCall();

	expect(records.map((record) => record.uuid)).toEqual([newest?.uuid, newest?.uuid]);
	const events = await stream.untilEvents(2);
	expect(events.map(({ id, call }) => [id, call.uuid])).toEqual([
		['1', uuid],
		['2', uuid],
	]);
	await stream.leave();
});

test('reorder: neighbours change places', async () => {
	const expected = (await client.records('?limit=4')).map(({ uuid }) => uuid).reverse();
	breakList({ kind: 'reorder' });
	simulator.faults.declare({ route: 'stream', behaviour: { kind: 'reorder' } });

	const records: readonly WireCall[] = await client.records('?limit=4');
	const stream = await client.stream();
	const [one, other] = [simulator.service.placeMissedCall(), simulator.service.placeMissedCall()];

	expect(records.map(({ uuid }) => uuid)).toEqual(expected);
	const events = await stream.untilEvents(2);
	expect(events.map(({ call }) => call.uuid)).toEqual([other.uuid, one.uuid]);
	await stream.leave();
});

test('silent: a stream that opens and never speaks', async () => {
	simulator.faults.declare({ route: 'stream', behaviour: { kind: 'silent' } });
	const mute = await client.stream();
	const heard = await client.stream();

	simulator.service.placeMissedCall();
	await heard.untilEvents(1);

	expect(mute.response.status).toBe(200);
	expect(mute.received).toHaveLength(0);
	await Promise.all([mute.leave(), heard.leave()]);
});

test('a stream is cut in the middle of a character too', async () => {
	simulator.faults.declare({ route: 'stream', behaviour: { kind: 'cut-in-character' } });
	const stream = await client.stream();

	simulator.service.placeMissedCall({ name: 'Zoë', number: '1015', context: 'K9999' });

	await expect(stream.untilEvents(1)).rejects.toThrow();
	expect(stream.received.at(-1)).toBe(0xc3);
});

test('raw bytes go into the open streams as they are', async () => {
	const stream = await client.stream();
	await simulator.service.streams.untilCountIs(1);

	simulator.service.streams.writeRaw('\ufeffretry: 0\r\n: x\rdata: {"no":1}\n\n');

	expect(await stream.until((text) => text.endsWith('\n\n'))).toBe(
		'\ufeffretry: 0\r\n: x\rdata: {"no":1}\n\n',
	);
	await stream.leave();
});

test('“proxies cut idle connections”: all streams are closed, in order', async () => {
	const streams = [await client.stream(), await client.stream()];

	simulator.service.streams.closeAll();

	expect(await Promise.all(streams.map((stream) => stream.untilEnd()))).toHaveLength(2);
});

test('half-open: the stream stays and says nothing any more, a new one speaks', async () => {
	const dead = await client.stream();
	simulator.service.streams.goHalfOpen();
	const alive = await client.stream();

	simulator.service.placeMissedCall();
	await alive.untilEvents(1);

	expect(dead.received).toHaveLength(0);
	await Promise.all([dead.leave(), alive.leave()]);
});

test('refused connections: nobody listens, and then somebody does, at the same port', async () => {
	await simulator.refuseConnections();
	const { error } = await readBroken(`${simulator.apiBaseUrl}/records`, client.headers);
	await simulator.acceptConnections();

	expect(error).toBe('ECONNREFUSED');
	expect(await client.records('?limit=1')).toHaveLength(1);
});

test('a restarted server drops its streams and counts anew', async () => {
	const before = await client.stream();

	await simulator.restart(40);
	const after = await client.stream();
	simulator.service.placeMissedCall();

	await expect(before.untilEnd()).rejects.toThrow('terminated');
	expect((await after.untilEvents(1))[0]?.id).toBe('40');
	await after.leave();
});
