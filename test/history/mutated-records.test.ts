import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { parseRecord } from '../../electron/history/call-schema.ts';
import { mutatedRecord } from './mutate-record.ts';
import { RecordJudge } from './judge-record.ts';

const judge = new RecordJudge();

afterAll(() => {
	judge.close();
});

test('a mutated record is understood, stored whole and merged, or set aside with the name of a field', () => {
	fc.assert(
		fc.property(mutatedRecord, fc.boolean(), (json, complete) => {
			judge.judge(json, complete);
		}),
		{ numRuns: 300 },
	);

	// Mutations that spoil nothing, or everything, would prove nothing.
	expect(judge.understood).toBeGreaterThan(50);
	expect(judge.met).toBe(judge.understood);
	expect(judge.setAside).toBeGreaterThan(20);
});

const SMALLEST = {
	uuid: '4f0d2f6e-3c1b-4d5e-8f6a-1b2c3d4e5f60',
	created: '2025-06-03T10:22:24Z',
	direction: 'inbound',
};

test.each([
	['a day that the month does not have', '2025-02-30T10:00:00Z'],
	['an hour that the day does not have', '2025-06-03T24:00:00Z'],
	['a year before the first', '0000-01-01T00:00:00+23:59'],
	['a year after the last', '9999-12-31T23:59:59-23:59'],
	['a time of nowhere', '2025-06-03T10:22:24'],
])('%s is no time of a call', (_what, created) => {
	expect(parseRecord({ ...SMALLEST, created }, true)).toMatchObject({
		understood: false,
		reason: 'created',
	});
});

test.each([
	['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
	['2017-01-01T00:59:60.5+01:00', '2016-12-31T23:59:59.500Z'],
	['2025-06-03t10:22:24z', '2025-06-03T10:22:24.000Z'],
	['2024-02-29T23:30:00.1234567-01:00', '2024-03-01T00:30:00.123Z'],
])('%s is a time of RFC 3339, and read as %s', (created, startedAt) => {
	expect(parseRecord({ ...SMALLEST, created }, true)).toMatchObject({ call: { startedAt } });
});

test.each([
	['less than nothing', -0, 0],
	['a day', 86_400, 86_400],
])('a duration of %s is the same after it was stored', (_what, duration, durationSeconds) => {
	expect(parseRecord({ ...SMALLEST, duration }, true)).toMatchObject({ call: { durationSeconds } });
});

test('the names of prototypes in custom data are text like any other, and change no prototype', () => {
	const record = `{"custom_data":{"__proto__":"a","constructor":"b","crm":"c"},"__proto__":{"isAdmin":true}}`;
	const parsed = parseRecord({ ...SMALLEST, ...(JSON.parse(record) as object) }, true);

	expect(parsed).toMatchObject({ understood: true, call: { customData: { crm: 'c' } } });
	expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
});
