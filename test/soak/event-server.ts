/** A process of its own that streams as many events as it is told, so that its memory is not counted as ours. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { LoopbackServer } from '../simulator/http/loopback-server.ts';
import { generateHistory } from '../simulator/records/generate-history.ts';
import { castFor } from '../simulator/records/people.ts';
import { DIALECTS, toWire } from '../simulator/service/dialects.ts';

const SEED = 'stream';
const EVENTS_PER_WRITE = 50;

const records = generateHistory({
	...{ seed: SEED, cast: castFor(SEED), nowMs: Date.UTC(2025, 5, 3), calls: 1_000, days: 90 },
}).map((call, at) => toWire(call, DIALECTS[at % 2] ?? DIALECTS[0], false));

const server = new LoopbackServer(0, async (request, response) => {
	const events = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('events'));
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	for (let from = 1; from <= events; from += EVENTS_PER_WRITE) {
		await send(response, from, Math.min(from + EVENTS_PER_WRITE - 1, events));
	}
	response.end();
});
await server.open();
process.send?.(server.port);

async function send(response: ServerResponse, from: number, to: number): Promise<void> {
	let text = from % 1_000 === 1 ? ': still here\n\n' : '';
	for (let id = from; id <= to; id++) {
		// No uuid comes twice: whoever kept them would show.
		const uuid = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
		text += `id: ${id}\ndata: ${JSON.stringify({ ...records[id % records.length], uuid })}\n\n`;
	}
	if (!response.write(text)) await once(response, 'drain');
}
