/**
 * Whether anybody on the X server owns a selection: that is how a tray of the older kind shows that it is there
 * [System Tray Protocol, "Locating the system tray"]. A few words of X11's protocol, because nothing in Electron asks.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 2_000;
const COOKIE = 'MIT-MAGIC-COOKIE-1';
// Both numbers are the protocol's [X Window System Protocol, "Requests"].
const INTERN_ATOM = 16;
const GET_SELECTION_OWNER = 23;
const REPLY_BYTES = 32;

type XEnvironment = Readonly<Record<string, string | undefined>>;

/** `{screen}` in the name is the display's screen. Null: there is no X server that would say. */
export async function isSelectionOwned(name: string, env: XEnvironment): Promise<boolean | null> {
	const [, display, screen = '0'] =
		/^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(env['DISPLAY'] ?? '') ?? [];
	if (display === undefined) return null;
	const socket = connect(`/tmp/.X11-unix/X${display}`);
	socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('The X server is silent')));
	const answers = new Answers(socket);
	try {
		socket.write(greeting(cookieFor(display, env)));
		const head = await answers.take(8);
		if (head[0] !== 1) return null; // refused: not our server
		await answers.take(head.readUInt16LE(6) * 4);
		const atom = (
			await ask(socket, answers, internAtom(name.replace('{screen}', screen)))
		).readUInt32LE(8);
		// No such name was ever spoken.
		if (atom === 0) return false;
		const owner = await ask(socket, answers, request(GET_SELECTION_OWNER, 0, uint32(atom)));
		return owner.readUInt32LE(8) !== 0;
	} catch {
		// No server there, or one that went away.
		return null;
	} finally {
		socket.destroy();
	}
}

async function ask(socket: Socket, answers: Answers, question: Buffer): Promise<Buffer> {
	socket.write(question);
	return answers.take(REPLY_BYTES);
}

/** Bytes as they are wanted, however they arrive. */
class Answers {
	readonly #pieces: AsyncIterator<Buffer, undefined>;
	#held = Buffer.alloc(0);

	constructor(socket: Socket) {
		this.#pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	}

	async take(bytes: number): Promise<Buffer> {
		while (this.#held.length < bytes) {
			const piece = await this.#pieces.next();
			if (piece.done === true) throw new Error('The X server hung up');
			this.#held = Buffer.concat([this.#held, piece.value]);
		}
		const taken = this.#held.subarray(0, bytes);
		this.#held = this.#held.subarray(bytes);
		return taken;
	}
}

/** Little-endian, protocol 11.0, and the key that lets us in. */
function greeting(cookie: Buffer | null): Buffer {
	const name = Buffer.from(cookie === null ? '' : COOKIE);
	const key = cookie ?? Buffer.alloc(0);
	const head = Buffer.alloc(12);
	head.write('l');
	head.writeUInt16LE(11, 2);
	head.writeUInt16LE(name.length, 6);
	head.writeUInt16LE(key.length, 8);
	return Buffer.concat([head, padded(name), padded(key)]);
}

/** Only if it exists: asking must not make one. */
function internAtom(name: string): Buffer {
	const text = Buffer.from(name);
	const length = Buffer.alloc(4);
	length.writeUInt16LE(text.length);
	return request(INTERN_ATOM, 1, Buffer.concat([length, padded(text)]));
}

function request(code: number, detail: number, body: Buffer): Buffer {
	const head = Buffer.from([code, detail, 0, 0]);
	head.writeUInt16LE(1 + body.length / 4, 2);
	return Buffer.concat([head, body]);
}

function padded(bytes: Buffer): Buffer {
	return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

/** From the Xauthority file [Xau(3)]: entries of a family and four counted fields; an empty number fits every display. */
function cookieFor(display: string, env: XEnvironment): Buffer | null {
	let file: Buffer;
	try {
		file = readFileSync(env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'));
	} catch {
		return null; // a server that lets everybody of this computer in has none
	}
	let at = 0;
	const field = (): Buffer => {
		const length = file.readUInt16BE(at);
		at += 2 + length;
		return file.subarray(at - length, at);
	};
	while (at < file.length) {
		at += 2; // family
		field(); // address
		const number = field().toString();
		const kind = field().toString();
		const key = field();
		if (kind === COOKIE && (number === '' || number === display)) return key;
	}
	return null;
}
