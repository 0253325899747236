/**
 * Missed calls that the person opened again though an answered call had closed them: open until they are marked handled, or
 * an answered call begins after that. Apart from the call, as marks are, because it must outlive it. And which calls were told
 * together: those of one moment.
 */
export const migration0006 = `
CREATE TABLE reopened (
	uuid TEXT PRIMARY KEY,
	at INTEGER NOT NULL -- milliseconds since 1970, by this computer
) STRICT;
CREATE INDEX marks_by_notice ON marks (notice_at);
`;
