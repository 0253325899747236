import type { Call, Party } from '../contract/call.ts';

/** The party that is not the user: the caller of an inbound call, the callee of an outbound one. */
export function counterpart(call: Call): Party {
	return call.direction === 'inbound' ? call.caller : call.callee;
}

/**
 * What two calls share when they are with the same counterpart: kind, phone system and number. Null when the
 * number was withheld, and null never equals null: two withheld numbers are not one person.
 */
export function counterpartKey(call: Call): string | null {
	const { number, numberKind, system } = counterpart(call);
	if (number === null) return null;
	return numberKind === 'extension'
		? `extension:${system ?? ''}:${number}`
		: `${numberKind}:${number}`;
}
