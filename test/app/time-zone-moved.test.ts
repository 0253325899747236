/** A computer that is carried to another zone: real words, a real store, and a process that is really elsewhere. */
import { afterEach, expect, test } from 'vitest';
import { timeZoneMoved } from '../../electron/app/time-zone-moved.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { Voice } from '../../electron/desk/voice.ts';
import { aMissedCall, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-04T10:00:00.000Z');
const LATE = '2026-03-03T22:30:00.000Z'; // half past eleven in Berlin
const EARLY = '2026-03-03T23:30:00.000Z'; // the next day there, the same one in Los Angeles
const before = process.env['TZ'];

afterEach(() => {
	if (before === undefined) delete process.env['TZ'];
	else process.env['TZ'] = before;
});

test('times, days and what is quiet are those of the new zone, and everybody hears of it', async () => {
	process.env['TZ'] = 'Europe/Berlin';
	const voice = new Voice(() => 'en', ['en-GB']);
	const calls = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	calls.apply([LATE, EARLY].map((startedAt, n) => aMissedCall({ uuid: uuid(n), startedAt })));
	const time = (): string => voice.texts.time(new Date(LATE));
	const rows = async () => (await calls.lists.range(EVERY_CALL, [], 0, 10)).total;
	expect([time(), await rows()]).toEqual(['23:30', 2]);
	const heard: string[] = [];

	process.env['TZ'] = 'America/Los_Angeles';
	timeZoneMoved({
		...{ voice, calls, history: { state: { kind: 'up-to-date' } } },
		desk: {
			announceCalls: () => heard.push(`lists at ${time()}`),
			raiseNotices: ({ kind }) => heard.push(`notices, ${kind}`),
		},
		status: { refresh: () => heard.push('state') },
	});

	expect([time(), await rows()]).toEqual(['14:30', 1]);
	expect(heard).toEqual(['state', 'notices, up-to-date', 'lists at 14:30']);
});
