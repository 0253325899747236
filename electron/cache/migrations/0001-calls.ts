/**
 * Calls, what only this computer knows about them, and the few facts about the whole store.
 *
 * `calls` repeats a few facts of the record as columns, only those that are searched or counted. `marks` is apart,
 * because it must outlive its call: a record that comes again after a deletion must not notify again. Transcripts
 * are apart, because they are most of the bytes and no list needs them. The indexes are narrow (each entry is a time
 * and an id), because counting and far offsets walk them from end to end, and every page of the file is deciphered.
 */
export const migration0001 = `
CREATE TABLE calls (
	id INTEGER PRIMARY KEY,
	uuid TEXT NOT NULL UNIQUE,
	started_at INTEGER NOT NULL, -- milliseconds since 1970
	outcome TEXT NOT NULL,
	counterpart TEXT,
	unhandled INTEGER NOT NULL,
	record TEXT NOT NULL
) STRICT;
CREATE TABLE transcripts (
	call INTEGER PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
	lines TEXT NOT NULL
) STRICT;

CREATE INDEX calls_by_start ON calls (started_at);
CREATE INDEX calls_missed ON calls (started_at) WHERE outcome = 'missed';
CREATE INDEX calls_unhandled ON calls (started_at) WHERE unhandled = 1;
CREATE INDEX calls_answered ON calls (counterpart, started_at) WHERE outcome = 'answered';

CREATE TABLE marks (
	uuid TEXT PRIMARY KEY,
	handled_at TEXT,
	notice TEXT NOT NULL CHECK (notice IN ('due', 'shown', 'silent')),
	notice_at TEXT NOT NULL
) STRICT;
CREATE INDEX marks_due ON marks (uuid) WHERE notice = 'due';

CREATE TABLE facts (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
`;
