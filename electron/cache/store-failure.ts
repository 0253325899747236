import Database from 'libsql';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';

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

/** True for a file that has to be set aside. */
export function isUnreadable(error: unknown): boolean {
	return error instanceof Database.SqliteError && UNREADABLE.has(primary(error.code));
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
	if (!(error instanceof Database.SqliteError)) return null;
	const code = primary(error.code);
	if (UNREADABLE.has(code)) return { kind: 'store-failed', why: 'damaged' };
	const why = UNWRITABLE[code];
	return why === undefined ? null : { kind: 'store-failed', why };
}

/** [sqlite.org/rescode.html] An extended code begins with its primary one: SQLITE_IOERR_WRITE. */
function primary(code: string): string {
	return code.split('_').slice(0, 2).join('_');
}
