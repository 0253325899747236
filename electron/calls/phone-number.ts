import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Party } from '../contract/call.ts';
import type { PartyLabel } from '../contract/call-view.ts';

/** The party's number as one reads it: `+49 89 123456` when global, else as it is. Null when withheld. */
export function numberText(party: Party): string | null {
	if (party.number === null) return null;
	if (party.numberKind !== 'global') return party.number;
	const international = `+${party.number}`;
	return parsePhoneNumberFromString(international)?.formatInternational() ?? international;
}

/** The party's number as one dials it: +E.164 when global, else as it is. Null when withheld. */
export function dialableNumber(party: Party): string | null {
	if (party.number === null) return null;
	return party.numberKind === 'global' ? `+${party.number}` : party.number;
}

export function partyLabel(party: Party): PartyLabel {
	return {
		name: party.name,
		numberText: numberText(party),
		numberKind: party.numberKind,
		service: party.service,
	};
}
