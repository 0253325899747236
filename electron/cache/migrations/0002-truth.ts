/**
 * What keeping the history true needs to know of each call and of the time it covers: when a record arrived (so that
 * a list asked for earlier does not take it for deleted), whether its transcript is still to come, and the times in
 * which nobody listened.
 */
export const migration0002 = `
ALTER TABLE calls ADD COLUMN arrived_at INTEGER NOT NULL DEFAULT 0; -- milliseconds since 1970, by this computer
ALTER TABLE calls ADD COLUMN transcript TEXT NOT NULL DEFAULT 'settled'
	CHECK (transcript IN ('settled', 'pending', 'lacking'));
CREATE INDEX calls_unsettled ON calls (started_at) WHERE transcript <> 'settled';

CREATE TABLE gaps (
	id INTEGER PRIMARY KEY,
	began_at INTEGER NOT NULL, -- milliseconds since 1970
	ended_at INTEGER, -- null: nobody listens yet
	filled INTEGER NOT NULL DEFAULT 0
) STRICT;
`;
