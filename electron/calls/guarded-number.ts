/** Numbers that nobody may call by a slip of the mouse. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Party } from '../contract/call.ts';

/** Everywhere in the EU and from mobiles, then by country; where NFON sells telephones. */
const EMERGENCY: ReadonlySet<string> = new Set([
	...['112', '911'],
	...['110'], // Germany
	...['122', '133', '140', '144'], // Austria
	...['117', '118', '144', '1414'], // Switzerland
	...['15', '17', '18', '114'], // France
	...['113', '115', '118', '1515', '1530'], // Italy
	...['061', '062', '080', '085', '091', '092'], // Spain
	...['117'], // Portugal, forest fires
	...['997', '998', '999'], // Poland
	...['999', '111', '101'], // United Kingdom
]);

// Harmonised services of social value, authorities, directory enquiries: some cost several euros a minute.
const SHORT = /^(115|116\d{3}|118\d{2,3})$/;

/**
 * What must be confirmed before this number is called; null: nothing. By what the service says of it and by its digits,
 * because whoever rings decides what number is shown: an extension or a country's number that ends in a short one.
 */
export function guardOf({ numberKind, number }: Party): 'emergency' | 'short' | null {
	if (number === null) return null;
	if (numberKind === 'emergency' || numberKind === 'short') return numberKind;
	const digits = number.replaceAll(/\D/g, '');
	const national =
		numberKind === 'global' ? parsePhoneNumberFromString(`+${digits}`)?.nationalNumber : undefined;
	// With a leading 0 as well: many a telephone system dials it for an outside line.
	const forms = [digits, digits.replace(/^0/, ''), ...(national === undefined ? [] : [national])];
	if (forms.some((form) => EMERGENCY.has(form))) return 'emergency';
	return forms.some((form) => SHORT.test(form)) ? 'short' : null;
}
