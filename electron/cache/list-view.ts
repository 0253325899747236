/** Which calls a list has, and how they stand in rows: one pass over the columns. */
import { ANSWERED, INBOUND, MISSED, reaches, TRANSCRIBED } from '../calls/traits.ts';
import type { CallFilter, CallQuery } from '../contract/call-view.ts';
import type { CallColumns } from './call-columns.ts';
import type { Circles } from './circles.ts';
import type { HiddenIds } from './hidden-calls.ts';
import { LocalTime } from './local-time.ts';

/** What selecting calls needs to know besides the columns. */
export interface Choice {
	/** By place: 1 where every word was found; null: nothing is searched for. */
	readonly found: Uint8Array | null;
	/** The ids of open calls. */
	readonly open: ReadonlySet<number>;
	readonly hidden: HiddenIds;
}

/** Rows over a list's calls; a row stands for the calls from `from` to before `to`, or for one of them. */
export interface ListView {
	/** Places in the columns. */
	readonly calls: Int32Array;
	/** By row: the index in `calls` of the call it shows, and of the ends of the fold that this one is in. */
	readonly shown: Int32Array;
	readonly from: Int32Array;
	readonly to: Int32Array;
}

const TRAITS: Readonly<Record<CallFilter, readonly [mask: number, wanted: number]>> = {
	all: [0, 0],
	missed: [MISSED, MISSED],
	open: [MISSED, MISSED],
	inbound: [INBOUND, INBOUND],
	outbound: [INBOUND, 0],
	transcript: [TRANSCRIBED, TRANSCRIBED],
	answered: [INBOUND | ANSWERED, INBOUND | ANSWERED],
	'called-back': [MISSED, MISSED],
	'not-called-back': [MISSED, MISSED],
};

/** Where lists are laid out before it is known how long they are: new room for each would be given back at once. */
const rooms = new Map<keyof ListView, Int32Array>();

/** The places of the calls that fit every part of a query, newest first. */
export function selectCalls(
	columns: CallColumns,
	circles: Circles,
	query: CallQuery,
	{ found, open, hidden }: Choice,
): Int32Array {
	const { startedAt, ids, traits, circles: circleOf } = columns;
	const begin = query.to === null ? 0 : columns.placeBefore(Date.parse(query.to));
	const end = query.from === null ? columns.count : columns.placeBefore(Date.parse(query.from));
	const [mask, wanted] = TRAITS[query.filter];
	const counterpart = query.counterpart === null ? null : circles.numberOf(query.counterpart);
	const { weekHour } = query;
	const hourOfWeek = weekHour && (weekHour.weekday - 1) * 24 + weekHour.hour;
	const isOpenWanted = query.filter === 'open';
	const isReturned = returnedCalls(columns, circles, query.filter, hidden);
	const isReturnWanted = query.filter === 'called-back';
	const time = new LocalTime();
	const selected = roomFor('calls', Math.max(0, end - begin));
	if (counterpart === -1) return new Int32Array(0);
	let count = 0;
	for (let place = begin; place < end; place += 1) {
		if (((traits[place] ?? 0) & mask) !== wanted) continue;
		if (found !== null && found[place] !== 1) continue;
		if (counterpart !== null && circles.counterpartOf(circleOf[place]) !== counterpart) continue;
		const id = ids[place] ?? 0;
		if (isOpenWanted && !open.has(id)) continue;
		if (hidden.size > 0 && hidden.has(id)) continue;
		if (isReturned !== null && isReturned[place] !== (isReturnWanted ? RETURNED : LEFT)) continue;
		const ms = startedAt[place] ?? 0;
		if (hourOfWeek !== null && time.hourOfWeek(ms) !== hourOfWeek) continue;
		selected[count] = place;
		count += 1;
	}
	return selected.slice(0, count);
}

const RETURNED = 1;
const LEFT = 2;

/**
 * By place: whether the counterpart was reached, or tried to reach, after that call, as insight counts it; 0: nobody can
 * tell, because it was withheld. Null: the filter does not ask.
 */
function returnedCalls(
	{ ids, traits, circles: circleOf }: CallColumns,
	circles: Circles,
	filter: CallFilter,
	hidden: HiddenIds,
): Uint8Array | null {
	if (filter !== 'called-back' && filter !== 'not-called-back') return null;
	const reached = new Uint8Array(circles.counterpartCount);
	const returned = new Uint8Array(ids.length);
	for (let place = 0; place < ids.length; place += 1) {
		const other = circles.counterpartOf(circleOf[place]);
		if (other === -1 || (hidden.size > 0 && hidden.has(ids[place] ?? 0))) continue;
		returned[place] = reached[other] === 1 ? RETURNED : LEFT;
		if (reaches(traits[place] ?? 0)) reached[other] = 1;
	}
	return returned;
}

/**
 * Folds successive calls of one local day with one counterpart; those of `spread` (ids of calls in them) have a row
 * for each call. `isFolded` false: every call has a row of its own, and no fold.
 */
export function inRows(
	{ startedAt, ids, circles: circleOf }: CallColumns,
	circles: Circles,
	calls: Int32Array,
	isFolded: boolean,
	spread: ReadonlySet<number>,
): ListView {
	const time = new LocalTime();
	const shown = roomFor('shown', calls.length);
	const from = roomFor('from', calls.length);
	const to = roomFor('to', calls.length);
	let rows = 0;
	const goOn = (first: number, second: number): boolean => {
		const counterpart = circles.counterpartOf(circleOf[first]);
		return (
			counterpart !== -1 &&
			counterpart === circles.counterpartOf(circleOf[second]) &&
			time.day(startedAt[first] ?? 0) === time.day(startedAt[second] ?? 0)
		);
	};
	for (let begin = 0; begin < calls.length;) {
		let end = begin + 1;
		let isSpread = spread.has(ids[calls[begin] ?? 0] ?? 0);
		while (isFolded && end < calls.length && goOn(calls[end - 1] ?? 0, calls[end] ?? 0)) {
			isSpread ||= spread.has(ids[calls[end] ?? 0] ?? 0);
			end += 1;
		}
		const rowsEnd = isSpread ? end : begin + 1;
		for (let index = begin; index < rowsEnd; index += 1) {
			shown[rows] = index;
			from[rows] = begin;
			to[rows] = end;
			rows += 1;
		}
		begin = end;
	}
	const part = (all: Int32Array): Int32Array => all.slice(0, rows);
	return { calls, shown: part(shown), from: part(from), to: part(to) };
}

function roomFor(use: keyof ListView, length: number): Int32Array {
	const known = rooms.get(use);
	if (known !== undefined && known.length >= length) return known;
	const room = new Int32Array(length);
	rooms.set(use, room);
	return room;
}
