import { expect, test } from 'vitest';
import { DIALECTS, toWire } from '../service/dialects.ts';
import type { CallRecord } from './call-record.ts';
import { generateHistory } from './generate-history.ts';
import { castFor } from './people.ts';
import { conversationOf } from './transcript.ts';
import { findViolations } from './wire-rules.ts';

const NOW = '2026-03-04T11:30:00Z';

function aHistory({ seed = 'test', calls = 5000, days = 365, now = NOW } = {}) {
	return generateHistory({ seed, calls, days, nowMs: Date.parse(now), cast: castFor(seed) });
}

const year = aHistory();

function countWhere(condition: (call: CallRecord) => boolean): number {
	return year.filter(condition).length;
}

test.each(DIALECTS)('every record is one that the page describes, in dialect %s', (dialect) => {
	const records = year.map((call) => toWire(call, dialect, true));

	const violations = records.flatMap((record) => findViolations(record, dialect));

	expect(violations).toEqual([]);
	expect(records).toHaveLength(5000);
});

test('a day that is over stays as it was when the simulator starts again tomorrow', () => {
	const today = aHistory({ now: '2026-03-04T22:59:00Z' });
	const tomorrow = aHistory({ now: '2026-03-05T22:59:00Z' });

	const known = new Map(tomorrow.map((call) => [call.uuid, call]));
	const kept = today.filter((call) => known.has(call.uuid));

	expect(kept).toEqual(today.slice(-kept.length));
	expect(kept.length).toBeGreaterThan(4950);
	expect(tomorrow.filter((call) => call.created > '2026-03-05').length).toBeGreaterThan(3);
});

test('the same seed gives the same calls, another seed gives others', () => {
	expect(aHistory({ calls: 300 })).toEqual(aHistory({ calls: 300 }));
	expect(aHistory({ calls: 300 })).not.toEqual(aHistory({ calls: 300, seed: 'other' }));
});

test('5,000 calls spread over about a year, oldest first, none after now', () => {
	const times = year.map((call) => call.created);

	expect(times).toEqual([...times].sort());
	expect((times.at(-1) ?? '') < NOW).toBe(true);
	expect(Date.parse(NOW) - Date.parse(times[0] ?? '')).toBeGreaterThan(345 * 86_400_000);
	expect(Date.parse(NOW) - Date.parse(times[0] ?? '')).toBeLessThan(385 * 86_400_000);
});

test('the telephone rings on working days and in office hours', () => {
	const weekend = countWhere(({ created }) => [0, 6].includes(new Date(created).getUTCDay()));
	const night = countWhere(({ created }) =>
		['22', '23', '00', '01', '02'].includes(created.slice(11, 13)),
	);

	expect(weekend).toBeLessThan(300);
	expect(night).toBe(0);
});

test(
	'100,000 calls are ready in less than three seconds, each with a uuid of its own',
	{ timeout: 60_000 },
	() => {
		// The processor's time, not the clock's: other suites run at the same time.
		const start = process.cpuUsage();
		const history = aHistory({ calls: 100_000 });
		const { user, system } = process.cpuUsage(start);

		expect(new Set(history.map((call) => call.uuid)).size).toBe(100_000);
		expect((user + system) / 1000).toBeLessThan(3000);
	},
);

test.each<[string, (call: CallRecord) => boolean]>([
	['answered inbound', (call) => call.direction === 'inbound' && call.status === 'answered'],
	['missed', (call) => call.status === 'missed'],
	['given up by the user', (call) => call.direction === 'outbound' && call.status === 'cancelled'],
	['of unknown status', (call) => call.status === 'unknown'],
	[
		'with withheld numbers',
		({ caller }) => caller.name === undefined && caller.number === undefined,
	],
	[
		'with a number but no name',
		({ caller }) => caller.name === undefined && caller.number !== undefined,
	],
	[
		'between colleagues',
		({ caller, callee }) => caller.context === 'K9999' && callee.context === 'K9999',
	],
	['to an emergency number', ({ callee }) => callee.context === 'emergency'],
	['to a short number', ({ callee }) => callee.context === 'short'],
	['to a conference', ({ callee }) => callee.context === 'conference'],
	['via a trunk', (call) => call.trunkCode !== undefined],
	['with custom data', (call) => call.customData !== undefined],
	['changed later', (call) => call.updated !== undefined],
	['being transcribed', (call) => call.transcription?.available === false],
	[
		'that took over from another caller',
		(call) => call.history?.some((one) => 'caller' in one) === true,
	],
	['that a group did not take', (call) => isUntaken(call) && mentions(call, 'group')],
	['that a queue did not take', (call) => isUntaken(call) && mentions(call, 'queue')],
	['with a group as callee', ({ callee }) => callee.service === 'group'],
	['by skill', (call) => mentions(call, 'skill')],
	['by voice menu', (call) => mentions(call, 'ivr')],
	['outside opening hours', (call) => mentions(call, 'time-control')],
	['on voicemail', ({ callee }) => callee.service === 'voicemail'],
])('a year has calls %s', (_name, condition) => {
	expect(countWhere(condition)).toBeGreaterThan(0);
});

test('some transcripts are long, in German and in English, and run from start to stop', () => {
	const conversations = year
		.map(conversationOf)
		.flatMap(({ transcript }) => (transcript === undefined ? [] : [transcript]));
	const text = conversations
		.flat()
		.map((entry) => entry.text ?? '')
		.join(' ');
	const longest = conversations.reduce((one, other) => (one.length > other.length ? one : other));
	const times = longest.map((entry) => entry.time);

	expect(longest.length).toBeGreaterThan(150);
	expect(longest[0]).toMatchObject({ event: 'start' });
	expect(longest.at(-1)).toMatchObject({ event: 'stop' });
	expect(times).toEqual([...times].sort());
	expect(times[0]).toMatch(/^1970-/);
	expect(text).toContain('Rechnung');
	expect(text).toContain('customs');
});

function isUntaken({ direction, status, duration }: CallRecord): boolean {
	return direction === 'inbound' && status === 'cancelled' && duration === 0;
}

function mentions({ history = [] }: CallRecord, service: string): boolean {
	return history.some((one) => 'callee' in one && one.callee.service === service);
}
