/** What the operating system tells of sleep, locks and networks, told to the history. */
import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';
import type { Clock } from './clock.ts';
import type { HistoryKeeper } from './history/history-keeper.ts';
import { watchForReturn } from './shell/power.ts';

/** Until the returned function is called. */
export function watchSystem(
	history: Pick<HistoryKeeper, 'noticeReturn'>,
	clock: Clock,
): () => void {
	const system = { power: powerMonitor, network: net, interfaces: networkInterfaces, clock };
	return watchForReturn(system, () => {
		history.noticeReturn();
	});
}
