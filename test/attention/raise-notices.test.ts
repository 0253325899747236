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
import { aMissedCall, uuid } from '../fakes/a-call.ts';

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

function raise(store: CallStore, board: NoticeBoard, connection = UP_TO_DATE): void {
	raiseNotices(store, board, connection, NOW, textsIn('en', 'en-GB'));
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
