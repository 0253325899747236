import { counterpart } from '../calls/counterpart.ts';
import { numberText, partyLabel } from '../calls/phone-number.ts';
import type { Call, Party } from '../contract/call.ts';
import type { PartyLabel } from '../contract/call-view.ts';

/** How a counterpart key is shown: as in their latest call, or, when there is none any more, by the number in it. */
export function ruleParty(key: string, latest: Call | null): PartyLabel {
	if (latest !== null) return partyLabel(counterpart(latest));
	const [kind = '', ...rest] = key.split(':');
	const numberKind: Party['numberKind'] = kind === 'global' ? 'global' : 'extension';
	const number = rest.at(-1) ?? key;
	const party: Party = { name: null, number, numberKind, system: null, service: 'extension' };
	return { name: null, numberText: numberText(party), numberKind, service: 'extension' };
}
