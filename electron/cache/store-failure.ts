import Database from 'libsql';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import { DamagedContent } from './stored-text.ts';

/** SQLite's result codes for a file that is no history any more: another key, or damage. */
const UNREADABLE = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT']);

/** And for one that cannot be written just now: the disk is full or gone, or somebody else holds it. */
const UNWRITABLE: Readonly<Record<string, 'full' | 'read-only' | 'busy' | 'error'>> = {
	SQLITE_FULL: 'full',
	SQLITE_READONLY: 'read-only',
	SQLITE_BUSY: 'busy',
	SQLITE_LOCKED: 'busy',
	SQLITE_IOERR: 'error',
	SQLITE_CANTOPEN: 'error',
};

/** The file could not even be opened. libsql tells of that in an error without a code. */
export class CannotOpen extends Error {}

/** What it says at opening where the file's beginning is damaged: a format that is none, a table that is there already. */
const UNREADABLE_AT_OPENING = new Set([
	...UNREADABLE,
	...['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'SQLITE_FORMAT', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG'],
]);

/** True for a file that has to be set aside. Asked of what opening it throws. */
export function isUnreadable(error: unknown): boolean {
	if (!(error instanceof Database.SqliteError)) return false;
	return UNREADABLE_AT_OPENING.has(primary(error.code)) || isContradicted(error);
}

/** Does something to the database; what SQLite refuses is a failure, everything else a bug that goes on. */
export function storing<Value>(work: () => Value): Outcome<Value> {
	try {
		return success(work());
	} catch (error) {
		const failure = storeFailure(error);
		if (failure === null) throw error;
		return failed(failure);
	}
}

function storeFailure(error: unknown): Failure | null {
	if (error instanceof CannotOpen) return { kind: 'store-failed', why: 'error' };
	if (error instanceof DamagedContent) return { kind: 'store-failed', why: 'damaged' };
	if (!(error instanceof Database.SqliteError)) return null;
	const code = primary(error.code);
	if (UNREADABLE.has(code) || isContradicted(error))
		return { kind: 'store-failed', why: 'damaged' };
	const why = UNWRITABLE[code];
	return why === undefined ? null : { kind: 'store-failed', why };
}

/**
 * An index that has not what its table has, for which libsql knows no code, JSON that is none, a table that was there when
 * the file was opened: the store alone writes all of it.
 */
const CONTRADICTED =
	/^(database disk image is malformed$|malformed JSON$|no such (table|column): )/;

function isContradicted({ message }: Error): boolean {
	return CONTRADICTED.test(message);
}

/** [sqlite.org/rescode.html] An extended code begins with its primary one: SQLITE_IOERR_WRITE. */
function primary(code: string): string {
	return code.split('_').slice(0, 2).join('_');
}
