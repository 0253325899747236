/**
 * Attempts to call somebody back that began here, and an index over the outbound calls that nobody answered: an open
 * call says when its counterpart was last tried.
 */
export const migration0004 = `
CREATE TABLE attempts (
	counterpart TEXT NOT NULL,
	at INTEGER NOT NULL -- milliseconds since 1970, by this computer
) STRICT;
CREATE INDEX attempts_by_counterpart ON attempts (counterpart, at);
CREATE INDEX calls_tried ON calls (counterpart, started_at)
	WHERE outcome IN ('given-up', 'unknown') AND json_extract(record, '$.direction') = 'outbound';
`;
