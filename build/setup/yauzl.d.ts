// The slice of yauzl 3.4 that unpacking the runtime needs; the package carries no types.
declare module 'yauzl' {
	import type { Readable } from 'node:stream';

	interface Entry {
		readonly fileName: string;
		readonly externalFileAttributes: number;
	}
	interface ZipFile {
		eachEntry(): AsyncIterable<Entry>;
		openReadStreamPromise(entry: Entry): Promise<Readable>;
		close(): void;
	}
	export function openPromise(path: string, options?: { autoClose?: boolean }): Promise<ZipFile>;
}
