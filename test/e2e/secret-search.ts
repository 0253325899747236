/** Looks for secrets wherever they could have got to, in every form in which a program may have written them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Where something was looked for: what people call the place, and what is in it. */
export interface Place {
	readonly name: string;
	readonly content: Buffer;
}

/** The names of the places in which any of the secrets is. Never says which. */
export function placesWith(secrets: Iterable<string>, places: Iterable<Place>): readonly string[] {
	const needles = [...secrets].flatMap(formsOf);
	const found: string[] = [];
	for (const { name, content } of places) {
		if (needles.some((needle) => content.includes(needle))) found.push(name);
	}
	return found;
}

/** As it is; for an address; base64 of all three alignments; hexadecimal; as Windows and V8 write wide characters. */
function formsOf(secret: string): readonly Buffer[] {
	if (secret.length < 20) throw new Error('A text so short would be found anywhere');
	const bytes = Buffer.from(secret);
	const texts = [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		bytes.toString('hex'),
		...(['base64', 'base64url'] as const).flatMap((form) => encodedPieces(bytes, form)),
	];
	return [...new Set(texts)]
		.map((text) => Buffer.from(text))
		.concat(Buffer.from(secret, 'utf16le'));
}

/** What is sure to be in the encoding of any text that contains these bytes, wherever in it they begin. */
function encodedPieces(bytes: Buffer, form: 'base64' | 'base64url'): readonly string[] {
	return [0, 1, 2].map((before) => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes])
			.toString(form)
			.replace(/=+$/, '');
		// The first and the last character are made of what stands before and after, too.
		return encoded.slice(before === 0 ? 0 : before + 1, -1);
	});
}

/** Every ordinary file, but for the keyring itself: that is where secrets belong. */
export function* filesIn(folder: string): Generator<Place> {
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const file = join(folder, name);
		if (file.includes('/keyrings/')) continue;
		if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
		yield { name: file, content: readFileSync(file) };
	}
}

/** The command lines and environments of all that runs here. */
export function* processes(): Generator<Place> {
	for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		for (const part of ['cmdline', 'environ']) {
			const name = `/proc/${id}/${part}`;
			try {
				yield { name, content: readFileSync(name) };
			} catch {
				// Ended meanwhile, or somebody else's.
			}
		}
	}
}

/** Everything that a page's memory holds, texts among it. */
export async function heapOf(page: Page): Promise<Place> {
	const session = await page.context().newCDPSession(page);
	const chunks: string[] = [];
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	await session.detach();
	return { name: `the memory of ${page.url()}`, content: Buffer.from(chunks.join('')) };
}
