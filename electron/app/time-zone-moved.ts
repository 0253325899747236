/** What is true of one time zone alone, made anew in another one. */
import type { AppStatus } from './app-status.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Desk } from '../desk/desk.ts';
import type { Voice } from '../desk/voice.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';

export interface ZoneBound {
	readonly voice: Pick<Voice, 'forget'>;
	readonly calls: { readonly lists: Pick<CallStore['lists'], 'forgetViews'> };
	readonly desk: Pick<Desk, 'announceCalls' | 'raiseNotices'>;
	readonly history: Pick<HistoryKeeper, 'state'>;
	readonly status: Pick<AppStatus, 'refresh'>;
}

/** Words with times in them, the days that calls are folded by, and whether it is quiet now. */
export function timeZoneMoved({ voice, calls, desk, history, status }: ZoneBound): void {
	voice.forget();
	calls.lists.forgetViews();
	status.refresh();
	desk.raiseNotices(history.state);
	desk.announceCalls();
}
