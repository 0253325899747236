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

/** Whether it is a call of who has this extension. */
export function isOwn(call: CallRecord, extension: string): boolean {
	return call.customer === USER.customer && call.extension === extension;
}

/** Throws `Forbidden` where the user may not ask this. `own`: the extension of who asks. */
export function reachOf(query: ListQuery, access: OthersAccess, own: string): Reach {
	if (access === 'empty' || !asksForOthers(query, own)) return { whose: 'own', query };
	if (access === 'forbidden') throw new Forbidden('not allowed to see these records');
	if (access === 'ignored') {
		return { whose: 'own', query: { ...query, customer: null, extension: null } };
	}
	return { whose: 'everybody', query };
}

function asksForOthers({ customer, extension }: ListQuery, own: string): boolean {
	if (extension !== null && extension !== own) return true;
	return customer !== null && (extension === null || customer !== USER.customer);
}
