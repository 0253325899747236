/** What a request for records may ask (nfon-api.md, "Query parameters of GET /records"). */
export interface ListQuery {
	readonly search: string | null;
	readonly filters: readonly Filter[];
	readonly customer: string | null;
	readonly extension: string | null;
	readonly newerThanMs: number | null;
	readonly olderThanMs: number | null;
	readonly limit: number;
	readonly offset: number;
	readonly complete: boolean;
	readonly sort: 'asc' | 'desc';
}

export type Filter =
	| { readonly kind: 'status'; readonly value: string }
	| { readonly kind: 'direction'; readonly value: string }
	| { readonly kind: 'transcription' }
	| { readonly kind: 'internal'; readonly value: string }
	| { readonly kind: 'global'; readonly value: string }
	| { readonly kind: 'user_uuid'; readonly value: string };

export type TimestampUnit = 'seconds' | 'milliseconds';

/** "Errors are { "error": "some message" }": this one becomes a 400. */
export class BadRequest extends Error {}

/** What the user is no administrator for: this one becomes a 403. */
export class Forbidden extends Error {}

export function readListQuery(
	parameters: URLSearchParams,
	unit: TimestampUnit,
	knowsUserUuid: boolean,
): ListQuery {
	return {
		search: parameters.get('search'),
		filters: readFilters(parameters.get('filter'), knowsUserUuid),
		customer: parameters.get('customer'),
		extension: parameters.get('extension'),
		newerThanMs: readTimestamp(parameters, 'from', unit),
		olderThanMs: readTimestamp(parameters, 'to', unit),
		limit: readCount(parameters, 'limit'),
		offset: readCount(parameters, 'offset'),
		complete: readChoice(parameters, 'complete', ['false', 'true']) === 'true',
		sort: readChoice(parameters, 'sort', ['desc', 'asc']),
	};
}

const STATUSES = ['missed', 'answered', 'cancelled'];
const DIRECTIONS = ['inbound', 'outbound'];

function readFilters(text: string | null, knowsUserUuid: boolean): readonly Filter[] {
	if (text === null || text === '') return [];
	return text.split(',').map((part) => {
		const filter = readFilter(part.trim(), knowsUserUuid);
		if (filter === null) throw new BadRequest(`unknown filter: ${part}`);
		return filter;
	});
}

function readFilter(part: string, knowsUserUuid: boolean): Filter | null {
	if (part === 'transcription') return { kind: 'transcription' };
	const [, kind, value] = /^(\w+):(.+)$/.exec(part) ?? [];
	if (kind === undefined || value === undefined) return null;
	if (kind === 'status' && STATUSES.includes(value)) return { kind, value };
	if (kind === 'direction' && DIRECTIONS.includes(value)) return { kind, value };
	if (kind === 'internal' || kind === 'global') return { kind, value };
	if (kind === 'user_uuid' && knowsUserUuid) return { kind, value };
	return null;
}

function readTimestamp(
	parameters: URLSearchParams,
	name: string,
	unit: TimestampUnit,
): number | null {
	const text = parameters.get(name);
	if (text === null) return null;
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value))
		throw new BadRequest(`${name} is not a number`);
	return unit === 'seconds' ? value * 1000 : value;
}

function readCount(parameters: URLSearchParams, name: string): number {
	const text = parameters.get(name) ?? '0';
	if (!/^\d{1,15}$/.test(text)) throw new BadRequest(`${name} is not a whole number from 0`);
	return Number(text);
}

function readChoice<Choice extends string>(
	parameters: URLSearchParams,
	name: string,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	const text = parameters.get(name) ?? choices[0];
	const choice = choices.find((one) => one === text);
	if (choice === undefined) throw new BadRequest(`${name} is none of ${choices.join(', ')}`);
	return choice;
}
