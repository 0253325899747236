import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Party } from '../contract/call.ts';
import type { PartyLabel } from '../contract/call-view.ts';

// Everybody that a person ever telephones with, and a bound for a history that is not a person's.
const KNOWN = 10_000;
/** Taking a number apart by the numbering plans of the world costs more than everything else of a row. */
const known = new Map<string, string>();

/** The party's number as one reads it: `+49 89 123456` when global, else as it is. Null when withheld. */
export function numberText(party: Party): string | null {
	if (party.number === null) return null;
	if (party.numberKind !== 'global') return party.number;
	return known.get(party.number) ?? globalNumberText(party.number);
}

/** The party's number as one dials it: +E.164 when global, else as it is. Null when withheld. */
export function dialableNumber(party: Party): string | null {
	if (party.number === null) return null;
	return party.numberKind === 'global' ? `+${party.number}` : party.number;
}

function globalNumberText(number: string): string {
	const international = `+${number}`;
	const text = parsePhoneNumberFromString(international)?.formatInternational() ?? international;
	if (known.size >= KNOWN) known.clear();
	known.set(number, text);
	return text;
}

export function partyLabel(party: Party): PartyLabel {
	return {
		name: party.name,
		numberText: numberText(party),
		numberKind: party.numberKind,
		service: party.service,
	};
}
