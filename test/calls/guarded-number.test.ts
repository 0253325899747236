import { expect, test } from 'vitest';
import { guardOf } from '../../electron/calls/guarded-number.ts';
import type { NumberKind } from '../../electron/contract/call.ts';
import { aParty } from '../fakes/a-call.ts';

const EMERGENCY: readonly (readonly [NumberKind, string])[] = [
	['emergency', '112'],
	['emergency', '5555'],
	['extension', '110'],
	['extension', '112'],
	['extension', '0112'],
	['extension', '999'],
	['extension', '144'],
	['global', '112'],
	['global', '49112'],
	['global', '+49 110'],
	['global', '44999'],
	['global', '3315'],
	['global', '34091'],
	['conference', '112'],
];

const SHORT: readonly (readonly [NumberKind, string])[] = [
	['short', '116116'],
	['short', '22456'],
	['extension', '116117'],
	['extension', '11880'],
	['global', '49116117'],
	['global', '4911833'],
];

const FREE: readonly (readonly [NumberKind, string | null])[] = [
	['extension', '142'],
	['extension', '1100'],
	['extension', '1001'],
	['extension', '600'],
	['global', '498999998001'],
	['global', '4930110110'],
	['global', '491121234567'],
	['global', '12125550101'],
	['conference', '74120653'],
	['extension', null],
];

test.each(EMERGENCY)('%s %s counts as an emergency number', (numberKind, number) => {
	expect(guardOf(aParty({ numberKind, number }))).toBe('emergency');
});

test.each(SHORT)('%s %s counts as a short number', (numberKind, number) => {
	expect(guardOf(aParty({ numberKind, number }))).toBe('short');
});

test.each(FREE)('%s %s may be called at once', (numberKind, number) => {
	expect(guardOf(aParty({ numberKind, number }))).toBeNull();
});
