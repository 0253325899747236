import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Unpacks a zip archive, keeping the files' modes (of which Electron's executables need theirs).
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} placeOf where an entry goes within the folder, null for nowhere
 */
export async function unzip(archive, folder, placeOf) {
	// Here and not above: this file is read before node_modules exists.
	const { openPromise } = await import('yauzl');
	const zip = await openPromise(archive);
	try {
		for await (const entry of zip.eachEntry()) {
			const place = entry.fileName.endsWith('/') ? null : placeOf(entry.fileName);
			if (place === null) continue;
			const file = join(folder, place);
			await mkdir(dirname(file), { recursive: true });
			const mode = entry.externalFileAttributes >>> 16;
			await pipeline(
				await zip.openReadStreamPromise(entry),
				createWriteStream(file, { mode: mode & 0o777 }),
			);
		}
	} finally {
		zip.close();
	}
}
