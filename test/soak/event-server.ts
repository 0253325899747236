/**
 * A process of its own that streams as many events as it is told, so that its memory is not counted as ours:
 * `/<events>/<uuids>/records`. What has come before comes again with the next one's content, and is newer then.
 */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { LoopbackServer } from '../simulator/http/loopback-server.ts';
import { generateHistory } from '../simulator/records/generate-history.ts';
import { castFor } from '../simulator/records/people.ts';
import { DIALECTS, toWire } from '../simulator/service/dialects.ts';

const SEED = 'stream';
const EVENTS_PER_WRITE = 50;
const NOW = Date.UTC(2025, 5, 3);

const history = generateHistory({
	...{ seed: SEED, cast: castFor(SEED), nowMs: NOW, calls: 1_000, days: 90 },
});
const inShort = asRecords(false);
const whole = asRecords(true);
/** By uuid: the event that had it last. */
const lastEvents = new Map<string, number>();

const server = new LoopbackServer(0, async (request, response) => {
	const { pathname } = new URL(request.url ?? '', 'http://localhost');
	const [, events, uuids, , uuid] = pathname.split('/');
	if (request.headers.accept?.includes('text/event-stream') !== true) {
		answer(response, uuid ?? null);
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	for (let from = 1; from <= Number(events); from += EVENTS_PER_WRITE) {
		const to = Math.min(from + EVENTS_PER_WRITE - 1, Number(events));
		await send(response, from, to, Number(uuids));
	}
	response.end();
});
await server.open();
process.send?.(server.port);

function asRecords(isWhole: boolean): readonly object[] {
	return history.map((call, at) => toWire(call, DIALECTS[at % 2] ?? DIALECTS[0], isWhole));
}

async function send(response: ServerResponse, from: number, to: number, uuids: number) {
	let text = from % 1_000 === 1 ? ': still here\n\n' : '';
	for (let id = from; id <= to; id++) {
		const uuid = `00000000-0000-4000-8000-${String(id % uuids).padStart(12, '0')}`;
		if (uuids < id) lastEvents.set(uuid, id);
		text += `id: ${id}\ndata: ${JSON.stringify(recordOf(inShort, id, uuid))}\n\n`;
	}
	if (!response.write(text)) await once(response, 'drain');
}

/** One record in whole; of a list: there is none, all that there is was streamed. */
function answer(response: ServerResponse, uuid: string | null): void {
	const id = Number(uuid?.slice(-12) ?? 0);
	const body = uuid === null ? [] : recordOf(whole, lastEvents.get(uuid) ?? id, uuid);
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

function recordOf(records: readonly object[], id: number, uuid: string): object {
	const isAgain = lastEvents.has(uuid);
	const updated = isAgain ? { updated: new Date(NOW + id * 1_000).toISOString() } : {};
	return { ...records[id % records.length], ...updated, uuid };
}
