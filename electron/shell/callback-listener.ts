/** Waits on a loopback address for the browser to come back from the sign-in page [RFC 8252 §7.3]. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '../contract/app-state.ts';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import { Secret } from '../ground/secret.ts';
import { callbackPage, CALLBACK_PAGE_POLICY, type CallbackPage } from './callback-page.ts';

export interface CallbackListenerParts {
	/** Null for any free port: the provider must accept every port on loopback [RFC 8252 §7.3]. */
	readonly port: number | null;
	readonly language: () => Language;
	/** What the answer carries as its `state`: whatever comes without it answers another question, or none. */
	readonly state: Secret;
}

/** What the browser brought back; it waits until it is answered. */
export interface BrowserCallback {
	/** The whole address, with the authorization code in it. */
	readonly url: Secret;
	/** Shows the page; done when the browser has it, or is gone. */
	answer(page: CallbackPage): Promise<void>;
}

export interface OpenCallbackListener {
	readonly redirectUri: string;
	/** The callback that carries the state; null when the signal came before. */
	readonly received: Promise<BrowserCallback | null>;
}

/** By number, not `localhost`: a name could be made to point elsewhere [RFC 8252 §8.3]. */
const ADDRESS = '127.0.0.1';
const PATH = '/callback';

/**
 * Listens until the signal aborts, then closes every socket. Takes one callback: a second one would be a reload, and
 * finds nothing. One of another sign-in is told so, and ends nothing: any web page and any old tab can ask here.
 */
export async function listenForCallback(
	{ port, language, state }: CallbackListenerParts,
	signal: AbortSignal,
): Promise<Outcome<OpenCallbackListener>> {
	const server = createServer({ maxHeaderSize: 32_768 });
	const bound = await listen(server, port ?? 0);
	if (bound === null) return failed({ kind: 'redirect-port-taken', port: port ?? 0 });
	const host = `${ADDRESS}:${String(bound)}`;

	const received = new Promise<BrowserCallback | null>((resolve) => {
		let taken = false;
		server.on('request', (request, response) => {
			const refusal = refusedAs(request, host);
			if (refusal !== null) {
				respond(response, refusal, '');
				return;
			}
			if (!carries(request, host, state)) {
				respond(response, 400, callbackPage('another-sign-in', language()));
				return;
			}
			if (taken) {
				respond(response, 404, '');
				return;
			}
			taken = true;
			resolve({
				url: new Secret(`http://${host}${request.url ?? ''}`),
				answer: (page) =>
					new Promise((done) => {
						response.once('close', done);
						if (response.destroyed) done();
						else respond(response, 200, callbackPage(page, language()));
					}),
			});
		});
		const close = (): void => {
			server.close();
			server.closeAllConnections();
			resolve(null);
		};
		if (signal.aborted) close();
		else signal.addEventListener('abort', close, { once: true });
	});
	return success({ redirectUri: `http://${host}${PATH}`, received });
}

/** Null when the port is taken; that is the only way it fails for a port from 1024 on loopback. */
function listen(server: Server, port: number): Promise<number | null> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
			else reject(error);
		});
		// Exclusive, or a second process of a cluster could share it.
		server.listen({ host: ADDRESS, port, exclusive: true }, () => {
			resolve((server.address() as AddressInfo).port);
		});
	});
}

/** The status that a request is refused with; null for a callback. */
function refusedAs(request: IncomingMessage, host: string): number | null {
	// A page whose name was rebound to 127.0.0.1 says its own name here.
	if (request.headers.host !== host) return 421;
	if (!isCallback(request)) return 404;
	return request.method === 'GET' ? null : 405;
}

function isCallback({ url }: IncomingMessage): boolean {
	return url === PATH || url?.startsWith(`${PATH}?`) === true;
}

/** [RFC 6749 §10.12] Exactly one `state`, and ours. */
function carries({ url }: IncomingMessage, host: string, state: Secret): boolean {
	const found = new URL(`http://${host}${url ?? ''}`).searchParams.getAll('state');
	return found.length === 1 && found[0] === state.reveal();
}

function respond(response: ServerResponse, status: number, html: string): void {
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': CALLBACK_PAGE_POLICY,
		'x-content-type-options': 'nosniff',
		// The address holds the code: neither a cache nor another site is to learn it.
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer',
		connection: 'close',
		...(status === 405 ? { allow: 'GET' } : {}),
	});
	response.end(html);
}
