import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '../records/call-record.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';

let simulator: Simulator;
let client: TestClient;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 600, days: 60 });
	client = await connect(simulator);
});

beforeEach(() => {
	simulator.changeSettings({
		...{ unit: 'seconds', dialect: '2.0-early-access.2', othersAccess: 'empty' },
	});
	simulator.faults.clear();
});

afterAll(() => simulator.stop());

function newestFirst(): readonly CallRecord[] {
	return [...simulator.service.calls()].reverse();
}

test('“GET /records, Accept: application/json: list: 200 array”, “sort: default desc”', async () => {
	const answer = await client.get('/records', { accept: 'application/json' });

	const records = (await answer.json()) as CallRecord[];
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
	expect(records.map(({ uuid }) => uuid)).toEqual(newestFirst().map(({ uuid }) => uuid));
});

test('“start.cloudya.com/api/callhistory: same API; must work by configuration alone”', async () => {
	const path = '/records?limit=5';

	const older = await fetch(simulator.olderApiBaseUrl + path, { headers: client.headers });

	expect(await older.json()).toEqual(await client.records('?limit=5'));
});

test('“limit, offset”: pages follow one another without gap or overlap', async () => {
	const pages = await Promise.all([
		client.records('?limit=40&offset=0'),
		client.records('?limit=40&offset=40'),
	]);

	expect(pages.flat().map(({ uuid }) => uuid)).toEqual(
		newestFirst()
			.slice(0, 80)
			.map(({ uuid }) => uuid),
	);
	expect(await client.records('?offset=100000')).toEqual([]);
});

test('“0 = no limit”', async () => {
	expect(await client.records('?limit=0')).toHaveLength(simulator.service.calls().length);
});

test('“sort: asc | desc, by creation time”', async () => {
	const [oldest] = await client.records('?sort=asc&limit=1');
	const [newest] = await client.records('?sort=desc&limit=1');

	expect(oldest?.uuid).toBe(simulator.service.calls()[0]?.uuid);
	expect(newest?.uuid).toBe(newestFirst()[0]?.uuid);
});

test.each<[string, (call: CallRecord) => boolean]>([
	['status:missed', (call) => call.status === 'missed'],
	['status:answered', (call) => call.status === 'answered'],
	['status:cancelled', (call) => call.status === 'cancelled'],
	['direction:inbound', (call) => call.direction === 'inbound'],
	['direction:outbound', (call) => call.direction === 'outbound'],
	['transcription', (call) => call.transcription !== undefined],
	[
		'internal:1003',
		(call) =>
			[call.caller, call.callee].some((one) => one.context === 'K9999' && one.number === '1003'),
	],
	[
		'status:cancelled,direction:outbound',
		(call) => call.status === 'cancelled' && call.direction === 'outbound',
	],
])('“filter: comma-separated, all must match”: %s', async (filter, condition) => {
	const found = await client.records(`?filter=${encodeURIComponent(filter)}`);

	const expected = newestFirst().filter(condition);
	expect(found.map(({ uuid }) => uuid)).toEqual(expected.map(({ uuid }) => uuid));
	expect(expected.length).toBeGreaterThan(0);
});

test('“global:<number>”: only calls with that number outside', async () => {
	const call = simulator.service.placeCall({
		kind: 'missed',
		caller: { number: '4989123456789', context: 'global' },
	});

	const found = await client.records('?filter=global:4989123456789');

	expect(found.map(({ uuid }) => uuid)).toEqual([call.uuid]);
});

test('“extra filter user_uuid:<uuid>” is known to the second dialect only', async () => {
	const filter = `/records?limit=1&filter=user_uuid:${newestFirst()[0]?.userUuid ?? ''}`;

	expect(await (await client.get(filter)).json()).toHaveLength(1);

	simulator.changeSettings({ dialect: '2.0-early-access' });
	expect((await client.get(filter)).status).toBe(400);
});

test('“search: caller and callee names and numbers only; not transcripts”', async () => {
	const name = await client.records('?search=k%C3%B6HLER');
	const number = await client.records('?search=1003');

	expect(name.length).toBeGreaterThan(0);
	expect(JSON.stringify(name[0])).toContain('Köhler');
	expect(number.length).toBeGreaterThan(0);
	expect(await client.records('?search=Rechnung')).toEqual([]);
});

test('“customer, extension”: others’ records are not this user’s to see', async () => {
	expect(await client.records('?customer=K9999&extension=1001&limit=1')).toHaveLength(1);
	expect(await client.records('?customer=K1234')).toEqual([]);
	expect(await client.records('?extension=1002')).toEqual([]);
});

test.each([
	['empty', 200, []],
	['forbidden', 403, null],
	['ignored', 200, ['1001']],
	['allowed', 200, ['1002']],
] as const)(
	'others’ records, when access to them is %s: %i',
	async (othersAccess, status, whose) => {
		const call = simulator.service.placeCall({ kind: 'missed', extension: '1002' });
		simulator.changeSettings({ othersAccess });

		const answer = await client.get('/records?extension=1002&limit=1');
		const own = await client.records('?limit=5');
		const one = await client.get(`/records/${call.uuid}`);

		expect(answer.status).toBe(status);
		if (whose === null) expect(answer.headers.get('x-request-id')).not.toBeNull();
		else {
			const records = (await answer.json()) as CallRecord[];
			expect(records.map(({ extension }) => extension)).toEqual(whose);
		}
		expect(own.map(({ uuid }) => uuid)).not.toContain(call.uuid);
		expect(one.status).toBe(othersAccess === 'allowed' ? 200 : 404);
	},
);

test('“admin tokens see others’ records”: the whole customer’s, and each extension’s stream', async () => {
	simulator.changeSettings({ othersAccess: 'allowed' });
	const own = await client.stream();
	const theirs = await client.stream('?extension=1003');
	const all = await client.stream('?customer=K9999');

	const calls = ['1003', '1004', '1001'].map((extension) =>
		simulator.service.placeCall({ kind: 'missed', extension }),
	);

	const [call1003, call1004, call1001] = calls.map(({ uuid }) => uuid);
	const heard = async (stream: typeof own, count: number) =>
		(await stream.untilEvents(count)).map(({ call }) => call.uuid);
	expect(await heard(all, 3)).toEqual([call1003, call1004, call1001]);
	expect(await heard(theirs, 1)).toEqual([call1003]);
	expect(await heard(own, 1)).toEqual([call1001]);
	const listed = await client.records('?customer=K9999&limit=50');
	expect(listed.map(({ uuid }) => uuid)).toEqual(
		expect.arrayContaining([call1003, call1004, call1001]),
	);
});

test('“from, to: newer / older than this timestamp”, in seconds', async () => {
	const [, , third, , fifth] = newestFirst();
	const from = Date.parse(fifth?.created ?? '') / 1000;
	const to = Date.parse(third?.created ?? '') / 1000;

	const found = await client.records(`?from=${String(from)}&to=${String(to)}`);

	expect(found.map(({ uuid }) => uuid)).toEqual([newestFirst()[3]?.uuid]);
});

test.each([
	['seconds', 'Empty: seconds.', 0],
	['milliseconds', 'Not empty: milliseconds.', 1],
] as const)(
	'“ask limit=1&from=(T + 60 s, in seconds)” of a service in %s: “%s”',
	async (unit, _words, count) => {
		simulator.changeSettings({ unit });
		const [newest] = await client.records('?limit=1');
		const from = Date.parse(newest?.created ?? '') / 1000 + 60;

		expect(await client.records(`?limit=1&from=${String(from)}`)).toHaveLength(count);
	},
);

test('“complete: default false: with transcripts and summaries”', async () => {
	const [short] = await client.records('?filter=transcription,status:answered&limit=1');
	const [whole] = await client.records(
		'?filter=transcription,status:answered&limit=1&complete=true',
	);

	expect(short?.['transcription']).toEqual({ available: true });
	expect(whole?.['transcription']).toMatchObject({
		available: true,
		summary: expect.any(String) as string,
		transcript: expect.arrayContaining([expect.objectContaining({ event: 'speech' })]) as unknown,
	});
});

test('“GET /records/{uuid}?complete=true: one record, with transcript and summary”', async () => {
	const [listed] = await client.records('?filter=transcription&limit=1&complete=true');

	const answer = await client.get(`/records/${listed?.uuid ?? ''}?complete=true`);

	expect(answer.status).toBe(200);
	expect(await answer.json()).toEqual(listed);
});
