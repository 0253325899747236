/** A stream that is left closes its socket, whatever the garbage collector took meanwhile. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { follow, openAnswer, serveBytes } from './byte-server.ts';

// A full collection takes it from every one of them; a hundred leave nothing to chance.
const STREAMS = 100;

test('of many streams that are left no socket stays open after a collection', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let open = 0;
	const server = await serveBytes((response) => {
		open += 1;
		response.once('close', () => (open -= 1));
		openAnswer(response);
		response.write(':\n\n');
	});
	const streams = Array.from({ length: STREAMS }, () => follow(server.url));
	await Promise.all(streams.map(({ opened }) => opened));
	expect(open).toBe(STREAMS);

	// What finalizers let go of is collected by the next one.
	for (let round = 0; round < 3; round++) {
		collect();
		await new Promise(setImmediate);
	}
	for (const { abort } of streams) abort();

	await expect.poll(() => open).toBe(0);
}, 30_000);
