import type { ServerResponse } from 'node:http';
import { createGzip, constants } from 'node:zlib';

/** Ways of spoiling the bytes of an answer under the hands of whoever writes it. */

/** What becomes of each piece of the body, and of its end. */
interface Damage {
	readonly piece: (bytes: Buffer) => void;
	readonly end: () => void;
}

type Send = (bytes: Buffer, sent?: () => void) => void;

export function cutBody(response: ServerResponse, afterBytes: number): void {
	let left = afterBytes;
	replaceBody(response, (send, end) => ({
		piece: (bytes) => {
			if (left < 0) return;
			const sent = bytes.subarray(0, left);
			left -= bytes.length;
			if (left >= 0) send(sent);
			else send(sent, () => response.destroy());
		},
		end: () => {
			if (left >= 0) end();
		},
	}));
}

export function cutInCharacter(response: ServerResponse): void {
	let isCut = false;
	replaceBody(response, (send, end) => ({
		piece: (bytes) => {
			if (isCut) return;
			// In UTF-8 every byte from 0x80 up belongs to a character of several bytes (RFC 3629 §3).
			const at = bytes.findIndex((byte) => byte >= 0x80);
			isCut = at >= 0;
			if (isCut) send(bytes.subarray(0, at + 1), () => response.destroy());
			else send(bytes);
		},
		end: () => {
			if (!isCut) end();
		},
	}));
}

export function stallBody(response: ServerResponse, afterBytes: number): void {
	let left = afterBytes;
	replaceBody(response, (send, end) => ({
		piece: (bytes) => {
			if (left < 0) return;
			send(bytes.subarray(0, left));
			left -= bytes.length;
		},
		end: () => {
			if (left >= 0) end();
		},
	}));
}

export function dripBody(response: ServerResponse, bytesEach: number, everyMs: number): void {
	let waiting = Buffer.alloc(0);
	let isEnded = false;
	replaceBody(response, (send, end) => {
		const timer = setInterval(() => {
			if (waiting.length > 0) send(waiting.subarray(0, bytesEach));
			waiting = waiting.subarray(bytesEach);
			if (waiting.length > 0 || !isEnded) return;
			clearInterval(timer);
			end();
		}, everyMs);
		response.once('close', () => {
			clearInterval(timer);
		});
		return {
			piece: (bytes) => {
				waiting = Buffer.concat([waiting, bytes]);
			},
			end: () => {
				isEnded = true;
			},
		};
	});
}

/** Compressed, each piece at once, as a proxy does with streams. */
export function gzipBody(response: ServerResponse): void {
	response.setHeader('content-encoding', 'gzip');
	replaceBody(response, (send, end) => {
		const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
		gzip.on('data', (bytes: Buffer) => {
			send(bytes);
		});
		gzip.once('end', end);
		return {
			piece: (bytes) => {
				// The length was of the plain text.
				if (!response.headersSent) response.removeHeader('content-length');
				gzip.write(bytes);
			},
			end: () => gzip.end(),
		};
	});
}

/** Puts a damage between the writer of an answer and its connection. Damages may be stacked. */
function replaceBody(
	response: ServerResponse,
	damageWith: (send: Send, end: () => void) => Damage,
): void {
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	const damage = damageWith(
		(bytes, sent) => void write(bytes, () => sent?.()),
		() => void end(),
	);
	response.write = (chunk: unknown): boolean => {
		damage.piece(toBytes(chunk));
		return true;
	};
	response.end = (chunk?: unknown): ServerResponse => {
		if (chunk !== undefined && chunk !== null) damage.piece(toBytes(chunk));
		damage.end();
		return response;
	};
}

function toBytes(chunk: unknown): Buffer {
	if (typeof chunk === 'string') return Buffer.from(chunk);
	if (chunk instanceof Uint8Array) return Buffer.from(chunk);
	throw new TypeError('An answer consists of text or bytes.');
}
