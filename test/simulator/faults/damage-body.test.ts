import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBroken } from '../test-client.ts';
import { all, answerHtmlPage } from './behaviours.ts';
import { aFaultySimulator } from './faulty-simulator.ts';

const { simulator, client, breakList } = await aFaultySimulator();

test('cut: so many bytes and no more', async () => {
	breakList({ kind: 'cut', afterBytes: 1000 });

	const { bytes, error } = await readBroken(`${simulator.apiBaseUrl}/records`, client.headers);

	expect(error).toBe('ECONNRESET');
	expect(bytes).toHaveLength(1000);
});

test('cut in the middle of a character', async () => {
	simulator.service.placeMissedCall({
		name: 'Jürgen Weiß',
		number: '493023125001',
		context: 'global',
	});
	breakList({ kind: 'cut-in-character' });

	const { bytes, error } = await readBroken(`${simulator.apiBaseUrl}/records`, client.headers);

	expect(error).toBe('ECONNRESET');
	expect(bytes.at(-1)).toBe(0xc3);
	expect(bytes.toString().endsWith('J\ufffd')).toBe(true);
});

test('stall: so many bytes, then nothing, and the connection stays', async () => {
	breakList({ kind: 'stall', afterBytes: 10 });
	const answer = await client.get('/records');
	const reader = answer.body?.getReader();

	const first = await reader?.read();
	const next = reader?.read().then(() => 'more');
	const other = await client.records('?limit=1');

	expect(first?.value).toHaveLength(10);
	expect(other).toHaveLength(1);
	expect(await Promise.race([next, Promise.resolve('nothing')])).toBe('nothing');
	await reader?.cancel();
});

test('drip: everything arrives, a little at a time', async () => {
	breakList({ kind: 'drip', bytes: 200, everyMs: 1 });
	const answer = await client.get('/records?limit=5');
	let pieces = 0;
	const text: Buffer[] = [];

	for await (const piece of answer.body ?? []) {
		pieces += 1;
		text.push(Buffer.from(piece));
	}

	expect(JSON.parse(Buffer.concat(text).toString())).toHaveLength(5);
	expect(pieces).toBeGreaterThan(3);
});

test('gzip: list and stream, each event at once', async () => {
	breakList({ kind: 'gzip' });
	simulator.faults.declare({ route: 'stream', behaviour: { kind: 'gzip' } });

	const { bytes } = await readBroken(`${simulator.apiBaseUrl}/records?limit=2`, client.headers);
	const stream = await client.stream();
	const { uuid } = simulator.service.placeMissedCall();

	expect(JSON.parse(gunzipSync(bytes).toString())).toHaveLength(2);
	expect(stream.response.headers.get('content-encoding')).toBe('gzip');
	expect((await stream.untilEvents(1))[0]?.call.uuid).toBe(uuid);
	await stream.leave();
});

test('all: behaviours add up', async () => {
	breakList(all({ kind: 'delay', ms: 1 }, { kind: 'cut', afterBytes: 3 }, answerHtmlPage(502)));

	const { bytes, error } = await readBroken(`${simulator.apiBaseUrl}/records`, client.headers);

	expect(bytes.toString()).toBe('<ht');
	expect(error).toBe('ECONNRESET');
});
