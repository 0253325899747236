import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server with one handler per path, for what a proper provider never does. */
export interface OddServer {
	readonly origin: string;
	/** `GET /path`, in order. */
	readonly requests: readonly string[];
	stop(): Promise<void>;
}

/** A path that nobody declared is answered 501 and makes `stop` fail: the test did not expect it. */
export async function startOddServer(
	routes: Readonly<Record<string, Handler>>,
): Promise<OddServer> {
	const requests: string[] = [];
	const undeclared: string[] = [];
	const server = createServer((request, response) => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		const name = `${request.method ?? ''} ${path}`;
		requests.push(name);
		const handler = routes[path];
		if (handler !== undefined) {
			handler(request, response);
			return;
		}
		undeclared.push(name);
		response.writeHead(501).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			if (undeclared.length > 0) throw new Error(`Nobody declared ${undeclared.join(', ')}.`);
		},
	};
}

export function json(status: number, body: unknown): Handler {
	return (_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	};
}

export function html(status: number): Handler {
	return (_request, response) => {
		response
			.writeHead(status, { 'content-type': 'text/html' })
			.end('<h1>Welcome to the hotel</h1>');
	};
}

export function redirect(location: string): Handler {
	return (_request, response) => {
		response.writeHead(302, { location }).end();
	};
}
