/** From a call to the address that has the system's telephone ring its counterpart. Pure. */
import type { CallBackSettings } from '../contract/call-back.ts';
import type { Call, Party } from '../contract/call.ts';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import { counterpart } from './counterpart.ts';

const PLACEHOLDER = '{number}';

// Berlin's numbers for films [Bundesnetzagentur, Verfügung 57/2006].
const EXAMPLE_NUMBER = '493023125000';
const EXAMPLE_TRUNK = '07';

/** Those that place calls; a template may name these, or a page. */
const TELEPHONES = ['tel:', 'callto:', 'sip:', 'sips:'] as const;

/**
 * The address to open, of one of the schemes `tel`, `callto`, `sip`, `sips` and `https`. Whether the person has to
 * confirm it first is said by `guardOf`.
 */
export function callBackUrl(call: Call, settings: CallBackSettings): Outcome<string> {
	const party = counterpart(call);
	if (party.number === null) return failed({ kind: 'cannot-call', why: 'withheld' });
	const digits = plainDigits(party.number);
	if (digits === null) return failed({ kind: 'cannot-call', why: 'not-a-number' });
	return urlFor(dialledNumber(party, digits, settings.viaTrunk ? trunkOf(call) : null), settings);
}

/** What would be opened for a number that belongs to nobody; `bad-template` for a template that makes no address. */
export function exampleCallBackUrl(settings: CallBackSettings): Outcome<string> {
	const trunk = settings.viaTrunk ? EXAMPLE_TRUNK : null;
	return urlFor(dialledNumber({ numberKind: 'global' }, EXAMPLE_NUMBER, trunk), settings);
}

function urlFor(number: string, settings: CallBackSettings): Outcome<string> {
	switch (settings.scheme) {
		case 'template':
			return fillTemplate(settings.template ?? '', number);
		case 'sip':
		case 'callto':
		case 'tel':
			// [RFC 3966 §3] A local number ought to have a `phone-context`; what takes these links knows one system only.
			return success(`${settings.scheme}:${encodeDialled(number)}`);
	}
}

/**
 * Digits alone, without what makes a number readable. Null for anything else, `*` and `#` too: whoever rings decides
 * what number is shown, and `*21*…#` would divert this telephone.
 */
function plainDigits(number: string): string | null {
	const digits = number.replace(/^\+/, '').replaceAll(/[\s()./-]/g, '');
	return /^\d{1,32}$/.test(digits) ? digits : null;
}

/**
 * `+E.164` for a global number, else as it is. A trunk is asked for by `#`, its code and what one would dial by hand,
 * where nobody knows a plus: `00` and the country, which is right from every country that NFON serves.
 */
function dialledNumber(
	{ numberKind }: Pick<Party, 'numberKind'>,
	digits: string,
	trunk: string | null,
): string {
	if (numberKind !== 'global') return digits;
	return trunk === null ? `+${digits}` : `#${trunk}00${digits}`;
}

/** The service says `07` or `#07` (nfon-api.md, `trunk_code`); what is no such code is no reason not to call. */
function trunkOf({ trunkCode }: Call): string | null {
	return /^#?(\d{1,4})$/.exec(trunkCode?.trim() ?? '')?.[1] ?? null;
}

function fillTemplate(template: string, number: string): Outcome<string> {
	const bad = failed({ kind: 'cannot-call', why: 'bad-template' });
	const [, scheme] = /^([a-z]+:)/i.exec(template) ?? [];
	if (scheme === undefined || !template.includes(PLACEHOLDER) || /[\s\p{Cc}]/u.test(template)) {
		return bad;
	}
	const isTelephone = TELEPHONES.some((known) => known === scheme.toLowerCase());
	if (!isTelephone && !isPage(template)) return bad;
	const encoded = isTelephone ? encodeDialled(number) : encodeURIComponent(number);
	return success(template.replaceAll(PLACEHOLDER, encoded));
}

/** An `https:` page on a host that the number has no part in. Plain http would tell the network who is called. */
function isPage(template: string): boolean {
	const fill = (number: string): string => template.replaceAll(PLACEHOLDER, number);
	if (!URL.canParse(fill('1'))) return false;
	const [one, other] = [new URL(fill('1')), new URL(fill('2'))];
	const hasCredentials = one.username !== '' || one.password !== '';
	return one.protocol === 'https:' && one.origin === other.origin && !hasCredentials;
}

/** `+` as it is; `#` would begin a fragment [RFC 3986 §3.5]. */
function encodeDialled(number: string): string {
	return encodeURIComponent(number).replaceAll('%2B', '+');
}
