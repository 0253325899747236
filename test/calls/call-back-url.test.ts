import { expect, test } from 'vitest';
import { callBackUrl } from '../../electron/calls/call-back-url.ts';
import type { CallBackSettings } from '../../electron/contract/call-back.ts';
import { failed, success } from '../../electron/contract/outcome.ts';
import { aCall, aMissedCall, aParty, ME } from '../fakes/a-call.ts';

const TEL: CallBackSettings = { scheme: 'tel', template: null, viaTrunk: false };

const extension = aParty({ number: '142', numberKind: 'extension', system: 'K9999' });

function template(text: string): CallBackSettings {
	return { ...TEL, scheme: 'template', template: text };
}

test.each([
	['a global number', aParty(), 'tel:+498999998001'],
	['one that came with its plus', aParty({ number: '+49 89 999-98001' }), 'tel:+498999998001'],
	['an extension', extension, 'tel:142'],
	['an emergency number', aParty({ number: '112', numberKind: 'emergency' }), 'tel:112'],
	['a short number', aParty({ number: '116116', numberKind: 'short' }), 'tel:116116'],
	['a conference', aParty({ number: '74120653', numberKind: 'conference' }), 'tel:74120653'],
	['a queue', { ...extension, number: '600', service: 'queue' as const }, 'tel:600'],
])('%s is called by its number', (_what, caller, link) => {
	expect(callBackUrl(aMissedCall({ caller }), TEL)).toEqual(success(link));
});

test('of an outbound call the callee is called', () => {
	const call = aCall({ direction: 'outbound', caller: ME, callee: aParty({ number: '4930123' }) });

	expect(callBackUrl(call, TEL)).toEqual(success('tel:+4930123'));
});

test('a withheld number cannot be called', () => {
	const call = aMissedCall({ caller: aParty({ number: null }) });

	expect(callBackUrl(call, TEL)).toEqual(failed({ kind: 'cannot-call', why: 'withheld' }));
});

test.each(['*21*0900123456#', '#07', '1;phone-context=x', '12@evil.example', 'anonymous', '', '+'])(
	'%j, which whoever rings may have chosen, is not dialled',
	(number) => {
		for (const numberKind of ['global', 'extension'] as const) {
			const call = aMissedCall({ caller: aParty({ number, numberKind }) });

			expect(callBackUrl(call, TEL)).toEqual(failed({ kind: 'cannot-call', why: 'not-a-number' }));
		}
	},
);

test.each([
	['callto', 'callto:+498999998001'],
	['sip', 'sip:+498999998001'],
] as const)('by %s', (scheme, link) => {
	expect(callBackUrl(aMissedCall(), { ...TEL, scheme })).toEqual(success(link));
});

test.each([
	['07', 'tel:%230700498999998001'],
	['#07', 'tel:%230700498999998001'],
	[' 12 ', 'tel:%231200498999998001'],
	['', 'tel:+498999998001'],
	['07;ext=1', 'tel:+498999998001'],
	[null, 'tel:+498999998001'],
])('via the trunk %j', (trunkCode, link) => {
	const call = aMissedCall({ trunkCode });

	expect(callBackUrl(call, { ...TEL, viaTrunk: true })).toEqual(success(link));
	expect(callBackUrl(call, TEL)).toEqual(success('tel:+498999998001'));
});

test('a trunk leads out of the house: an extension is called without', () => {
	const call = aMissedCall({ caller: extension, trunkCode: '07' });

	expect(callBackUrl(call, { ...TEL, viaTrunk: true })).toEqual(success('tel:142'));
});

test.each([
	['tel:{number}', 'tel:+498999998001'],
	['sip:{number}@pbx.example', 'sip:+498999998001@pbx.example'],
	['SIPS:{number}@pbx.example;user=phone', 'SIPS:+498999998001@pbx.example;user=phone'],
	['callto:{number}', 'callto:+498999998001'],
	['https://pbx.example/dial?to={number}', 'https://pbx.example/dial?to=%2B498999998001'],
	['https://pbx.example/{number}#{number}', 'https://pbx.example/%2B498999998001#%2B498999998001'],
])('the template %s is filled', (text, link) => {
	expect(callBackUrl(aMissedCall(), template(text))).toEqual(success(link));
});

test('a template gets the trunk as well', () => {
	const call = aMissedCall({ trunkCode: '07' });
	const settings = { ...template('https://pbx.example/dial?to={number}'), viaTrunk: true };

	expect(callBackUrl(call, settings)).toEqual(
		success('https://pbx.example/dial?to=%230700498999998001'),
	);
});

test.each([
	'',
	'{number}',
	'tel:',
	'tel:110',
	'javascript:alert({number})',
	'JavaScript:alert({number})',
	'java\tscript:alert({number})',
	' tel:{number}',
	'file:///bin/{number}',
	'data:text/html,{number}',
	'ms-msdt:{number}',
	'vbscript:{number}',
	'mailto:{number}@example.com',
	'ftp://pbx.example/{number}',
	'http://pbx.example/{number}',
	'https://{number}/',
	'https://{number}.example/',
	'https://pbx.example:{number}/',
	'https://{number}@pbx.example/',
	'https://me:secret@pbx.example/{number}',
	'https:',
	'//pbx.example/{number}',
	'tel:{number}\n--launch',
])('the template %j is refused', (text) => {
	expect(callBackUrl(aMissedCall(), template(text))).toEqual(
		failed({ kind: 'cannot-call', why: 'bad-template' }),
	);
});

test('no template at all is a bad one', () => {
	expect(callBackUrl(aMissedCall(), { ...TEL, scheme: 'template' })).toEqual(
		failed({ kind: 'cannot-call', why: 'bad-template' }),
	);
});
