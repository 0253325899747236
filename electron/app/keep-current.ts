/** Who hears of what: a change in the account, the connection or the store reaches the desk. */
import type { ReplacedHistory } from '../commands/account-commands.ts';
import type { Session } from '../auth/session.ts';
import type { AppStatus } from './app-status.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import { coalesce } from '../ground/coalesce.ts';
import type { Account } from '../contract/app-state.ts';
import type { CallDeletion } from './deletion.ts';
import type { Desk } from '../desk/desk.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';
import type { Log } from '../shell/log.ts';
import type { ProxySignIn } from '../shell/proxy-sign-in.ts';

export interface CurrentParts {
	readonly session: Pick<Session, 'state' | 'onChange'>;
	readonly history: Pick<HistoryKeeper, 'state' | 'start' | 'stop' | 'onChange'>;
	readonly deletion: Pick<CallDeletion, 'onChange' | 'abandon'>;
	readonly ownerOf: (account: Account) => string;
	readonly replaced: Pick<ReplacedHistory, 'note'>;
	readonly proxy: Pick<ProxySignIn, 'onChange'>;
	readonly calls: Pick<CallStore, 'claim' | 'isMoving' | 'onChange'>;
	readonly onMended: (listener: () => void) => void;
	readonly status: Pick<AppStatus, 'refresh' | 'onChange'>;
	readonly desk: CurrentDesk;
	readonly clock: Clock;
	readonly log: Pick<Log, 'info' | 'warn'>;
}

type CurrentDesk = Pick<
	Desk,
	| 'show'
	| 'announceCalls'
	| 'raiseNotices'
	| 'tellSignInExpired'
	| 'takeBackSignInExpired'
	| 'onChange'
> & {
	readonly historyWindow: Pick<Desk['historyWindow'], 'show'>;
};

// Often enough to look immediate, seldom enough to cost nothing while thousands of calls arrive.
const SEEN_EVERY_MS = 50;

// While the first fill runs something changes all the time, and whoever looks asks for the rows again each time.
const SEEN_EVERY_MS_FILLING = 200;

/** Connects the parts, for as long as the app runs. */
export function keepCurrent(parts: CurrentParts): void {
	const { session, history, deletion, ownerOf, replaced, proxy, calls, status, desk, clock, log } =
		parts;
	const refresh = (): void => {
		status.refresh();
		desk.raiseNotices(history.state);
	};
	const seenEveryMs = (): number => {
		const { state } = history;
		const isFilling = state.kind === 'catching-up' && state.firstFill;
		return isFilling ? SEEN_EVERY_MS_FILLING : SEEN_EVERY_MS;
	};
	const refreshSoon = coalesce(clock, seenEveryMs, refresh);
	const announceSoon = coalesce(clock, seenEveryMs, () => {
		desk.announceCalls();
	});
	/** What is not this person's must be forgotten before a call of theirs is fetched. */
	const begin = (): void => {
		const now = session.state();
		// What is asked for while calls are on their way would arrive as news; who waits for `onMended` begins then.
		if (now.kind !== 'signed-in' || calls.isMoving()) return;
		const owner = ownerOf(now.account);
		history.start(() => replaced.note(calls.claim(owner)));
	};
	parts.onMended(() => {
		log.warn('Another file took the place of the history; it is filled by the service');
		history.stop();
		begin();
		refresh();
	});
	let before = session.state().kind;
	session.onChange((now) => {
		log.info(`session: ${now.kind}`);
		if (now.kind === 'signed-in') {
			begin();
			desk.takeBackSignInExpired();
		} else {
			history.stop();
			void deletion.abandon();
		}
		refresh();
		if (now.kind === 'signed-out' && now.reason?.kind === 'sign-in-expired')
			desk.tellSignInExpired();
		// The browser is in front: bring the person back to where they came from.
		if (before === 'signing-in' && now.kind !== 'signing-in') desk.historyWindow.show(null);
		before = now.kind;
	});
	history.onChange(refreshSoon);
	deletion.onChange(refreshSoon);
	proxy.onChange(refresh);
	calls.onChange(refreshSoon);
	calls.onChange(announceSoon);
	desk.onChange(() => {
		status.refresh();
	});
	status.onChange((current) => {
		desk.show(current);
	});
}
