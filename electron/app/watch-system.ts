/** What the operating system tells of sleep, locks, networks and the keychain, told to those it concerns. */
import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';
import { keychainTrouble, retryKeychain } from '../commands/account-commands.ts';
import type { AppStatus } from './app-status.ts';
import type { Session } from '../auth/session.ts';
import type { Clock } from '../ground/clock.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';
import type { OpenedHistory } from './open-history.ts';
import { watchForReturn } from '../shell/power.ts';
import { keyringState } from '../shell/secret-service.ts';
import { systemTimeZone, watchTimeZone } from '../shell/time-zone.ts';
import { timeZoneMoved, type ZoneBound } from './time-zone-moved.ts';
import { watchKeychain } from './watch-keychain.ts';

export interface Watchers extends ZoneBound {
	readonly history: Pick<HistoryKeeper, 'noticeReturn' | 'state'>;
	readonly session: Pick<Session, 'state' | 'start'>;
	readonly file: Pick<OpenedHistory, 'retry' | 'notice'>;
	readonly status: Pick<AppStatus, 'refresh'>;
	readonly clock: Clock;
}

/** Until the returned function is called. */
export function watchSystem(parts: Watchers): () => void {
	const { history, session, file, status, clock } = parts;
	const system = { power: powerMonitor, network: net, interfaces: networkInterfaces, clock };
	const stopWatchingReturn = watchForReturn(system, () => {
		history.noticeReturn();
	});
	const zone = systemTimeZone(process.env);
	const stopWatchingZone =
		zone === null
			? () => undefined
			: watchTimeZone({ power: powerMonitor, clock, zone }, () => {
					timeZoneMoved(parts);
				});
	const stopWatching = (): void => {
		stopWatchingReturn();
		stopWatchingZone();
	};
	// macOS and Windows keep theirs open as long as the person is logged in.
	if (process.platform !== 'linux') return stopWatching;
	const stopLooking = watchKeychain({
		isWanting: () =>
			keychainTrouble(session.state()) !== null || file.notice()?.kind === 'keychain-unavailable',
		retry: async () => {
			await retryKeychain(session, file);
			status.refresh();
		},
		state: keyringState,
		clock,
	});
	return () => {
		stopWatching();
		stopLooking();
	};
}
