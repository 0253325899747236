/** Puts sentences together from parts of which some may be missing. */

type Part = string | null | false;

/** Words in a row: `phrase('Missed', null, 'via Sales')` is "Missed via Sales". */
export function phrase(...parts: readonly Part[]): string {
	return parts.filter(Boolean).join(' ');
}

/** Things one after another: "Missed call from Anna, today 14:02, open". */
export function listed(...parts: readonly Part[]): string {
	return parts.filter(Boolean).join(', ');
}

/** What goes behind something, standing alone: ", forwarded from Peter" is "Forwarded from Peter". */
export function sentence(rest: string): string {
	const text = rest.replace(/^[, ]+/, '');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
