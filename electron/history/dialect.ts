/** Which dialect of the API a record is written in (nfon-api.md, Where things are). Shown to support; nothing depends on it. */
import type { Dialect } from '../contract/settings.ts';

// What only one of the two has: in a record, in a party.
const FIELDS: readonly (readonly [Dialect, record: readonly string[], party: string])[] = [
	[
		'2.0-early-access.2',
		['call_id', 'customer', 'extension', 'user_uuid', 'custom_data'],
		'service',
	],
	['2.0-early-access', ['crm'], 'destination_type'],
];

/** The dialect that the first of these records to tell tells; null: none does. */
export function dialectOf(records: readonly unknown[]): Dialect | null {
	for (const record of records) {
		if (!isObject(record)) continue;
		const parties = [record['caller'], record['callee']].filter(isObject);
		for (const [dialect, own, ofParty] of FIELDS) {
			const tells = own.some((name) => name in record) || parties.some((party) => ofParty in party);
			if (tells) return dialect;
		}
	}
	return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
