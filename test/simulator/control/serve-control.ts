import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerError, answerJson, sendAnswer, type Answer } from '../http/answer.ts';
import { act } from './actions.ts';
import { describeControl } from './describe-control.ts';
import type { ControlRoom } from './control-room.ts';
import { readCallWish, readChange, readFault, readSettings, Unreadable } from './read-wishes.ts';

type Body = Readonly<Record<string, unknown>>;

const UUID_PATH = /^\/control\/calls\/([^/]+)(?:\/(transcription|repeat))?$/;

/** The control API over HTTP: JSON in, JSON out, for this machine and for no web page. */
export async function serveControl(
	room: ControlRoom,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
): Promise<void> {
	if (!isFromThisMachine(request)) {
		sendAnswer(response, answerError(403, 'The control API is for programs on this machine.'));
		return;
	}
	sendAnswer(response, await answerControl(room, request, url));
}

// A web page cannot leave out `Origin` on what changes something (Fetch standard, "Origin header"),
// and a rebound host name shows in `Host`.
function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
	const isLoopback = ['127.0.0.1', '::ffff:127.0.0.1', '::1'].includes(socket.remoteAddress ?? '');
	const isByName = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
	return isLoopback && isByName && headers.origin === undefined;
}

async function answerControl(
	room: ControlRoom,
	request: IncomingMessage,
	url: URL,
): Promise<Answer> {
	try {
		const body = await readBody(request);
		const result = await dispatch(room, `${request.method ?? ''} ${url.pathname}`, url, body);
		return result ?? answerError(404, 'There is no such control. GET /control lists them.');
	} catch (error) {
		if (error instanceof Unreadable) return answerError(400, error.message);
		if (error instanceof RangeError) return answerError(404, error.message);
		throw error;
	}
}

async function dispatch(
	room: ControlRoom,
	what: string,
	{ pathname, searchParams }: URL,
	body: Body,
): Promise<Answer | null> {
	switch (what) {
		case 'GET /control':
			return answerJson(200, describeControl());
		case 'GET /control/calls':
			return answerJson(200, room.service.calls().slice(-Number(searchParams.get('last') ?? 100)));
		case 'POST /control/calls':
			return answerJson(201, placeCall(room, body));
		case 'GET /control/requests':
			return answerJson(200, room.requests.list());
		case 'DELETE /control/requests':
			return answerNothing(() => {
				room.requests.clear();
			});
		case 'GET /control/streams':
			return answerJson(200, { open: room.service.streams.count });
		case 'GET /control/faults':
			return answerJson(200, { declared: room.faults.declared(), unused: room.faults.unused() });
		case 'POST /control/faults':
			room.faults.declare(readFault(body));
			return answerJson(201, room.faults.declared());
		case 'DELETE /control/faults':
			return answerNothing(() => {
				room.faults.clear();
			});
		case 'GET /control/settings':
			return answerJson(200, room.settings());
		case 'PATCH /control/settings':
			room.changeSettings(readSettings(body));
			return answerJson(200, room.settings());
		case 'POST /control/actions':
			return answerNothing(() => act(room, body));
		default:
			return dispatchCall(room, what.split(' ')[0] ?? '', pathname, body);
	}
}

async function dispatchCall(
	room: ControlRoom,
	method: string,
	path: string,
	body: Body,
): Promise<Answer | null> {
	const { service } = room;
	const [, uuid, part] = UUID_PATH.exec(path) ?? [];
	if (uuid === undefined) return null;
	switch (`${method} ${part ?? ''}`) {
		case 'GET ':
			return answerJson(200, wire(room, uuid));
		case 'PATCH ':
			service.changeCall(uuid, readChange(body));
			return answerJson(200, wire(room, uuid));
		case 'DELETE ':
			return answerNothing(() => {
				service.deleteCall(uuid);
			});
		case 'POST transcription':
			service.finishTranscription(uuid);
			return answerJson(200, wire(room, uuid));
		case 'POST repeat':
			return answerNothing(() => {
				service.repeatCall(uuid);
			});
		default:
			return null;
	}
}

function placeCall(room: ControlRoom, body: Body): unknown {
	const { wish, unheard } = readCallWish(body);
	const call = unheard ? room.service.placeUnheardCall(wish) : room.service.placeCall(wish);
	return wire(room, call.uuid);
}

function wire(room: ControlRoom, uuid: string): unknown {
	return room.service.wireRecord(uuid);
}

async function answerNothing(act: () => void | Promise<void>): Promise<Answer> {
	await act();
	return { status: 204 };
}

async function readBody(request: IncomingMessage): Promise<Body> {
	const parts: Buffer[] = [];
	for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
	const text = Buffer.concat(parts).toString();
	if (text === '') return {};
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null) return { ...value };
	} catch {
		// Said below, together with JSON that is no object.
	}
	throw new Unreadable('The body must be a JSON object.');
}
