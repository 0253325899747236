import { expect, test } from 'vitest';
import {
	type NoticeBoard,
	noticedCall,
	raiseNotices,
} from '../../electron/attention/raise-notices.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import type { ConnectionState } from '../../electron/contract/app-state.ts';
import { failed } from '../../electron/contract/outcome.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../electron/contract/preferences.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T10:00:00.000Z');
const UP_TO_DATE: ConnectionState = { kind: 'up-to-date' };

/** A desktop's notifications: what was ever shown, and what is on the screen. */
class FakeBoard implements NoticeBoard {
	readonly shown: string[] = [];
	readonly told = new Set<string>();
	readonly #screen = new Set<string>();
	readonly #works: boolean;

	constructor(works = true) {
		this.#works = works;
	}

	show({ id, title }: { readonly id: string; readonly title: string }): boolean {
		if (!this.#works) return false;
		this.shown.push(title);
		this.#screen.add(id);
		return true;
	}

	close(id: string): void {
		if (!this.#screen.delete(id)) throw new Error(`Nothing to close: ${id}`);
	}

	ids(): readonly string[] {
		return [...this.#screen];
	}
}

function aStore(): CallStore {
	const store = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	store.setFact('baseline', '2026-03-01T00:00:00.000Z');
	return store;
}

function raise(
	store: CallStore,
	board: NoticeBoard,
	connection = UP_TO_DATE,
	preferences: Partial<Preferences> = {},
	now = NOW,
): void {
	const all = { ...DEFAULT_PREFERENCES, ...preferences };
	raiseNotices(store, board, connection, now, textsIn('en', 'en-GB'), all);
}

test('a missed call is shown once, however often one looks', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([aMissedCall()]);

	raise(store, board);
	raise(store, board);

	expect(board.shown).toEqual(['Missed call from Anna Berger']);
});

test.each([
	['offline', { kind: 'connecting' } as const],
	['filling a gap', { kind: 'catching-up', calls: 1, firstFill: false } as const],
])('while %s nothing is shown, and nothing is lost', (_what, connection) => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([aMissedCall()]);

	raise(store, board, connection);
	expect(board.shown).toEqual([]);

	raise(store, board);
	expect(board.shown).toHaveLength(1);
});

test('a call during the first fill is shown at once', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([aMissedCall()]);

	raise(store, board, { kind: 'catching-up', calls: 1, firstFill: true });

	expect(board.shown).toHaveLength(1);
});

test('a notification goes when its call is handled', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([aMissedCall()]);
	raise(store, board);
	expect(board.ids().map(noticedCall)).toEqual([uuid(1)]);

	store.setHandled([uuid(1)], true);
	raise(store, board);

	expect(board.ids()).toEqual([]);
});

test('without notifications on the system the call still counts, and is not tried for ever', () => {
	const store = aStore();
	store.apply([aMissedCall()]);

	raise(store, new FakeBoard(false));

	expect(store.openCount()).toBe(1);
	expect(store.dueNotices()).toEqual([]);
});

test('a note that cannot be written repeats nothing in the same run', () => {
	class UnwritableStore extends CallStore {
		override settleNotices(): ReturnType<CallStore['settleNotices']> {
			return failed({ kind: 'store-failed', why: 'full' });
		}
	}
	const store = new UnwritableStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	store.setFact('baseline', '2026-03-01T00:00:00.000Z');
	const board = new FakeBoard();
	store.apply([aMissedCall()]);

	raise(store, board);
	raise(store, board);

	expect(board.shown).toHaveLength(1);
});

const HOUR = 60 * 60_000;
const NEXT = '2026-03-02T09:05:00.000Z';
const LATER = '2026-03-02T09:06:00.000Z';
const HUSHED: Partial<Preferences> = { doNotDisturb: 'switched-off' };
const withTranscripts: Partial<Preferences> = {
	notifications: { ...DEFAULT_PREFERENCES.notifications, transcripts: true },
};
const at = (n: number, startedAt = `2026-03-02T09:0${String(n)}:00.000Z`) =>
	aMissedCall({ uuid: uuid(n), startedAt });
const from = (n: number) => ({ ...at(n), caller: aParty({ number: `49891230${String(n)}` }) });

test('a second call from one person takes the place of the first', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([at(1)]);
	raise(store, board);
	store.apply([at(2)]);

	raise(store, board);

	expect(board.shown).toHaveLength(2);
	expect(board.ids()).toEqual([`call-${uuid(2)}`]);
});

test('an answered call elsewhere takes the notification away', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([at(1)]);
	raise(store, board);
	store.apply([aCall({ uuid: uuid(7), startedAt: '2026-03-02T09:30:00.000Z' })]);

	raise(store, board);

	expect(board.ids()).toEqual([]);
});

test('a digest goes when the last open call is handled', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([1, 2, 3, 4].map(from));
	raise(store, board);
	expect(board.shown).toEqual(['4 missed calls while you were away']);
	store.setHandled([uuid(1), uuid(2), uuid(3)], true);
	raise(store, board);
	expect(board.ids()).toHaveLength(1);

	store.setHandled([uuid(4)], true);
	raise(store, board);

	expect(board.ids()).toEqual([]);
});

test.each(['in the same run', 'after a restart'])(
	'%s a digest goes when its own calls are handled, whatever else is open',
	async (when) => {
		let now = NOW;
		const store = new CallStore(openCache('/nowhere', null, () => now).database, () => now);
		store.setFact('baseline', '2026-03-01T00:00:00.000Z');
		const board = new FakeBoard();
		store.apply([1, 2, 3, 4].map(from));
		raise(store, board);
		now += HOUR;
		store.apply([from(5)]);
		raise(store, board);
		const [digest = '', fifth] = board.ids();
		// What the platform's notification centre hands back to the next run.
		const screen = when === 'in the same run' ? board : new FakeBoard();
		if (screen !== board) for (const id of board.ids()) screen.show({ id, title: id });
		store.setHandled([uuid(1), uuid(2), uuid(3)], true);
		raise(store, screen);
		expect(screen.ids()).toEqual([digest, fifth]);

		await store.hide([uuid(4)]);
		raise(store, screen);

		expect(screen.ids()).toEqual([fifth]);
	},
);

test('a digest that cannot be noted as told stays', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([1, 2, 3, 4].map(from));
	store.settleNotices = () => failed({ kind: 'store-failed', why: 'full' });

	raise(store, board);
	raise(store, board);

	expect(board.ids()).toHaveLength(1);
});

test('what is kept back is told when it may be, once, however long that took', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([from(1), from(2)]);

	raise(store, board, UP_TO_DATE, HUSHED);
	raise(store, board, UP_TO_DATE, HUSHED);
	expect(board.shown).toEqual([]);

	raise(store, board, UP_TO_DATE, {}, NOW + 40 * HOUR);
	raise(store, board, UP_TO_DATE, {}, NOW + 40 * HOUR);
	expect(board.shown).toEqual(['2 missed calls while you were away']);
});

test('after a weekend away its missed calls are one digest, once, and those of before the sign-in in none', () => {
	const store = aStore();
	const monday = NOW + 70 * HOUR;
	store.apply([from(1), from(2), at(3, '2026-02-28T17:30:00.000Z')]);

	const board = new FakeBoard();
	raise(store, board, UP_TO_DATE, {}, monday);
	raise(store, board, UP_TO_DATE, {}, monday);
	const afterRestart = new FakeBoard();
	store.apply([{ ...from(1), updatedAt: LATER, durationSeconds: 7 }]);
	raise(store, afterRestart, UP_TO_DATE, {}, monday);

	expect(board.shown).toEqual(['2 missed calls while you were away']);
	expect(afterRestart.shown).toEqual([]);
});

test('what was handled while it was kept back is not told', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([from(1), from(2)]);
	raise(store, board, UP_TO_DATE, HUSHED);
	store.setHandled([uuid(1)], true);

	raise(store, board);

	expect(board.ids()).toEqual([`call-${uuid(2)}`]);
});

test('a reminder brings an open call back, once, connected or not', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([at(1)]);
	raise(store, board);
	store.setHandled([uuid(1)], true);
	raise(store, board);
	store.notes.remindAt(uuid(1), NOW + HOUR);
	expect(store.openCount()).toBe(1);
	expect(store.notes.nextReminder(NOW)).toBe(NOW + HOUR);

	raise(store, board, UP_TO_DATE, {}, NOW + HOUR - 1);
	expect(board.shown).toHaveLength(1);
	raise(store, board, { kind: 'connecting' }, {}, NOW + HOUR);
	raise(store, board, { kind: 'connecting' }, {}, NOW + HOUR);

	expect(board.shown).toEqual(['Missed call from Anna Berger', 'Reminder: call from Anna Berger']);
	expect(board.ids()).toEqual([`reminder-${uuid(1)}`]);
	expect(store.notes.nextReminder(NOW)).toBeNull();
});

test('a reminder of a call that was handled meanwhile does not come', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([at(1)]);
	raise(store, board);
	store.notes.remindAt(uuid(1), NOW + HOUR);
	store.setHandled([uuid(1)], true);

	raise(store, board, UP_TO_DATE, {}, NOW + HOUR);
	store.setHandled([uuid(1)], false);
	raise(store, board, UP_TO_DATE, {}, NOW + 2 * HOUR);

	expect(board.shown).toHaveLength(1);
});

test('a reminder that cannot be noted as told is not told again and again', () => {
	const store = aStore();
	const board = new FakeBoard();
	store.apply([at(1)]);
	raise(store, board);
	store.notes.remindAt(uuid(1), NOW);
	const full = failed({ kind: 'store-failed', why: 'full' });
	store.notes.settleReminders = () => full;

	raise(store, board);
	raise(store, board);
	raise(store, board);

	expect(board.shown).toHaveLength(2);
});

test('a transcript that becomes ready is told once, over updates and repeats', () => {
	const store = aStore();
	const board = new FakeBoard();
	const pending = { available: false, summary: null, language: null, lines: null };
	const call = aCall({ transcription: pending });
	const ready = { ...call, updatedAt: NEXT, transcription: { ...pending, available: true } };
	store.apply([call]);
	raise(store, board, UP_TO_DATE, withTranscripts);
	expect(board.shown).toEqual([]);

	store.apply([ready]);
	raise(store, board, UP_TO_DATE, withTranscripts);
	store.apply([{ ...ready, updatedAt: LATER, durationSeconds: 61 }]);

	const afterRestart = new FakeBoard();
	raise(store, afterRestart, UP_TO_DATE, withTranscripts);

	expect(board.shown).toEqual(['Transcript ready: Anna Berger']);
	expect(afterRestart.shown).toEqual([]);
});

test('transcripts from before the first sign-in are no news, nor are those nobody wants to hear of', () => {
	const store = aStore();
	const board = new FakeBoard();
	const done = { available: true, summary: null, language: null, lines: null };
	const old = { startedAt: '2026-02-28T09:00:00.000Z', transcription: done };
	store.apply([aCall({ uuid: uuid(1), ...old }), aCall({ uuid: uuid(2), transcription: done })]);

	raise(store, board);
	raise(store, board, UP_TO_DATE, withTranscripts);

	expect(board.shown).toEqual([]);
});

test('a notification of a transcript goes when its call does', async () => {
	const store = aStore();
	const board = new FakeBoard();
	const transcription = { available: true, summary: null, language: null, lines: null };
	store.apply([aCall({ startedAt: new Date(NOW - 1).toISOString(), transcription })]);
	const notifications = { ...DEFAULT_PREFERENCES.notifications, transcripts: true };
	raise(store, board, UP_TO_DATE, { notifications });
	expect(board.ids()).toEqual([`transcript-${uuid(1)}`]);

	await store.hide([uuid(1)]);
	raise(store, board, UP_TO_DATE, { notifications });

	expect(board.ids()).toEqual([]);
});

test('transcripts that cannot be noted as told are not told again with the next one', () => {
	const store = aStore();
	const board = new FakeBoard();
	const transcription = { available: true, summary: null, language: null, lines: null };
	const startedAt = new Date(NOW - 1).toISOString();
	const ready = (n: number) => aCall({ uuid: uuid(n), startedAt, transcription });
	store.apply([1, 2, 3, 4].map(ready));
	const full = failed({ kind: 'store-failed', why: 'full' });
	store.notes.settleTranscripts = () => full;
	raise(store, board, UP_TO_DATE, withTranscripts);
	expect(board.shown).toEqual(['4 transcripts are ready']);

	store.apply([ready(5)]);
	raise(store, board, UP_TO_DATE, withTranscripts);

	expect(board.shown.slice(1)).toEqual(['Transcript ready: Anna Berger']);
});
