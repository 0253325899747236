import { request as httpRequest } from 'node:http';
import { signIn, type Tokens } from './sign-in.ts';
import type { Simulator } from './start-simulator.ts';

/** A signed-in client for the simulator's own tests: plain fetch, nothing clever. */
export interface TestClient {
	readonly tokens: Tokens;
	readonly headers: Readonly<Record<string, string>>;
	/** `path` below the API base; a list of records unless it says otherwise. */
	get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
	records(query?: string): Promise<readonly WireCall[]>;
	delete(path: string): Promise<Response>;
	stream(query?: string, headers?: Readonly<Record<string, string>>): Promise<OpenedStream>;
}

export interface WireCall extends Readonly<Record<string, unknown>> {
	readonly uuid: string;
	readonly created: string;
}

export async function connect(simulator: Simulator): Promise<TestClient> {
	const tokens = await signIn(simulator);
	const headers = { authorization: `Bearer ${tokens.access_token}`, 'user-agent': 'test/1.0' };
	const get: TestClient['get'] = (path, more) =>
		fetch(simulator.apiBaseUrl + path, { headers: { ...headers, ...more }, redirect: 'manual' });
	return {
		tokens,
		headers,
		get,
		records: async (query = '') => (await (await get(`/records${query}`)).json()) as WireCall[],
		delete: (path) => fetch(simulator.apiBaseUrl + path, { method: 'DELETE', headers }),
		stream: async (query = '', more) =>
			new OpenedStream(await get(`/records${query}`, { accept: 'text/event-stream', ...more })),
	};
}

/** An answer that is still coming in. */
class OpenedStream {
	readonly response: Response;
	readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
	#bytes = Buffer.alloc(0);

	constructor(response: Response) {
		this.response = response;
		this.#reader = response.body?.getReader();
	}

	/** Everything received, as soon as it fulfils the condition. Rejects when the connection breaks. */
	async until(isEnough: (text: string) => boolean): Promise<string> {
		while (!isEnough(this.#bytes.toString())) {
			if (!(await this.#readMore())) throw new Error('The stream ended before that.');
		}
		return this.#bytes.toString();
	}

	async untilEvents(count: number): Promise<readonly StreamedEvent[]> {
		return readEvents(await this.until((text) => readEvents(text).length >= count));
	}

	/** Everything received until the server ended the answer in order. */
	async untilEnd(): Promise<Buffer> {
		while (await this.#readMore());
		return this.#bytes;
	}

	/** What was received so far, without waiting. */
	get received(): Buffer {
		return this.#bytes;
	}

	async leave(): Promise<void> {
		await this.#reader?.cancel();
	}

	async #readMore(): Promise<boolean> {
		const piece = await this.#reader?.read();
		if (piece?.value === undefined) return false;
		this.#bytes = Buffer.concat([this.#bytes, piece.value]);
		return true;
	}
}

interface StreamedEvent {
	readonly id: string;
	readonly call: WireCall;
}

function readEvents(text: string): readonly StreamedEvent[] {
	return [...text.matchAll(/^id: (.*)\ndata: (.*)\n\n/gm)].map(([, id = '', data = '']) => ({
		id,
		call: JSON.parse(data) as WireCall,
	}));
}

/** What came of a body before its connection broke, as Node's own client sees it. */
export async function readBroken(
	url: string,
	headers: TestClient['headers'],
): Promise<{ readonly bytes: Buffer; readonly error: string }> {
	return new Promise((resolve) => {
		const bytes: Buffer[] = [];
		const end = (error?: Error & { code?: string }): void => {
			resolve({ bytes: Buffer.concat(bytes), error: error?.code ?? '' });
		};
		const request = httpRequest(url, { headers });
		request.on('error', end);
		request.on('response', (response) => {
			response.on('data', (piece: Buffer) => bytes.push(piece));
			response.on('error', end);
			response.on('end', () => {
				end();
			});
		});
		request.end();
	});
}
