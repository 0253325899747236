import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Processes } from './processes.ts';

export interface XServerOptions {
	readonly env: NodeJS.ProcessEnv;
	readonly size: { readonly width: number; readonly height: number };
	/** Where to write the key without which the server lets nobody in. */
	readonly authorityFile: string;
}

/** Starts an X server without a screen on the first free display and returns its name, ":1". */
export async function startXServer(processes: Processes, options: XServerOptions): Promise<string> {
	const { env, size, authorityFile } = options;
	writeFileSync(authorityFile, xAuthority(randomBytes(16)), { mode: 0o600 });
	const screen = [size.width, size.height, 24].join('x');
	const words = ['-displayfd', '3', '-screen', '0', screen, '-auth', authorityFile];
	const child = processes.start('Xvfb', [...words, '-noreset', '-nolisten', 'tcp'], {
		env,
		reports: true,
	});
	// The server itself picks the number, and tells it once it accepts connections.
	const report = child.stdio[3] as Readable;
	const ended = once(child, 'exit');
	const [number] = (await Promise.race([once(report, 'data'), ended])) as [Buffer | number | null];
	if (!Buffer.isBuffer(number)) processes.assertAllRun();
	return `:${String(number).trim()}`;
}

/** An Xauthority file of one entry that fits every display (Xau(3): family 65535 is FamilyWild). */
function xAuthority(cookie: Buffer): Buffer {
	const field = (bytes: Buffer) => Buffer.concat([uint16(bytes.length), bytes]);
	const anywhere = [uint16(65_535), field(Buffer.alloc(0)), field(Buffer.alloc(0))];
	return Buffer.concat([...anywhere, field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)]);
}

function uint16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16BE(value);
	return bytes;
}
