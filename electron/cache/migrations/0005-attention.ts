/**
 * What only this computer knows of calls besides `marks`: whether their transcripts' being ready was told, and when
 * the person wants to hear of them again. Transcripts that are there already are no news.
 */
export const migration0005 = `
ALTER TABLE marks ADD COLUMN held INTEGER NOT NULL DEFAULT 0; -- not read any more: what is due waits, however long

CREATE TABLE transcript_notices (
	uuid TEXT PRIMARY KEY,
	notice TEXT NOT NULL CHECK (notice IN ('due', 'shown', 'silent')),
	notice_at TEXT NOT NULL
) STRICT;
CREATE INDEX transcript_notices_due ON transcript_notices (uuid) WHERE notice = 'due';
INSERT INTO transcript_notices (uuid, notice, notice_at)
	SELECT uuid, 'silent', strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM calls
	WHERE json_extract(record, '$.transcription.available');

CREATE TABLE reminders (
	uuid TEXT PRIMARY KEY,
	due_at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;
CREATE INDEX reminders_by_time ON reminders (due_at);
`;
