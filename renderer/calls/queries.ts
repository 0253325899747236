import { EVERY_CALL, type CallFilter, type CallQuery } from '../../electron/contract/call-view.ts';

/** The filters that have a place of their own above the list; the others are behind a button. */
export const FIRST_FILTERS = ['all', 'missed', 'open'] as const satisfies readonly CallFilter[];
export const FURTHER_FILTERS = [
	'inbound',
	'outbound',
	'transcript',
] as const satisfies readonly CallFilter[];

export function isSameQuery(one: CallQuery, other: CallQuery): boolean {
	return one.filter === other.filter && one.words === other.words && hasSameBounds(one, other);
}

/** Whether a part of the query hides calls that is said nowhere else than behind the filter button. */
export function isNarrowed(query: CallQuery): boolean {
	return isFurther(query.filter) || !hasSameBounds(query, EVERY_CALL);
}

export function isFurther(filter: CallFilter): boolean {
	return !(FIRST_FILTERS as readonly CallFilter[]).includes(filter);
}

/** `days` days of this computer's calendar, of which the last is `back` days before that of `now`. */
export function days(now: Date, length: number, back = 0): Pick<CallQuery, 'from' | 'to'> {
	return { from: midnight(now, 1 - length - back), to: midnight(now, 1 - back) };
}

/** The beginning of a day of this computer's calendar, `offset` days from that of `date`; ISO 8601, UTC. */
export function midnight(date: Date, offset = 0): string {
	return new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset).toISOString();
}

function hasSameBounds(one: CallQuery, other: CallQuery): boolean {
	return (
		one.from === other.from &&
		one.to === other.to &&
		one.counterpart === other.counterpart &&
		one.weekHour?.weekday === other.weekHour?.weekday &&
		one.weekHour?.hour === other.weekHour?.hour
	);
}
