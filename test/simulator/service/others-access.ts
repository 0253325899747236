/** Whether the user may see calls that are not their own (nfon-api.md: "admin tokens see others' records"). */
import type { CallRecord } from '../records/call-record.ts';
import { USER } from '../records/people.ts';
import { Forbidden, type ListQuery } from './list-query.ts';

/**
 * What becomes of `customer` and `extension`: an administrator is `allowed`. Of anybody else the page says nothing:
 * they may find nothing (`empty`), be refused with a 403, or be answered as if they had named nobody (`ignored`).
 */
export const OTHERS_ACCESS = ['empty', 'forbidden', 'ignored', 'allowed'] as const;

export type OthersAccess = (typeof OTHERS_ACCESS)[number];

/** Whose calls a request is about, and what is left to ask of them. */
export interface Reach {
	readonly whose: 'own' | 'everybody';
	readonly query: ListQuery;
}

export function isOwn(call: CallRecord): boolean {
	return call.customer === USER.customer && call.extension === USER.extension;
}

/** Throws `Forbidden` where the user may not ask this. */
export function reachOf(query: ListQuery, access: OthersAccess): Reach {
	if (access === 'empty' || !asksForOthers(query)) return { whose: 'own', query };
	if (access === 'forbidden') throw new Forbidden('not allowed to see these records');
	if (access === 'ignored') {
		return { whose: 'own', query: { ...query, customer: null, extension: null } };
	}
	return { whose: 'everybody', query };
}

function asksForOthers({ customer, extension }: ListQuery): boolean {
	if (extension !== null && extension !== USER.extension) return true;
	return customer !== null && (extension === null || customer !== USER.customer);
}
