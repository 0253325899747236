import type { Call } from '../contract/call.ts';
import { parseRecord } from './call-schema.ts';
import type { NotUnderstood } from './set-aside.ts';

/** What one event of the stream says: a call, a record that cannot be understood, or nothing (null). */
export function readEvent(
	data: string,
	name: string,
): { readonly call: Call } | { readonly notUnderstood: NotUnderstood } | null {
	// An event of another name that carries no record is none of ours: a ping, and no record that went wrong.
	const notUnderstood = (field: string, id: string | null) =>
		name === 'message' && data !== '' ? { notUnderstood: { field, id } } : null;
	let json: unknown;
	try {
		json = JSON.parse(data);
	} catch {
		// One broken event must not stop the others; the list, which is the truth, will have its record.
		return notUnderstood('not JSON', null);
	}
	const record = parseRecord(json, false);
	return record.understood ? { call: record.call } : notUnderstood(record.reason, record.id);
}
