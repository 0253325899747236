import type { ConnectionState } from '../contract/app-state.ts';
import type { Texts } from '../text/texts.ts';
import { type DueCall, planNotices } from './call-notice.ts';

/** What raising needs of the store. */
export interface NoticeStore {
	dueNotices(): readonly DueCall[];
	/** What could not be noted is shown again after a restart: repeated rather than lost. */
	settleNotices(uuids: readonly string[], how: 'shown' | 'silent'): unknown;
	openCount(): number;
	find(uuid: string): { readonly open: boolean } | null;
}

/** What it needs of the desktop. */
export interface NoticeBoard {
	/** False: the system has no notifications. */
	show(notice: { readonly id: string; readonly title: string; readonly body: string }): boolean;
	close(id: string): void;
	ids(): readonly string[];
	/** The calls that were told in this run. */
	readonly told: Set<string>;
}

const DIGEST = 'digest';
const CALL = 'call-';

/** The call a notification speaks of; null for the digest. */
export function noticedCall(id: string): string | null {
	return id.startsWith(CALL) ? id.slice(CALL.length) : null;
}

/**
 * Shows what is due and takes away what is handled. While a gap is still being filled nothing is shown, because
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
): void {
	for (const id of board.ids()) {
		const uuid = noticedCall(id);
		const isOpen = uuid === null ? store.openCount() > 0 : store.find(uuid)?.open === true;
		if (!isOpen) board.close(id);
	}
	const settled =
		connection.kind === 'up-to-date' || (connection.kind === 'catching-up' && connection.firstFill);
	if (!settled) return;

	const told = board.told;
	const all = store.dueNotices();
	const again = all.filter(({ call }) => told.has(call.uuid)).map(({ call }) => call.uuid);
	// Shown before, but the note of it could not be written: on a full disk, say.
	if (again.length > 0) store.settleNotices(again, 'shown');
	const due = all.filter(({ call }) => !told.has(call.uuid));
	if (due.length === 0) return;
	const plan = planNotices(due, nowMs, texts);
	if (plan.drop.length > 0) store.settleNotices(plan.drop, 'silent');
	for (const { uuids, title, body } of plan.show) {
		const [only, ...others] = uuids;
		const id = only !== undefined && others.length === 0 ? `${CALL}${only}` : DIGEST;
		const shown = board.show({ id, title, body });
		for (const uuid of uuids) told.add(uuid);
		store.settleNotices(uuids, shown ? 'shown' : 'silent');
	}
}
