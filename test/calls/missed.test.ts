import { expect, test } from 'vitest';
import { counterpartKey } from '../../electron/calls/counterpart.ts';
import { callOutcome, isMissed, missedKind, viaParty } from '../../electron/calls/missed.ts';
import { numberText } from '../../electron/calls/phone-number.ts';
import { callPath } from '../../electron/calls/call-row.ts';
import { aCall, aDiversion, aMissedCall, aParty } from '../fakes/a-call.ts';

const GROUP = aParty({ name: 'Sales', number: '300', numberKind: 'extension', service: 'group' });
const QUEUE = aParty({ name: 'Support', number: '400', numberKind: 'extension', service: 'queue' });
const SKILL = aParty({ name: 'French', number: '401', numberKind: 'extension', service: 'skill' });

test.each([
	['inbound', 'missed', 0, true],
	['inbound', 'missed', 12, true],
	['inbound', 'cancelled', 0, true],
	['inbound', 'cancelled', 12, false],
	['inbound', 'answered', 60, false],
	['inbound', 'unknown', 0, false],
	['outbound', 'missed', 0, false],
	['outbound', 'cancelled', 0, false],
	['outbound', 'answered', 60, false],
] as const)('%s, %s, %i s: missed is %s', (direction, status, durationSeconds, missed) => {
	expect(isMissed(aCall({ direction, status, durationSeconds }))).toBe(missed);
});

test('an outbound cancelled call is one the user gave up', () => {
	const call = aCall({ direction: 'outbound', status: 'cancelled', durationSeconds: 0 });

	expect(callOutcome(call)).toBe('given-up');
});

test.each([
	['rang the user alone', aMissedCall(), 'direct', null],
	[
		'came through a group',
		aMissedCall({ diversions: [aDiversion({ party: GROUP })] }),
		'group',
		'Sales',
	],
	['ended at a group', aMissedCall({ status: 'cancelled', callee: GROUP }), 'group', 'Sales'],
	[
		'came through a skill',
		aMissedCall({ diversions: [aDiversion({ party: SKILL })] }),
		'group',
		'French',
	],
	[
		'came through a queue',
		aMissedCall({ diversions: [aDiversion({ party: QUEUE })] }),
		'queue',
		'Support',
	],
	['was diverted here', aMissedCall({ diversions: [aDiversion()] }), 'forwarded', 'Max Muster'],
	[
		'was handed over by a colleague',
		aMissedCall({ diversions: [aDiversion({ was: 'caller' })] }),
		'direct',
		null,
	],
	['was answered', aCall({ diversions: [aDiversion({ party: QUEUE })] }), null, 'Support'],
] as const)('a call that %s', (_what, call, kind, via) => {
	expect(missedKind(call)).toBe(kind);
	expect(viaParty(call)?.name ?? null).toBe(via);
});

test('a withheld number has no key: two of them are not one person', () => {
	expect(counterpartKey(aCall({ caller: aParty({ name: null, number: null }) }))).toBeNull();
});

test('the same counterpart is recognised in either direction', () => {
	const inbound = aCall();
	const outbound = aCall({ direction: 'outbound', caller: inbound.callee, callee: inbound.caller });

	expect(counterpartKey(outbound)).toBe(counterpartKey(inbound));
});

test('an extension of another phone system is another counterpart', () => {
	const here = aCall({ caller: aParty({ number: '12', numberKind: 'extension', system: 'K1' }) });
	const there = aCall({ caller: aParty({ number: '12', numberKind: 'extension', system: 'K2' }) });

	expect(counterpartKey(there)).not.toBe(counterpartKey(here));
});

test('global numbers are written as one reads them, others as they are', () => {
	expect(numberText(aParty({ number: '498999998001' }))).toBe('+49 89 99998001');
	expect(numberText(aParty({ number: '1001', numberKind: 'extension' }))).toBe('1001');
	expect(numberText(aParty({ number: '999', numberKind: 'global' }))).toBe('+999');
	expect(numberText(aParty({ number: null }))).toBeNull();
});

test('the way of a call begins with the caller and ends with the callee', () => {
	const call = aCall({ diversions: [aDiversion({ party: GROUP }), aDiversion({ was: 'caller' })] });

	expect(callPath(call).map(({ role }) => role)).toEqual([
		'caller',
		'was-callee',
		'was-caller',
		'callee',
	]);
});
