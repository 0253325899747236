import type { CallRecord, Party } from '../records/call-record.ts';
import type { Filter, ListQuery } from './list-query.ts';

/** Which calls a query means, without paging. */
export function matches(call: CallRecord, query: ListQuery): boolean {
	return (
		isWithin(call, query) &&
		(query.customer === null || call.customer === query.customer) &&
		(query.extension === null || call.extension === query.extension) &&
		query.filters.every((filter) => passes(call, filter)) &&
		(query.search === null || isFoundBy(call, query.search.toLowerCase()))
	);
}

/** The page of `oldestFirst` that a query asks for. "limit: 0 = no limit" */
export function selectCalls(
	oldestFirst: readonly CallRecord[],
	query: ListQuery,
): readonly CallRecord[] {
	const end = query.limit === 0 ? Infinity : query.offset + query.limit;
	const found = isWhole(query) ? oldestFirst : oldestFirst.filter((call) => matches(call, query));
	if (query.sort === 'asc') return found.slice(query.offset, end);
	// From the other end, so that a page of a long history costs no more than its calls.
	const first = Math.max(0, found.length - end);
	return found.slice(first, Math.max(0, found.length - query.offset)).reverse();
}

function isWhole(query: ListQuery): boolean {
	const { filters, newerThanMs, olderThanMs, customer, extension, search } = query;
	const wishes = [newerThanMs, olderThanMs, customer, extension, search];
	return filters.length === 0 && wishes.every((wish) => wish === null);
}

// "newer / older than this timestamp": the timestamp itself is neither.
function isWithin(call: CallRecord, { newerThanMs, olderThanMs }: ListQuery): boolean {
	if (newerThanMs === null && olderThanMs === null) return true;
	const createdMs = Date.parse(call.created);
	return createdMs > (newerThanMs ?? -Infinity) && createdMs < (olderThanMs ?? Infinity);
}

function passes(call: CallRecord, filter: Filter): boolean {
	switch (filter.kind) {
		case 'status':
			return call.status === filter.value;
		case 'direction':
			return call.direction === filter.value;
		case 'transcription':
			return call.transcription !== undefined;
		case 'internal':
			return sides(call).some((side) => isInternal(side) && side.number === filter.value);
		case 'global':
			return sides(call).some((side) => side.context === 'global' && side.number === filter.value);
		case 'user_uuid':
			return call.userUuid === filter.value;
	}
}

// "K… or any unknown value: an extension of that phone system"
function isInternal({ context }: Party): boolean {
	return !['global', 'emergency', 'short', 'conference'].includes(context ?? '');
}

// "search: caller and callee names and numbers only; not transcripts"
function isFoundBy(call: CallRecord, words: string): boolean {
	return sides(call).some(
		({ name, number }) =>
			name?.toLowerCase().includes(words) === true || number?.includes(words) === true,
	);
}

function sides({ caller, callee }: CallRecord): readonly Party[] {
	return [caller, callee];
}
