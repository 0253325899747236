import { expect, test } from 'vitest';
import type { SeenNotification } from '../e2e/notifications-seen.ts';
import { account, shownInGap } from './account.ts';

const KILL_AT_MS = 5_000;

function single(caller: string, atMs = 1_000, sender = ':1.1'): SeenNotification {
	return { summary: `Missed call from ${caller}`, body: '', atMs, sender };
}

function digest(calls: number, atMs = 1_000, sender = ':1.1'): SeenNotification {
	return { summary: `${calls} missed calls while you were away`, body: '', atMs, sender };
}

function judge(missed: readonly string[], seen: readonly SeenNotification[]) {
	const { lost, repeated, excused } = account(missed, seen, shownInGap(seen, [KILL_AT_MS]));
	return { lost, repeated, excused: excused.length };
}

test('who was told of once, by name or in a digest, is accounted for', () => {
	const seen = [single('A'), digest(4), single('F')];

	expect(judge(['A', 'B', 'C', 'D', 'E', 'F'], seen)).toEqual({ lost: 0, repeated: 0, excused: 0 });
});

test('who was not told of is lost', () => {
	expect(judge(['A', 'B'], [single('A')])).toEqual({ lost: 1, repeated: 0, excused: 0 });
});

test('who was told of twice is a repetition, and so is one who was not missed at all', () => {
	const seen = [single('A'), single('A', 2_000), single('B', 3_000)];

	expect(judge(['A'], seen)).toEqual({ lost: 0, repeated: 2, excused: 0 });
});

test('a digest of too many is a repetition', () => {
	expect(judge(['A', 'B', 'C', 'D'], [digest(5)])).toEqual({ lost: 0, repeated: 1, excused: 0 });
});

test('what a run showed last, just before it was killed, may be shown again by the next', () => {
	const seen = [single('A', KILL_AT_MS - 5), single('A', 6_000, ':1.2')];

	expect(judge(['A'], seen)).toEqual({ lost: 0, repeated: 0, excused: 1 });
});

test('it may also be told again within a digest, and a digest within a larger one', () => {
	const one = [single('A', KILL_AT_MS - 5), digest(4, 6_000, ':1.2')];
	const four = [digest(4, KILL_AT_MS - 5), digest(6, 6_000, ':1.2')];

	expect(judge(['A', 'B', 'C', 'D'], one)).toEqual({ lost: 0, repeated: 0, excused: 1 });
	expect(judge(['A', 'B', 'C', 'D', 'E', 'F'], four)).toEqual({ lost: 0, repeated: 0, excused: 1 });
});

test('only what was shown last is excused, and only at the time of the kill', () => {
	const notLast = [single('A', KILL_AT_MS - 9), single('B', KILL_AT_MS - 5)];
	const tooEarly = [single('A', KILL_AT_MS - 500)];
	const again = single('A', 6_000, ':1.2');

	expect(judge(['A', 'B'], [...notLast, again])).toEqual({ lost: 0, repeated: 1, excused: 0 });
	expect(judge(['A'], [...tooEarly, again])).toEqual({ lost: 0, repeated: 1, excused: 0 });
});
