import type { ConnectionState } from '../contract/app-state.ts';
import type { Call } from '../contract/call.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../contract/preferences.ts';
import type { Texts } from '../text/texts.ts';
import type { NoticeWords } from './call-notice.ts';
import { clickTarget, digestOf, noticedCall, noticeId } from './notice-id.ts';
import {
	type DueCall,
	type DueReminder,
	type NoticeSubject,
	planNotices,
	TOO_OLD_MS,
} from './plan-notices.ts';

export { noticedCall } from './notice-id.ts';

/** What raising needs of the store. */
export interface NoticeStore {
	dueNotices(): readonly DueCall[];
	/** What could not be noted is shown again after a restart: repeated rather than lost. */
	settleNotices(uuids: readonly string[], how: 'shown' | 'silent'): unknown;
	readonly notes: {
		/** Those that began at this moment (ISO 8601) or later. */
		openSince(startedAt: string): readonly Call[];
		/** The calls (uuid) that one notification told, this one among them, as far as they are open. */
		openToldWith(uuid: string): readonly string[];
		dueTranscripts(): readonly Call[];
		settleTranscripts(uuids: readonly string[], how: 'shown' | 'silent'): unknown;
		/** Whose time was at this moment (milliseconds since 1970) or before. */
		dueReminders(nowMs: number): readonly DueReminder[];
		settleReminders(uuids: readonly string[]): unknown;
	};
	find(uuid: string): { readonly open: boolean } | null;
}

/** What it needs of the desktop. */
export interface NoticeBoard {
	/** False: the system has no notifications. */
	show(notice: { readonly id: string } & NoticeWords): boolean;
	close(id: string): void;
	ids(): readonly string[];
	/** What was told in this run. */
	readonly told: Set<string>;
}

/**
 * Shows what is due and takes away what is handled. While a gap is still being filled no call is told, because
 * the rest of it may bring the answer to a call, or so many that one digest is better; the first fill is no gap.
 *
 * [Note: Shown, then marked] A crash between the two repeats a notification; the other order would lose one. The
 * store commits in the same turn of the event loop, so the gap is what the notification service takes to answer,
 * and one commit.
 */
export function raiseNotices(
	store: NoticeStore,
	board: NoticeBoard,
	connection: ConnectionState,
	nowMs: number,
	texts: Texts,
	preferences: Preferences = DEFAULT_PREFERENCES,
): void {
	closeHandled(store, board);
	const isSettled =
		connection.kind === 'up-to-date' || (connection.kind === 'catching-up' && connection.firstFill);
	const due = isSettled ? untold(store, board) : [];
	const transcripts = isSettled ? untoldTranscripts(store, board) : [];
	// A reminder was promised for its time, connected or not.
	const reminders = store.notes.dueReminders(nowMs);
	if (due.length + transcripts.length + reminders.length === 0) return;

	const open =
		due.length === 0 ? [] : store.notes.openSince(new Date(nowMs - TOO_OLD_MS).toISOString());
	const now = { due, open, transcripts, reminders, preferences, nowMs };
	const plan = planNotices(now, texts);
	for (const subject of ['missed', 'transcript', 'reminder'] as const) {
		if (plan.drop[subject].length > 0) settle(store, subject, plan.drop[subject], 'silent');
	}
	for (const { subject, uuids, replaces, toldAs, ...notice } of plan.show) {
		const onScreen = board.ids();
		for (const id of replaces) if (onScreen.includes(id)) board.close(id);
		const isTold = toldAs.every((each) => board.told.has(each));
		const shown = isTold || board.show(notice);
		for (const each of toldAs) board.told.add(each);
		settle(store, subject, uuids, shown ? 'shown' : 'silent');
	}
}

function closeHandled(store: NoticeStore, board: NoticeBoard): void {
	for (const id of board.ids()) {
		if (isOver(id, store)) board.close(id);
	}
}

/** Its call is handled, or is not there any more; a digest's, all of them. */
function isOver(id: string, store: NoticeStore): boolean {
	const newest = digestOf(id);
	if (newest !== null) return store.notes.openToldWith(newest).length === 0;
	const target = clickTarget(id);
	if (!('uuid' in target)) return false;
	const call = store.find(target.uuid);
	return call === null || (noticedCall(id) !== null && !call.open);
}

/** What is due, without what was shown before and could not be noted: on a full disk, say. */
function untold(store: NoticeStore, { told }: NoticeBoard): readonly DueCall[] {
	const all = store.dueNotices();
	const again = all.filter(({ call }) => told.has(call.uuid)).map(({ call }) => call.uuid);
	if (again.length > 0) store.settleNotices(again, 'shown');
	return all.filter(({ call }) => !told.has(call.uuid));
}

/** The same for transcripts. */
function untoldTranscripts({ notes }: NoticeStore, { told }: NoticeBoard): readonly Call[] {
	const isTold = ({ uuid }: Call): boolean => told.has(noticeId('transcript', uuid));
	const all = notes.dueTranscripts();
	const again = all.filter(isTold).map(({ uuid }) => uuid);
	if (again.length > 0) notes.settleTranscripts(again, 'shown');
	return all.filter((call) => !isTold(call));
}

function settle(
	store: NoticeStore,
	subject: NoticeSubject,
	uuids: readonly string[],
	how: 'shown' | 'silent',
): void {
	switch (subject) {
		case 'missed':
			store.settleNotices(uuids, how);
			return;
		case 'transcript':
			store.notes.settleTranscripts(uuids, how);
			return;
		case 'reminder':
			store.notes.settleReminders(uuids);
	}
}
