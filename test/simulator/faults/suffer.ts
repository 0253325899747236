import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendAnswer } from '../http/answer.ts';
import type { Disorder } from '../service/event-stream.ts';
import { unfold, type Behaviour } from './behaviours.ts';
import { cutBody, cutInCharacter, dripBody, gzipBody, stallBody } from './damage-body.ts';

/** What is left to do after a request has suffered its fault. */
export type Aftermath =
	{ readonly kind: 'answered' } | { readonly kind: 'go-on'; readonly disorder: Disorder | null };

/** Does to this request what was declared for it. */
export async function suffer(
	behaviour: Behaviour | null,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<Aftermath> {
	let disorder: Disorder | null = null;
	for (const simple of behaviour === null ? [] : unfold(behaviour)) {
		switch (simple.kind) {
			case 'hang-up':
				request.socket.destroy();
				return { kind: 'answered' };
			case 'reset':
				request.socket.resetAndDestroy();
				return { kind: 'answered' };
			case 'raw':
				request.socket.end(simple.bytes);
				return { kind: 'answered' };
			case 'answer':
				sendAnswer(response, simple);
				return { kind: 'answered' };
			case 'delay':
				await delay(response, simple.ms);
				break;
			case 'wrong-clock':
				response.setHeader('date', new Date(Date.now() + simple.byMs).toUTCString());
				break;
			case 'drip':
				dripBody(response, simple.bytes, simple.everyMs);
				break;
			case 'stall':
				stallBody(response, simple.afterBytes);
				break;
			case 'cut':
				cutBody(response, simple.afterBytes);
				break;
			case 'cut-in-character':
				cutInCharacter(response);
				break;
			case 'gzip':
				gzipBody(response);
				break;
			case 'duplicate':
			case 'reorder':
			case 'silent':
				disorder = simple.kind;
		}
	}
	return { kind: 'go-on', disorder };
}

// A client that gives up must not keep the simulator from stopping.
async function delay(response: ServerResponse, ms: number): Promise<void> {
	const over = new AbortController();
	const giveUp = (): void => {
		over.abort();
	};
	response.once('close', giveUp);
	try {
		await sleep(ms, undefined, { signal: over.signal });
	} catch {
		// The client is gone; whatever is written from here goes nowhere.
	} finally {
		response.off('close', giveUp);
	}
}
