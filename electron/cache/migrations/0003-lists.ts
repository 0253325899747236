/**
 * What lists and searches need to know of every call at once, narrow enough to be read whole: its traits, who took
 * part in it (a circle: calls with the same people share one), and which words its summary and transcript have.
 *
 * The tables begin empty, also for calls that are here already: they are looked at in small slices when the lists
 * are loaded. Numbers are never given twice, because they are held in memory.
 */
export const migration0003 = `
CREATE TABLE circles (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	words TEXT NOT NULL, -- of names and numbers, folded, a line each
	counterpart TEXT NOT NULL, -- empty: withheld
	UNIQUE (words, counterpart)
) STRICT;
CREATE TABLE call_traits (
	call INTEGER PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
	traits INTEGER NOT NULL,
	circle INTEGER NOT NULL
) STRICT;
CREATE INDEX call_traits_by_circle ON call_traits (circle);

CREATE TRIGGER circle_without_calls AFTER DELETE ON call_traits BEGIN
	DELETE FROM circles WHERE id = OLD.circle
		AND NOT EXISTS (SELECT 1 FROM call_traits WHERE circle = OLD.circle);
END;
CREATE TRIGGER circle_left AFTER UPDATE OF circle ON call_traits WHEN OLD.circle <> NEW.circle BEGIN
	DELETE FROM circles WHERE id = OLD.circle
		AND NOT EXISTS (SELECT 1 FROM call_traits WHERE circle = OLD.circle);
END;

CREATE TABLE words (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	word TEXT NOT NULL UNIQUE -- folded
) STRICT;
CREATE TABLE call_words (
	call INTEGER PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
	words BLOB NOT NULL -- their ids, 32 bits each, little-endian
) STRICT;

DROP INDEX calls_missed;
`;
