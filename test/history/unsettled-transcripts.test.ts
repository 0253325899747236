/** Which single records a connection asks for, where transcripts are fetched and where they are not. */
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Call, Transcription } from '../../electron/contract/call.ts';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import type { RecordForm } from '../../electron/history/ask-record.ts';
import { Pause } from '../../electron/history/pause.ts';
import { UnsettledTranscripts } from '../../electron/history/unsettled-transcripts.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { aTurn, FakeClock } from '../fakes/fake-clock.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SHORT: Transcription = { available: true, summary: null, language: null, lines: null };
const PENDING: Transcription = { ...SHORT, available: false };
const WHOLE: Transcription = {
	...{ available: true, summary: 'A greeting', language: 'en' },
	lines: [{ offsetMs: 0, speaker: 'caller', text: 'Hello' }],
};
const NO_ANSWER: (uuid: string) => Outcome<never> | null = () => null;
const NOTHING: (uuid: string) => void = () => undefined;
const GONE = refused(404);

/** A call so many days ago, with what the service says of its transcript by now. */
function daysAgo(days: number, transcription: Transcription = SHORT): Call {
	const startedAt = new Date(NOW - days * DAY).toISOString();
	return aCall({ uuid: uuid(days), startedAt, transcription });
}

function refused(status: number, retryAfterMs: number | null = null): Outcome<never> {
	const host = 'api.example';
	return failed({ kind: 'refused', peer: 'service', host, status, requestId: null, retryAfterMs });
}

/** A store with these calls, and a service that has their text; `answer` says what it answers instead. */
function connected(calls: readonly Call[], isOn: boolean) {
	const clock = new FakeClock(NOW);
	const store = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	store.setFact('baseline', '2020-01-01T00:00:00.000Z');
	store.apply(calls);
	const asked: (readonly [string, RecordForm])[] = [];
	const it = {
		isOn,
		answer: NO_ANSWER,
		/** Called with each question, before it is answered. */
		onAsked: NOTHING,
	};
	const record = (id: string, form: RecordForm): Promise<Outcome<Call>> => {
		asked.push([id, form]);
		it.onAsked(id);
		const call = calls.find((each) => each.uuid === id) ?? aCall({ uuid: id });
		const transcription = form === 'whole' ? WHOLE : SHORT;
		return Promise.resolve(it.answer(id) ?? success({ ...call, transcription }));
	};
	const pause = new Pause(clock);
	const connect = (): UnsettledTranscripts =>
		new UnsettledTranscripts({
			service: { record, fetchesTranscripts: () => it.isOn },
			...{ store, clock, pause },
			apply: (call) => store.apply([call]),
			signal: new AbortController().signal,
		});
	const settle = async (): Promise<void> => {
		for (let before = -1; before !== asked.length;) {
			before = asked.length;
			await aTurn();
		}
	};
	/** The uuids that were asked for since the last time. */
	const newlyAsked = (): readonly string[] => asked.splice(0).map(([id]) => id);
	const hasText = (days: number): boolean =>
		(store.find(uuid(days))?.call.transcription?.lines ?? null) !== null;
	return Object.assign(it, { clock, store, asked, pause, connect, settle, newlyAsked, hasText });
}

test('switched off, one that is being made is asked about, without its text, and told when it is ready', async () => {
	const it = connected([daysAgo(0, PENDING), daysAgo(1)], false);

	it.connect().filled();
	await it.settle();

	expect(it.asked).toEqual([[uuid(0), 'short']]);
	expect(it.hasText(0)).toBe(false);
	expect(it.store.transcripts.isLacking(uuid(0))).toBe(true);
	expect(it.store.notes.dueTranscripts().map((call) => call.uuid)).toContain(uuid(0));
});

test('switched off, what the stream tells of asks for nothing', async () => {
	const it = connected([daysAgo(0)], false);
	const transcripts = it.connect();

	transcripts.heard([daysAgo(0)]);
	transcripts.noticeChoice();
	await it.settle();
	await it.clock.advanceMs(10 * MINUTE);
	transcripts.look();
	await it.settle();

	expect(it.asked).toEqual([]);
});

test('switched on again, all that lack their text are asked for, whatever their age, the newest first and once', async () => {
	const days = [0, 1, 6, 30, 400, 3_000];
	const it = connected(
		days.toReversed().map((ago) => daysAgo(ago)),
		false,
	);
	const transcripts = it.connect();
	transcripts.filled();
	await it.settle();
	expect(it.asked).toEqual([]);

	it.isOn = true;
	transcripts.noticeChoice();
	await it.settle();

	expect(it.asked).toEqual(days.map((ago) => [uuid(ago), 'whole']));
	expect(days.every(it.hasText)).toBe(true);
	transcripts.filled();
	await it.settle();
	expect(it.newlyAsked()).toHaveLength(days.length);

	it.isOn = false;
	transcripts.noticeChoice();
	it.store.apply([daysAgo(40)]);
	it.isOn = true;
	transcripts.noticeChoice();
	await it.settle();
	expect(it.newlyAsked()).toEqual([uuid(40)]);
});

test('calls that began in the same moment are all asked for', async () => {
	const calls = [1, 2, 3].map((n) => ({ ...daysAgo(50), uuid: uuid(n) }));
	const it = connected(calls, true);

	it.connect().filled();
	await it.settle();

	expect(it.newlyAsked().toSorted()).toEqual([uuid(1), uuid(2), uuid(3)]);
});

test('switched off on the way, nothing more is asked for, and what is being asked for is not kept', async () => {
	const it = connected(
		[10, 20, 30].map((days) => daysAgo(days)),
		true,
	);
	const transcripts = it.connect();
	it.onAsked = (id) => {
		if (id !== uuid(20)) return;
		it.isOn = false;
		transcripts.noticeChoice();
	};

	transcripts.filled();
	await it.settle();

	expect(it.newlyAsked()).toEqual([uuid(10), uuid(20)]);
	expect([10, 20, 30].map(it.hasText)).toEqual([true, false, false]);
});

test('another connection goes on where the one before it ended', async () => {
	const it = connected(
		[10, 20, 30].map((days) => daysAgo(days)),
		true,
	);
	it.answer = (id) => (id === uuid(20) ? refused(503, 60 * MINUTE) : null);
	it.connect().filled();
	await it.settle();
	expect(it.newlyAsked()).toEqual([uuid(10), uuid(20)]);
	it.answer = () => null;
	await it.clock.advanceMs(60 * MINUTE);

	it.connect().filled();
	await it.settle();

	expect(it.newlyAsked()).toEqual([uuid(20), uuid(30)]);
});

test.each([
	['is gone', GONE],
	[
		'is not understood',
		failed({ kind: 'not-understood', peer: 'service', host: 'a', found: 'other' }),
	],
])('an old record that %s is asked for once in a connection', async (_what, failure) => {
	const it = connected(
		[10, 20].map((days) => daysAgo(days)),
		true,
	);
	it.answer = (id) => (id === uuid(10) ? failure : null);
	const transcripts = it.connect();

	for (let fill = 0; fill < 3; fill += 1) {
		transcripts.filled();
		await it.settle();
	}
	expect(it.newlyAsked()).toEqual([uuid(10), uuid(20)]);

	it.connect().filled();
	await it.settle();
	expect(it.newlyAsked()).toEqual([uuid(10)]);
});

test('a new record that is not to be had is asked for three times, and again when the stream tells of it', async () => {
	const it = connected([daysAgo(0)], true);
	it.answer = () => GONE;
	const transcripts = it.connect();

	for (let look = 0; look < 6; look += 1) {
		await it.clock.advanceMs(2 * MINUTE);
		transcripts.look();
		await it.settle();
	}
	expect(it.newlyAsked()).toHaveLength(3);
	it.answer = () => null;
	transcripts.heard([daysAgo(0)]);
	await it.settle();

	expect(it.newlyAsked()).toEqual([uuid(0)]);
	expect(it.hasText(0)).toBe(true);
});

test('on the way down the service’s wish to be left alone is honoured, and the way gone on with after it', async () => {
	const it = connected(
		[10, 20, 30].map((days) => daysAgo(days)),
		true,
	);
	it.answer = (id) => (id === uuid(20) ? refused(429, 10 * MINUTE) : null);
	const transcripts = it.connect();

	transcripts.filled();
	await it.settle();
	it.answer = () => null;
	for (let waited = 0; waited < 8; waited += 2) {
		await it.clock.advanceMs(2 * MINUTE);
		transcripts.look();
		await it.settle();
	}
	expect(it.newlyAsked()).toEqual([uuid(10), uuid(20)]);
	await it.clock.advanceMs(2 * MINUTE);
	transcripts.look();
	await it.settle();

	expect(it.newlyAsked().toSorted()).toEqual([uuid(20), uuid(30)].toSorted());
	expect([10, 20, 30].every(it.hasText)).toBe(true);
});

test('a record that the service fails at every time holds up no other for long', async () => {
	const it = connected(
		[10, 20, 30].map((days) => daysAgo(days)),
		true,
	);
	it.answer = (id) => (id === uuid(10) ? refused(500) : null);
	const transcripts = it.connect();
	transcripts.filled();

	for (let look = 0; look < 3; look += 1) {
		await it.settle();
		await it.clock.advanceMs(2 * MINUTE);
		transcripts.look();
	}
	await it.settle();

	expect([10, 20, 30].map(it.hasText)).toEqual([false, true, true]);
});

test('what the service wishes holds although the switch is turned off while it is asked', async () => {
	const it = connected([daysAgo(1), daysAgo(0, PENDING)], true);
	const transcripts = it.connect();
	it.answer = () => refused(429, 10 * MINUTE);
	it.onAsked = () => {
		it.isOn = false;
	};

	transcripts.filled();
	await it.settle();
	await it.clock.advanceMs(3 * MINUTE);
	transcripts.look();
	await it.settle();

	expect(it.asked).toHaveLength(1);
});

test('of a service that has none of twenty in a row, no more are asked for', async () => {
	const calls = Array.from({ length: 60 }, (_, days) => daysAgo(10 + days));
	const it = connected(calls, true);
	it.answer = () => GONE;

	const transcripts = it.connect();
	transcripts.filled();
	await it.settle();
	expect(it.asked).toHaveLength(20);

	transcripts.filled();
	await it.settle();
	expect(it.asked).toHaveLength(20);
});
