/** Files of the history that are not used just now: what they are called, and which there are. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotOpen } from './store-failure.ts';

/** `unopened`: not with the key there is; another one may open it. */
type Aside = 'unopened' | 'unreadable';

/** Gives the file another name, and answers that; null: there was none. It must not be open. */
export function putAside(path: string, why: Aside, now: () => number): string | null {
	const aside = `${path}.${why}-${stamp(now())}`;
	const isThere = existsSync(path);
	moveHistory(path, aside);
	return isThere ? aside : null;
}

/** Moves a file and its journal, which beside another file would be taken for that one's. It must not be open. */
export function moveHistory(from: string, to: string): void {
	try {
		const isThere = existsSync(from);
		for (const part of ['', '-wal']) {
			if (isThere && existsSync(from + part)) renameSync(from + part, to + part);
		}
		for (const part of ['-wal', '-shm']) rmSync(from + part, { force: true });
	} catch (error) {
		throw new CannotOpen('The history file cannot be set aside', { cause: error });
	}
}

/** Those that another key may open, newest first. */
export function unopenedFiles(path: string): readonly string[] {
	return besides(path, /^\.unopened-[\dT.-]+Z$/)
		.toSorted()
		.toReversed();
}

/** Everything that was put aside, journals too. */
export function allAside(path: string): readonly string[] {
	return besides(path, /^\.(unopened|unreadable)-/);
}

/** What was put aside before a moment (milliseconds since 1970), journals too. */
export function asideBefore(path: string, beforeMs: number): readonly string[] {
	const before = stamp(beforeMs);
	return allAside(path).filter((aside) => {
		const at = /-(\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z)(-wal|-shm)?$/.exec(aside)?.[1];
		return at !== undefined && at < before;
	});
}

function stamp(ms: number): string {
	return new Date(ms).toISOString().replaceAll(':', '');
}

/** What bears the file's name and more. */
function besides(path: string, more: RegExp): readonly string[] {
	const name = basename(path);
	if (!existsSync(dirname(path))) return [];
	return namesIn(dirname(path))
		.filter((other) => other.startsWith(name) && more.test(other.slice(name.length)))
		.map((other) => join(dirname(path), other));
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		throw new CannotOpen('The folder of the history file cannot be read', { cause: error });
	}
}
