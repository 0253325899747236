/** A network as offices have it: out only through a proxy, which reads TLS along and signs with a CA of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nobody can look it up: whoever reaches it came through the proxy. */
export const OUTSIDE = 'nfon.test';

export interface OfficeNetwork {
	/** What the system says of its proxy, as Chromium reads it where no desktop says more. */
	readonly settings: { readonly auto_proxy: string };
	/** `name:password` from now on; null: whoever wants to may pass. Ends every connection. */
	demand(credentials: string | null): void;
	/** The service behind it leaves `HEAD` without an answer from now on. */
	holdHead(): void;
	/** The computer trusts the office's CA, as an administrator makes it. */
	trust(): void;
	/** How many connections passed, and how many were turned away. */
	readonly seen: { passed: number; refused: number };
	stop(): Promise<void>;
}

/** `port`: where the service behind it listens on this computer. */
export async function openOfficeNetwork(port: number): Promise<OfficeNetwork> {
	const folder = mkdtempSync(join(tmpdir(), 'nfon-office-'));
	makeCertificates(folder);
	const sockets = new Set<Socket>();
	const seen = { passed: 0, refused: 0 };
	let demanded: string | null = null;
	let holdsHead = false;

	const front = createTlsServer(
		{ key: readFileSync(join(folder, 'host.key')), cert: readFileSync(join(folder, 'host.crt')) },
		(asked, answer) => {
			const { method, url, headers } = asked;
			if (holdsHead && method === 'HEAD') return;
			const further = { ...headers, 'x-forwarded-proto': 'https' };
			const onward = request({ host: '127.0.0.1', port, method, path: url, headers: further });
			onward.on('response', (back) => {
				answer.writeHead(back.statusCode ?? 502, back.headers);
				answer.flushHeaders();
				back.pipe(answer);
				back.on('error', () => answer.destroy());
			});
			onward.on('error', () => answer.destroy());
			answer.on('close', () => onward.destroy());
			asked.pipe(onward);
		},
	);
	const proxy = createServer((_asked, answer) => {
		answer.writeHead(403).end();
	});
	proxy.on('connect', ({ url, headers }, client: Socket) => {
		const given = headers['proxy-authorization'];
		const wanted = demanded === null ? undefined : `Basic ${btoa(demanded)}`;
		client.on('error', () => undefined);
		sockets.add(client);
		client.on('close', () => sockets.delete(client));
		if (wanted !== undefined && given !== wanted) {
			seen.refused += 1;
			client.end(
				'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"\r\nContent-Length: 0\r\n\r\n',
			);
			return;
		}
		if (url !== `${OUTSIDE}:443`) {
			client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
			return;
		}
		seen.passed += 1;
		const onward = connect(portOf(front), '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection established\r\n\r\n');
			client.pipe(onward).pipe(client);
		});
		for (const one of [client, onward]) {
			sockets.add(one);
			one.on('error', () => undefined);
			one.on('close', () => {
				sockets.delete(one);
				client.destroy();
				onward.destroy();
			});
		}
	});
	const pac = createServer((_asked, answer) => {
		const script = `function FindProxyForURL(url, host) { return 'PROXY 127.0.0.1:${String(portOf(proxy))}'; }`;
		answer.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script);
	});
	const servers: readonly Server[] = [front, proxy, pac];
	for (const server of servers) {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	}
	const cut = (): void => {
		for (const socket of sockets) socket.destroy();
	};
	return {
		settings: { auto_proxy: `http://127.0.0.1:${String(portOf(pac))}/proxy.pac` },
		demand: (credentials) => {
			demanded = credentials;
			cut();
		},
		holdHead: () => {
			holdsHead = true;
		},
		trust: () => {
			const database = join(homedir(), '.pki/nssdb');
			mkdirSync(database, { recursive: true });
			const words = ['-A', '-n', 'office', '-t', 'C,,', '-i', join(folder, 'ca.crt')];
			execFileSync('certutil', ['-d', `sql:${database}`, ...words, '-f', '/dev/null']);
		},
		seen,
		stop: async () => {
			// Nobody new from now on: the app may be about to try again.
			const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
			cut();
			for (const server of servers) server.closeAllConnections();
			await Promise.all(closed);
			rmSync(folder, { recursive: true });
		},
	};
}

function makeCertificates(folder: string): void {
	const openssl = (...words: readonly string[]): unknown =>
		execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
	const newKey = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	openssl(
		...newKey,
		'-x509',
		'-days',
		'30',
		'-subj',
		'/CN=Office CA',
		'-keyout',
		'ca.key',
		'-out',
		'ca.crt',
	);
	openssl(
		...newKey,
		'-subj',
		`/CN=${OUTSIDE}`,
		'-addext',
		`subjectAltName=DNS:${OUTSIDE}`,
		'-keyout',
		'host.key',
		'-out',
		'host.csr',
	);
	openssl(
		...['x509', '-req', '-in', 'host.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
		...['-days', '30', '-copy_extensions', 'copy', '-out', 'host.crt'],
	);
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}
