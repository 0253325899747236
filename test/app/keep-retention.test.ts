/** How long calls are kept, chosen while the app runs and over restarts: the real file, the real store. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallStore } from '../../electron/cache/call-store.ts';
import { aTurn } from '../../electron/ground/a-turn.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import type { Call } from '../../electron/contract/call.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import { keepRetention } from '../../electron/app/keep-retention.ts';
import { type OpenedHistory, openHistory } from '../../electron/app/open-history.ts';
import type { Settings } from '../../electron/settings/person-settings.ts';
import { aMissedCall, uuid } from '../fakes/a-call.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { fileThreads } from '../fakes/file-threads.ts';

const A_DAY_MS = 24 * 60 * 60_000;
const AN_HOUR_MS = 60 * 60_000;

let folder: string;
let file: string;
let keychain: FakeKeychain;
let clock: FakeClock;
let chosen: Retention;
let stops: (() => void)[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-retention-'));
	file = join(folder, 'history.db');
	keychain = new FakeKeychain();
	clock = new FakeClock('2026-03-02T12:00:00.000Z');
	chosen = 'everything';
	stops = [];
});
afterEach(() => {
	for (const stop of stops) stop();
	rmSync(folder, { recursive: true });
});

interface Run extends OpenedHistory {
	/** As the settings window does it. */
	readonly choose: (retention: Retention) => void;
	/** What was done to whatever keeps the history. */
	readonly did: readonly string[];
}

async function aRun(): Promise<Run> {
	const opened = await openHistory(file, keychain, clock, fileThreads, () => chosen);
	const listeners = new Set<() => void>();
	const did: string[] = [];
	opened.onMended(() => did.push('start'));
	const stop = keepRetention({
		settings: {
			get: <Name extends keyof Settings>(name: Name) =>
				(name === 'retention' ? chosen : null) as Settings[Name],
			onChange: (listener) => {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
		calls: opened.calls,
		history: {
			stop: () => did.push('stop'),
			setFilling: (wanted) => did.push(`fill ${String(wanted)}`),
		},
		file: opened,
		onKept: () => did.push('kept'),
		clock,
	});
	stops.push(() => {
		stop();
		opened.close();
	});
	return {
		...opened,
		did,
		choose: (retention) => {
			chosen = retention;
			for (const listener of listeners) listener();
		},
	};
}

function end(): void {
	for (const stop of stops.splice(0)) stop();
}

function missedAgo(days: number): Call {
	const startedAt = new Date(clock.now() - days * A_DAY_MS).toISOString();
	return aMissedCall({ uuid: uuid(days), startedAt });
}

async function listed(calls: CallStore): Promise<readonly string[]> {
	return calls.lists.uuids(EVERY_CALL, 100);
}

/** Everything in the profile that begins as the history does. */
function onDisk(): readonly string[] {
	return readdirSync(folder);
}

test('narrower holds at once, and what windows show is told again', async () => {
	const { calls, choose, did } = await aRun();
	calls.apply([missedAgo(40), missedAgo(3)]);

	choose('30-days');

	await expect.poll(() => did).toEqual(['kept']);
	expect(await listed(calls)).toEqual([uuid(3)]);
	expect(calls.openCount()).toBe(1);
});

test('wider than before asks for the older calls again, once what was not kept is noted', async () => {
	chosen = '30-days';
	const { calls, choose, did } = await aRun();
	calls.setFact('first-fill', 'done');
	calls.setFact('baseline', '2020-01-01T00:00:00.000Z');

	choose('12-months');

	await expect.poll(() => did).toEqual(['fill true', 'kept']);
	calls.apply([missedAgo(40), missedAgo(3)]);
	expect(calls.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid(3)]);
	expect(calls.fact('first-fill')).toBeNull();
});

test('a start does not wait for it, and does it soon after', async () => {
	const { calls } = await aRun();
	calls.apply([missedAgo(40), missedAgo(3)]);
	end();
	chosen = '30-days';

	const next = await aRun();
	expect(next.calls.count()).toBe(2);
	await clock.advanceMs(15_000);

	await expect.poll(() => next.calls.count()).toBe(1);
	await expect.poll(() => next.did).toEqual(['kept']);
});

test('calls go as they grow old, on the day they do', async () => {
	chosen = '30-days';
	const { calls } = await aRun();
	calls.apply([missedAgo(29), missedAgo(3)]);

	await clock.advanceMs(23 * AN_HOUR_MS);
	expect(calls.count()).toBe(2);
	await clock.advanceMs(2 * AN_HOUR_MS);

	await expect.poll(() => calls.count()).toBe(1);
});

test('a sleep does not make them stay', async () => {
	chosen = '30-days';
	const { calls } = await aRun();
	await clock.advanceMs(AN_HOUR_MS);
	calls.apply([missedAgo(29), missedAgo(3)]);

	clock.sleepMs(5 * A_DAY_MS);
	await clock.advanceMs(10 * 60_000);

	await expect.poll(() => calls.count()).toBe(1);
});

test('what was put aside goes when all that is in it is too old, at once or later, and not without a bound', async () => {
	const { choose } = await aRun();
	const aside = (why: string, days: number): string =>
		`history.db.${why}-${missedAgo(days).startedAt.replaceAll(':', '')}`;
	const older = ['unreadable', 'unopened'].map((why) => aside(why, 31));
	const younger = ['unreadable', 'unopened'].map((why) => aside(why, 29));
	for (const name of [...older, `${older[0]}-wal`, ...younger, `${younger[0]}-wal`]) {
		writeFileSync(join(folder, name), 'set aside');
	}
	const there = (): readonly string[] => onDisk().filter((name) => name.includes('.un'));
	await clock.advanceMs(AN_HOUR_MS);
	expect(there()).toHaveLength(6);

	choose('30-days');
	await expect.poll(() => there().toSorted()).toEqual([...younger, `${younger[0]}-wal`].toSorted());

	await clock.advanceMs(25 * AN_HOUR_MS);
	await expect.poll(there).toEqual([]);
	expect(existsSync(file)).toBe(true);
});

test('nothing: the file and its key are taken away, and the calls are there until the app ends', async () => {
	const { calls, choose, did } = await aRun();
	writeFileSync(`${file}.unreadable-2026-01-01T000000.000Z`, 'set aside');
	calls.apply([missedAgo(400), missedAgo(3)]);
	calls.setHandled([uuid(3)], true);
	expect(keychain.textOf('history-key')).not.toBeNull();

	choose('nothing');

	await expect.poll(() => did).toEqual(['stop', 'start', 'kept']);
	expect(onDisk()).toEqual([]);
	expect(keychain.textOf('history-key')).toBeNull();
	expect(await listed(calls)).toEqual([uuid(3), uuid(400)]);
	expect(calls.find(uuid(3))?.open).toBe(false);
	calls.apply([missedAgo(2)]);
	expect(onDisk()).toEqual([]);
});

test('nothing, after a restart: no file, no key is asked for or made, and no call is left', async () => {
	const { choose, did, calls } = await aRun();
	calls.apply([missedAgo(3)]);
	choose('nothing');
	await expect.poll(() => did).toContain('kept');
	end();
	keychain.asked.splice(0);

	const next = await aRun();
	await clock.advanceMs(AN_HOUR_MS);

	await expect.poll(() => keychain.asked).toEqual(['remove history-key']);
	expect(next.calls.count()).toBe(0);
	expect(next.notice()).toBeNull();
	expect(onDisk()).toEqual([]);
});

test('nothing, and killed before it was done: the next start does it', async () => {
	const { calls } = await aRun();
	calls.apply([missedAgo(3)]);
	end();
	chosen = 'nothing';

	const next = await aRun();
	expect(next.calls.count()).toBe(0);
	await clock.advanceMs(2_000);

	await expect.poll(onDisk).toEqual([]);
	await expect.poll(() => keychain.textOf('history-key')).toBeNull();
});

test('nothing no more: what is in memory goes into a new file, and is there after a restart', async () => {
	chosen = 'nothing';
	const { calls, choose, did } = await aRun();
	await clock.advanceMs(2_000);
	calls.setFact('baseline', '2020-01-01T00:00:00.000Z');
	calls.apply([missedAgo(40), missedAgo(5), missedAgo(3)]);
	calls.settleNotices([uuid(3)], 'shown');
	calls.setHandled([uuid(5)], true);

	choose('30-days');
	await expect.poll(() => did).toEqual(['stop', 'start', 'kept']);
	end();
	const next = await aRun();

	expect(await listed(next.calls)).toEqual([uuid(3), uuid(5)]);
	expect(next.calls.find(uuid(5))?.open).toBe(false);
	expect(next.calls.dueNotices().map(({ call }) => call.uuid)).toEqual([uuid(5)]);
});

test('nothing no more, and killed on the way: the next start has a file, and fetches what is missing', async () => {
	chosen = 'nothing';
	const { calls, choose } = await aRun();
	calls.setFact('first-fill', 'done');
	calls.setFact('covered-down-to', missedAgo(60).startedAt);
	calls.apply(Array.from({ length: 60 }, (_, i) => missedAgo(i + 1)));
	choose('everything');
	// Between two turns of the copying: looked at more rarely, it could be over.
	while (!existsSync(file)) await aTurn();
	end();

	const next = await aRun();

	expect(next.calls.count()).toBeLessThan(60);
	expect(next.calls.fact('first-fill')).toBeNull();
	expect(next.calls.fact('covered-down-to')).toBeNull();
});

/** In memory so far, and on its way to a file: sixty calls, all told and handled. */
async function onTheWay(): Promise<Run> {
	chosen = 'nothing';
	const run = await aRun();
	const calls = Array.from({ length: 60 }, (_, i) => missedAgo(i + 1));
	run.calls.setFact('baseline', missedAgo(90).startedAt);
	run.calls.apply(calls);
	const uuids = calls.map((call) => call.uuid);
	run.calls.settleNotices(uuids, 'shown');
	run.calls.setHandled(uuids, true);
	run.choose('everything');
	while (!existsSync(file)) await aTurn();
	return run;
}

test('cut off before all that was told came along, the next run begins with a silent baseline', async () => {
	await onTheWay();
	end();

	const next = await aRun();

	expect(next.calls.fact('baseline')).toBeNull();
});

test('cut off while calls come along, what comes again from the service is told and handled as before', async () => {
	const run = await onTheWay();
	while (run.calls.count() === 0) await aTurn();
	end();

	const next = await aRun();
	next.calls.apply(Array.from({ length: 60 }, (_, i) => missedAgo(i + 1)));

	expect(next.calls.count()).toBe(60);
	expect(next.calls.dueNotices()).toEqual([]);
	expect(next.calls.openCount()).toBe(0);
});

/** Sixty missed calls, every third of them handled, in the file or in memory. */
async function sixtyMissed(): Promise<Run> {
	const run = await aRun();
	await clock.advanceMs(2_000);
	const missed = Array.from({ length: 60 }, (_, i) => missedAgo(i + 1));
	run.calls.setFact('baseline', missedAgo(90).startedAt);
	run.calls.apply(missed);
	const handled = missed.filter((_, i) => i % 3 === 0).map((call) => call.uuid);
	run.calls.setHandled(handled, true);
	return run;
}

test.each([
	['file', 'memory', 'everything', 'nothing'],
	['memory', 'file', 'nothing', 'everything'],
] as const)(
	'while calls are on their way from %s to %s, the open ones are counted as if all were there',
	async (_from, _to, before, after) => {
		chosen = before;
		const { calls, choose, did } = await sixtyMissed();
		const counted: number[] = [];
		calls.onChange(() => counted.push(calls.openCount()));
		expect(calls.openCount()).toBe(40);

		choose(after);
		while (!did.includes('kept')) {
			counted.push(calls.openCount());
			await aTurn();
		}

		expect(counted.length).toBeGreaterThan(60 / 5);
		expect([...new Set(counted)]).toEqual([40]);
		expect(calls.openCount()).toBe(40);
	},
);

test('what is hidden, deleted or handled while calls are on their way is no open call any more', async () => {
	const { calls, choose, did } = await sixtyMissed();
	choose('nothing');
	while (!calls.isMoving() || calls.count() === 0) await aTurn();
	expect(calls.openCount()).toBe(40);

	const [hidden, deleted, handled] = [uuid(60), uuid(59), uuid(57)];
	await calls.hide([hidden]);
	calls.remove([deleted]);
	calls.setHandled([handled], true);
	const counted = calls.openCount();
	calls.apply([missedAgo(56)]);
	const withOneThatCameByItself = calls.openCount();
	await expect.poll(() => did).toContain('kept');

	expect([counted, withOneThatCameByItself, calls.openCount()]).toEqual([37, 37, 37]);
	expect(calls.count()).toBe(59);
});

test('calls that are too old for what is chosen are not counted on their way', async () => {
	chosen = 'nothing';
	const { calls, choose, did } = await sixtyMissed();

	choose('30-days');
	while (!existsSync(file)) await aTurn();
	const counted = calls.openCount();
	await expect.poll(() => did).toContain('kept');

	expect([counted, calls.openCount()]).toEqual([20, 20]);
});

test('what is deleted while calls are on their way does not come along', async () => {
	const { calls, did } = await onTheWay();

	calls.remove([uuid(60)]);

	await expect.poll(() => did).toContain('kept');
	expect(calls.find(uuid(60))).toBeNull();
	expect(calls.count()).toBe(59);
});

test('what is forgotten while calls are on their way stays forgotten', async () => {
	const { calls, did, forgetCalls } = await onTheWay();
	expect(calls.isMoving()).toBe(true);

	expect(await forgetCalls()).toEqual({ ok: true, value: null });

	await expect.poll(() => did).toContain('kept');
	expect(calls.isMoving()).toBe(false);
	expect(calls.count()).toBe(0);
	expect(calls.fact('baseline')).toBeNull();
});

test('a mind changed back and forth ends as it was wished last', async () => {
	const { calls, choose, did } = await aRun();
	calls.apply(Array.from({ length: 40 }, (_, i) => missedAgo(i + 1)));

	choose('nothing');
	choose('everything');
	choose('nothing');
	await expect.poll(() => did.filter((each) => each === 'kept')).toHaveLength(3);

	expect(onDisk()).toEqual([]);
	expect(calls.count()).toBe(40);
	choose('everything');
	await expect.poll(() => did.filter((each) => each === 'kept')).toHaveLength(4);
	expect(existsSync(file)).toBe(true);
	expect(calls.count()).toBe(40);
});

test('without a keychain the calls stay in memory when they are to be kept, and that is said', async () => {
	chosen = 'nothing';
	const { calls, choose, did, notice } = await aRun();
	await clock.advanceMs(2_000);
	calls.apply([missedAgo(3)]);
	keychain.become('locked');

	choose('everything');

	await expect.poll(() => did).toEqual(['kept']);
	expect(notice()).toEqual({ kind: 'keychain-unavailable', why: 'locked' });
	expect(onDisk()).toEqual([]);
	expect(calls.count()).toBe(1);
});

test('nothing: whoever signs out and forgets leaves no file behind either', async () => {
	chosen = 'nothing';
	const { calls, forget, retry } = await aRun();
	calls.apply([missedAgo(3)]);

	expect(await forget()).toEqual({ ok: true, value: null });
	await retry();

	expect(calls.count()).toBe(0);
	expect(onDisk()).toEqual([]);
	expect(keychain.textOf('history-key')).toBeNull();
});
