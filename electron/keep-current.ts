/** Who hears of what: a change in the account, the connection or the store reaches the desk. */
import type { Session } from './auth/session.ts';
import type { AppStatus } from './app-status.ts';
import type { CallStore } from './cache/call-store.ts';
import type { Clock } from './clock.ts';
import { coalesce } from './coalesce.ts';
import type { Account } from './contract/app-state.ts';
import type { Desk } from './desk.ts';
import type { HistoryKeeper } from './history/history-keeper.ts';
import type { Log } from './shell/log.ts';

export interface CurrentParts {
	readonly session: Session;
	readonly history: HistoryKeeper;
	readonly ownerOf: (account: Account) => string;
	readonly calls: CallStore;
	readonly onMended: (listener: () => void) => void;
	readonly status: AppStatus;
	readonly desk: Desk;
	readonly clock: Clock;
	readonly log: Log;
}

// Often enough to look immediate, seldom enough to cost nothing while thousands of calls arrive.
const SEEN_EVERY_MS = 50;

const CLAIM_AGAIN_MS = 30_000;

/** Connects the parts, for as long as the app runs. */
export function keepCurrent(parts: CurrentParts): void {
	const { session, history, ownerOf, calls, status, desk, clock, log } = parts;
	const refresh = (): void => {
		status.refresh();
		desk.raiseNotices(history.state);
	};
	const refreshSoon = coalesce(clock, SEEN_EVERY_MS, refresh);
	const announceSoon = coalesce(clock, SEEN_EVERY_MS, () => {
		desk.announceCalls();
	});
	/** What is not this person's must be forgotten before a call of theirs is fetched. */
	const begin = (): void => {
		const now = session.state();
		if (now.kind !== 'signed-in') return;
		const claimed = calls.claim(ownerOf(now.account));
		if (claimed.ok) history.start();
		else {
			log.warn('The history could not be claimed; it is tried again');
			clock.after(CLAIM_AGAIN_MS, begin);
		}
	};
	parts.onMended(() => {
		log.warn('The history was damaged; it was set aside and is fetched anew');
		history.stop();
		begin();
		refresh();
	});
	let before = session.state().kind;
	session.onChange((now) => {
		log.info(`session: ${now.kind}`);
		if (now.kind === 'signed-in') begin();
		else history.stop();
		refresh();
		// The browser is in front: bring the person back to where they came from.
		if (before === 'signing-in' && now.kind !== 'signing-in') desk.historyWindow.show(null);
		before = now.kind;
	});
	history.onChange(refreshSoon);
	calls.onChange(refreshSoon);
	calls.onChange(announceSoon);
	desk.onChange(() => {
		status.refresh();
	});
	status.onChange((current) => {
		desk.show(current);
	});
}
