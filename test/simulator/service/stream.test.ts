import { afterEach, expect, test } from 'vitest';
import { createSigningKey } from '../identity/signing-key.ts';
import type { SimulatorOptions } from '../simulator-options.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';
import { DIALECTS, type Dialect } from './dialects.ts';

const running: Simulator[] = [];
const signingKey = await createSigningKey();

async function start(
	options: Partial<SimulatorOptions> = {},
): Promise<{ readonly simulator: Simulator; readonly client: TestClient }> {
	const simulator = await startSimulator({
		auto: true,
		calls: 50,
		days: 10,
		signingKey,
		...options,
	});
	running.push(simulator);
	return { simulator, client: await connect(simulator) };
}

afterEach(async () => {
	await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

test('“Example of the wire (one event, then its update)”, byte for byte', async () => {
	const { simulator, client } = await start({ dialect: '2.0-early-access', firstEventId: 2 });
	const stream = await client.stream();
	const record = {
		uuid: '22222222-2222-4222-8222-222222222222',
		duration: 30,
		created: '2025-06-03T10:22:24Z',
		caller: { name: 'Charlie', number: '1003', context: 'K9999' },
		callee: { name: 'Alice', number: '1001', context: 'K9999' },
		// Or one is drawn, now and then.
		customData: {},
	};

	simulator.service.placeCall({ kind: 'internal', transcription: 'pending', record });
	simulator.service.changeCall(record.uuid, {
		updated: '2025-06-03T10:22:31Z',
		transcription: { available: true },
	});

	await stream.untilEvents(2);
	const start30 = `{"uuid":"${record.uuid}","duration":30,"direction":"inbound","caller":{"name":"Charlie","number":"1003","context":"K9999"},"callee":{"name":"Alice","number":"1001","context":"K9999"},"status":"answered","created":"2025-06-03T10:22:24Z"`;
	expect(stream.received.toString()).toBe(
		`id: 2\ndata: ${start30},"transcription":{"available":false}}\n\n` +
			`id: 3\ndata: ${start30},"updated":"2025-06-03T10:22:31Z","transcription":{"available":true}}\n\n`,
	);
});

test('“Accept: text/event-stream: 200 SSE”, uncompressed, not to be cached', async () => {
	const { client } = await start();

	const { response } = await client.stream('', { 'accept-encoding': 'gzip' });

	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
	expect(response.headers.get('cache-control')).toBe('no-store');
	expect(response.headers.get('content-encoding')).toBeNull();
});

test('“id is an integer that counts within one stream”, and Last-Event-ID resumes nothing', async () => {
	const { simulator, client } = await start();
	const first = await client.stream();
	const calls = [simulator.service.placeMissedCall(), simulator.service.placeMissedCall()];

	const second = await client.stream('', { 'last-event-id': '1' });
	const later = simulator.service.placeMissedCall();

	const firstEvents = await first.untilEvents(3);
	expect(firstEvents.map(({ id }) => id)).toEqual(['1', '2', '3']);
	expect(firstEvents.map(({ call }) => call.uuid)).toEqual(
		[...calls, later].map(({ uuid }) => uuid),
	);
	expect((await second.untilEvents(1)).map(({ id, call }) => [id, call.uuid])).toEqual([
		['1', later.uuid],
	]);
});

test('“Unknown: whether a new stream first replays old records”: with replay, the last ones, “in chronological order”', async () => {
	const { simulator, client } = await start({ replay: 3 });
	const stream = await client.stream();

	const events = await stream.untilEvents(3);

	const last = simulator.service.calls().slice(-3);
	expect(events.map(({ call }) => call.uuid)).toEqual(last.map(({ uuid }) => uuid));
});

test('“Unknown: whether deletions are announced. Assume not.”', async () => {
	const { simulator, client } = await start();
	const stream = await client.stream();
	const gone = simulator.service.placeMissedCall();

	simulator.service.deleteCall(gone.uuid);
	const next = simulator.service.placeMissedCall();

	const events = await stream.untilEvents(2);
	expect(events.map(({ call }) => call.uuid)).toEqual([gone.uuid, next.uuid]);
});

test('“later the same uuid with true and an updated”, and the transcript for who asks for it', async () => {
	const { simulator, client } = await start();
	const short = await client.stream();
	const whole = await client.stream('?complete=true');
	const { uuid } = simulator.service.placeCall({ kind: 'answered', transcription: 'pending' });

	simulator.service.finishTranscription(uuid);

	const [before, after] = await short.untilEvents(2);
	expect(before?.call).toMatchObject({ uuid, transcription: { available: false } });
	expect(before?.call).not.toHaveProperty('updated');
	expect(after?.call).toMatchObject({ uuid, transcription: { available: true } });
	expect(after?.call['updated']).toMatch(/Z$/);
	expect((await whole.untilEvents(2))[1]?.call).toHaveProperty('transcription.summary');
});

test.each<readonly [Dialect, boolean, string, number, string]>([
	['2.0-early-access', false, '', 200, '“customer not needed”'],
	['2.0-early-access.2', false, '', 400, '“required when the JWT has no customer claim”'],
	['2.0-early-access.2', false, '?customer=K9999', 200, '“customer=K…”'],
	['2.0-early-access.2', true, '', 200, 'the claim is enough'],
	['2.0-early-access.2', true, '?customer=K1', 200, '“ignored when it has”'],
])(
	'stream in %s, claim %s, asked with “%s”: %i, %s',
	async (dialect, customerClaim, query, status) => {
		const { simulator, client } = await start({ dialect, customerClaim });

		const stream = await client.stream(query);

		expect(stream.response.status).toBe(status);
		if (status === 200) {
			const { uuid } = simulator.service.placeMissedCall();
			expect((await stream.untilEvents(1))[0]?.call.uuid).toBe(uuid);
		}
	},
);

test.each(DIALECTS)('what differs between the dialects, in %s', async (dialect) => {
	const { simulator, client } = await start({ dialect });
	const stream = await client.stream();

	simulator.service.placeCall({
		kind: 'group-callee',
		record: { customData: { crm: 'ticket-1', project: 'Umzug' } },
	});

	const [event] = await stream.untilEvents(1);
	expect(event?.call).toMatchObject(
		dialect === '2.0-early-access'
			? { callee: { destination_type: 'group' }, crm: 'ticket-1' }
			: {
					callee: { service: 'group' },
					custom_data: { crm: 'ticket-1', project: 'Umzug' },
					customer: 'K9999',
					extension: '1001',
					user_uuid: expect.any(String) as string,
					call_id: expect.any(String) as string,
				},
	);
	expect(Object.hasOwn(event?.call ?? {}, 'user_uuid')).toBe(dialect === DIALECTS[1]);
	expect(Object.hasOwn(event?.call ?? {}, 'custom_data')).toBe(dialect === DIALECTS[1]);
});

test('a stream that its client leaves is forgotten', async () => {
	const { simulator, client } = await start();
	const stream = await client.stream();
	await simulator.service.streams.untilCountIs(1);

	await stream.leave();

	await simulator.service.streams.untilCountIs(0);
	expect(simulator.service.streams.count).toBe(0);
});

test('“Unknown: heartbeat”: there is one, if wanted, as a comment', async () => {
	const { simulator, client } = await start();
	const stream = await client.stream();

	simulator.service.streams.sendHeartbeats();

	expect(await stream.until((text) => text.length > 0)).toBe(':\n\n');
});

test('a call that no stream was told of is in the list all the same', async () => {
	const { simulator, client } = await start();
	const stream = await client.stream();

	const unheard = simulator.service.placeUnheardCall({ kind: 'missed' });
	const heard = simulator.service.placeMissedCall();

	expect((await stream.untilEvents(1)).map(({ call }) => call.uuid)).toEqual([heard.uuid]);
	expect((await client.records('?limit=2')).map(({ uuid }) => uuid)).toContain(unheard.uuid);
});
