import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from '../../electron/contract/call.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';

const UUID = '4f0d2f6e-3c1b-4d5e-8f6a-1b2c3d4e5f60';
const SMALLEST = { uuid: UUID, created: '2025-06-03T10:22:24Z', direction: 'inbound' };

function understood(record: unknown, complete = true): Call {
	const parsed = parseRecord(record, complete);
	if (!parsed.understood) throw new Error(`Not understood: ${parsed.reason}`);
	return parsed.call;
}

test("the page's own example is understood", () => {
	const call = understood({
		uuid: UUID,
		duration: 30,
		direction: 'inbound',
		caller: { name: 'Charlie', number: '1003', context: 'K9999' },
		callee: { name: 'Alice', number: '1001', context: 'K9999' },
		status: 'answered',
		created: '2025-06-03T10:22:24Z',
		transcription: { available: false },
	});

	expect(call).toMatchObject({
		startedAt: '2025-06-03T10:22:24.000Z',
		durationSeconds: 30,
		caller: { name: 'Charlie', number: '1003', numberKind: 'extension', system: 'K9999' },
		transcription: { available: false, lines: null },
	});
});

test('both dialects become one call', () => {
	const first = understood({
		...SMALLEST,
		callee: { number: '300', context: 'K9999', destination_type: 'group' },
		crm: 'Customer 12',
	});
	const second = understood({
		...SMALLEST,
		callee: { number: '300', context: 'K9999', service: 'group' },
		custom_data: { crm: 'Customer 12' },
	});

	expect(second).toEqual(first);
	expect(second.callee.service).toBe('group');
});

test.each([
	['status', { status: 'parked' }, (call: Call) => call.status, 'unknown'],
	['service', { callee: { service: 'robot' } }, (call: Call) => call.callee.service, 'extension'],
	[
		'context',
		{ callee: { context: 'lunar' } },
		(call: Call) => call.callee.numberKind,
		'extension',
	],
	['absent status', {}, (call: Call) => call.status, 'unknown'],
	['null caller', { caller: null }, (call: Call) => call.caller.number, null],
	[
		'form of a summary',
		{ transcription: { available: true, summary: 7 } },
		(call: Call) => call.transcription?.summary,
		null,
	],
	['field', { mood: 'sunny' }, (call: Call) => Object.hasOwn(call, 'mood'), false],
])('an unknown %s spoils nothing', (_what, differences, read, expected) => {
	expect(read(understood({ ...SMALLEST, ...differences }))).toBe(expected);
});

test('diversions of any other form are ignored, the others come in order', () => {
	const call = understood({
		...SMALLEST,
		history: [
			{ updated: '2025-06-03T10:22:30Z', callee: { number: '2' } },
			{ updated: '2025-06-03T10:22:26+00:00', caller: { number: '1' } },
			{ updated: '2025-06-03T10:22:27Z', caller: { number: '3' }, callee: { number: '4' } },
			{ updated: 'yesterday', caller: { number: '5' } },
			{ caller: { number: '6' } },
			'noise',
		],
	});

	expect(call.diversions.map(({ was, party }) => [was, party.number])).toEqual([
		['caller', '1'],
		['callee', '2'],
	]);
});

test('null is as good as absent', () => {
	const group = { name: 'Sales', number: '300', context: 'K9999', service: 'group' };
	const call = understood({
		...SMALLEST,
		duration: null,
		history: [
			{ updated: '2025-06-03T10:22:26Z', callee: group, caller: null },
			{ updated: '2025-06-03T10:22:27Z', caller: { number: '1' }, callee: null },
			{ updated: '2025-06-03T10:22:28Z', caller: null, callee: null },
		],
	});

	expect(call.durationSeconds).toBe(0);
	expect(call.diversions.map(({ was, party }) => [was, party.number, party.service])).toEqual([
		['callee', '300', 'group'],
		['caller', '1', 'extension'],
	]);
});

test("a transcript's times count from its first entry, and only speech is said", () => {
	const call = understood({
		...SMALLEST,
		transcription: {
			available: true,
			transcript: [
				{ time: '1970-01-01T00:00:10Z', source: 'caller', event: 'start' },
				{ time: '1970-01-01T00:00:11.5Z', source: 'caller', event: 'speech', text: 'Hello' },
				{ time: '1970-01-01T00:00:13Z', source: 'callee', event: 'speech', text: 'Hi' },
				{ time: '1970-01-01T00:00:14Z', source: 'callee', event: 'stop', text: 'nothing' },
			],
		},
	});

	expect(call.transcription?.lines).toEqual([
		{ offsetMs: 1500, speaker: 'caller', text: 'Hello' },
		{ offsetMs: 3000, speaker: 'callee', text: 'Hi' },
	]);
});

test('a short record says nothing about the transcript, a complete one without it has none', () => {
	const record = { ...SMALLEST, transcription: { available: true } };

	expect(understood(record, false).transcription?.lines).toBeNull();
	expect(understood(record, true).transcription?.lines).toEqual([]);
});

test.each([
	['uuid', { uuid: 'no' }],
	['created', { created: '3 June' }],
	['created', { created: '2025-13-45T99:00:00Z' }],
	['direction', { direction: 'sideways' }],
	['duration', { duration: -1 }],
])('without a usable %s a record is set aside, with that reason', (reason, differences) => {
	const parsed = parseRecord({ ...SMALLEST, ...differences }, true);

	expect(parsed).toMatchObject({ understood: false, reason });
});

test('whatever arrives is understood or set aside, and never throws', () => {
	fc.assert(
		fc.property(fc.anything(), fc.anything(), fc.boolean(), (field, whole, complete) => {
			for (const key of ['caller', 'history', 'transcription', 'custom_data', 'updated']) {
				parseRecord({ ...SMALLEST, [key]: field }, complete);
			}
			parseRecord(whole, complete);
		}),
		{ numRuns: 2_000 },
	);
});

test('a moment is the same one however it is written', () => {
	const moments = fc.date({
		min: new Date('0000-01-01T00:00:00.000Z'),
		max: new Date('9999-12-31T23:59:59.999Z'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(moments, (moment) => {
			const iso = moment.toISOString();
			const second = `${iso.slice(0, 19)}.000Z`;
			const written = [iso, iso.toLowerCase(), iso.replace('Z', '+00:00')];
			for (const created of written) {
				expect(understood({ ...SMALLEST, created }).startedAt).toBe(iso);
			}
			const whole = understood({ ...SMALLEST, created: second.replace('.000', '') });
			expect(whole.startedAt).toBe(second);
		}),
	);
});

test.each(['2025-02-29T10:00:00Z', '2025-13-01T10:00:00Z', '2025-06-00T10:00:00Z', '2025-06-01'])(
	'%s is no moment',
	(created) => {
		expect(parseRecord({ ...SMALLEST, created }, true).understood).toBe(false);
	},
);
