/** What lists hold of calls, read from the store. */
import type { ListedCall } from './call-columns.ts';
import type { Statements } from './statements.ts';
import { DamagedContent, wholeNumber } from './stored-text.ts';

/** The circle of a call that was stored before lists were kept. */
export const NEVER_SEEN = -1;

/** One text instead of rows: a row costs more to hand over than to read. */
const AS_TEXT = `group_concat(id || ',' || started_at || ',' || ifnull(traits, 0) || ',' ||
	ifnull(circle, ${NEVER_SEEN}))`;

/** The newest calls below one, newest first; `below` null: below none. */
export function readSlice(
	statements: Statements,
	below: ListedCall | null,
	limit: number,
): readonly ListedCall[] {
	const slice = asListed(
		statements.value(
			`SELECT ${AS_TEXT} FROM (
				SELECT id, started_at, traits, circle FROM calls LEFT JOIN call_traits ON call = id
				WHERE started_at <= ?1 AND (started_at < ?1 OR id < ?2)
				ORDER BY started_at DESC, id DESC LIMIT ?3
			)`,
			...[below?.startedAt ?? Number.MAX_SAFE_INTEGER, below?.id ?? 0, limit],
		),
	);
	// Out of order, the next slice could be this one again, for ever.
	slice.reduce((above, call) => {
		if (above !== null && !isBelow(call, above)) throw new DamagedContent();
		return call;
	}, below);
	return slice;
}

function isBelow(call: ListedCall, above: ListedCall): boolean {
	if (call.startedAt === above.startedAt) return call.id < above.id;
	return call.startedAt < above.startedAt;
}

/** The calls that are noted as touched, as far as they are still here. */
export function readChanged(statements: Statements): readonly ListedCall[] {
	return asListed(
		statements.value(
			`SELECT ${AS_TEXT} FROM temp.changed JOIN call_traits USING (call) JOIN calls ON id = call`,
		),
	);
}

function asListed(text: unknown): readonly ListedCall[] {
	if (typeof text !== 'string') return [];
	const numbers = text.split(',').map((number) => wholeNumber(Number(number)));
	return Array.from({ length: numbers.length / 4 }, (_, index) => {
		const [id = 0, startedAt = 0, traits = 0, circle = 0] = numbers.slice(index * 4, index * 4 + 4);
		return { id, startedAt, traits, circle };
	});
}
