/** Faults before a byte of an answer: names, sockets, certificates. */
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Bench } from './bench.ts';
import { type Fault, offline, SAYS_NETWORK } from './fault.ts';
import { STRANGERS_CERTIFICATE, STRANGERS_KEY } from './stranger.ts';

const OPEN_LIMIT_MS = 30_000;

function unreachable(code: RegExp) {
	return offline({ kind: 'unreachable', peer: 'service', code });
}

/** Until it ends, every request goes here instead. */
async function leadTo(bench: Bench, server: Server, scheme = 'http'): Promise<void> {
	const open = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		open.add(socket);
		socket.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	bench.parts.network.detour = `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	bench.onEnd(async () => {
		for (const socket of open) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
}

function backToService({ parts }: Bench): void {
	parts.network.detour = null;
}

async function waitInVain(bench: Bench): Promise<void> {
	await bench.dropStream();
	await bench.until(() => bench.parts.keeper.state.kind === 'connecting', 'a try');
	await bench.parts.clock.advanceMs(OPEN_LIMIT_MS);
}

export const connecting: readonly Fault[] = [
	{
		name: 'refused: nobody listens',
		happens: ({ parts }) => parts.simulator.refuseConnections(),
		meets: 'at once',
		state: unreachable(/^ECONNREFUSED$|^UND_ERR_SOCKET$|^ERR_CONNECTION_CLOSED$/),
		says: SAYS_NETWORK,
		ends: async (bench) => {
			await bench.untilRetry();
			await bench.reaches(unreachable(/^ECONNREFUSED$/));
			await bench.parts.simulator.acceptConnections();
		},
	},
	{
		name: 'reset before the answer',
		happens: (bench) => bench.declare('stream', { kind: 'reset' }),
		meets: 'at the next try',
		state: unreachable(/^ECONNRESET$|^UND_ERR_SOCKET$/),
		says: SAYS_NETWORK,
	},
	{
		name: 'hung up before the answer',
		happens: (bench) => bench.declare('stream', { kind: 'hang-up' }),
		meets: 'at the next try',
		state: unreachable(/^UND_ERR_SOCKET$|^ECONNRESET$/),
		says: SAYS_NETWORK,
	},
	{
		name: 'bytes that are no HTTP',
		happens: (bench) => bench.declare('stream', { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.6\r\n' }),
		meets: 'at the next try',
		state: unreachable(/^HPE_/),
		says: SAYS_NETWORK,
	},
	{
		name: 'an answer cut within its headers',
		happens: (bench) =>
			bench.declare('stream', { kind: 'raw', bytes: 'HTTP/1.1 200 OK\r\nContent-Ty' }),
		meets: 'at the next try',
		state: unreachable(/^UND_ERR_SOCKET$|^HPE_/),
		says: SAYS_NETWORK,
	},
	{
		name: 'accepted, and never answered',
		happens: async (bench) => {
			await leadTo(bench, createServer());
			await waitInVain(bench);
		},
		meets: 'at once',
		state: unreachable(/^ERR_TIMED_OUT$/),
		says: SAYS_NETWORK,
		ends: backToService,
	},
	{
		name: 'DNS: the name is not known',
		happens: ({ parts }) => {
			parts.network.detour = 'http://nfon-fault.invalid';
		},
		meets: 'at the next try',
		state: unreachable(/^ENOTFOUND$|^EAI_AGAIN$/),
		says: SAYS_NETWORK,
		ends: backToService,
	},
	{
		name: 'TLS: a certificate that nobody vouches for',
		happens: (bench) => {
			const server = createTlsServer({ key: STRANGERS_KEY, cert: STRANGERS_CERTIFICATE });
			return leadTo(bench, server, 'https');
		},
		meets: 'at the next try',
		state: unreachable(/^DEPTH_ZERO_SELF_SIGNED_CERT$/),
		says: SAYS_NETWORK,
		ends: backToService,
	},
	{
		name: 'TLS: a server that speaks none',
		happens: async (bench) => {
			const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
			await leadTo(bench, server, 'https');
		},
		meets: 'at the next try',
		state: unreachable(/^ERR_SSL_|^EPROTO$|^ECONNRESET$/),
		says: SAYS_NETWORK,
		ends: backToService,
	},
	{
		name: 'server restart with renumbered ids',
		happens: async ({ parts }) => {
			parts.simulator.service.repeatCall(parts.simulator.service.calls().at(-1)?.uuid ?? '');
			await parts.simulator.restart(1_000);
		},
		meets: 'at once',
		state: unreachable(/./),
		says: SAYS_NETWORK,
	},
];
