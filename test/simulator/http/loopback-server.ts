import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A server on 127.0.0.1 that can go away and come back at the same port. */
export class LoopbackServer {
	readonly #handler: Handler;
	#server: Server | null = null;
	#port: number;
	#isRetired = false;

	/** `port` 0: any free one, and the same one ever after. */
	constructor(port: number, handler: Handler) {
		this.#port = port;
		this.#handler = handler;
	}

	get port(): number {
		return this.#port;
	}

	async open(): Promise<void> {
		if (this.#server !== null || this.#isRetired) return;
		const server = createServer((request, response) => void this.#serve(request, response));
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(this.#port, '127.0.0.1', resolve);
		});
		this.#port = (server.address() as AddressInfo).port;
		this.#server = server;
	}

	/** From now on connections are refused, and those that were open are gone. */
	async close(): Promise<void> {
		const server = this.#server;
		if (server === null) return;
		this.#server = null;
		await new Promise<void>((resolve) => {
			server.close(() => {
				resolve();
			});
			server.closeAllConnections();
		});
		// Clients in this very process learn of it when the event loop comes round to their sockets.
		for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
	}

	/** Closed for good, whoever still means to open it. */
	async retire(): Promise<void> {
		this.#isRetired = true;
		await this.close();
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			await this.#handler(request, response);
		} catch (error) {
			// A bug of the simulator's own: loud here, and a plain failure for whoever asked.
			process.stderr.write(`simulator: ${error instanceof Error ? String(error.stack) : '?'}\n`);
			response.destroy();
		}
	}
}
