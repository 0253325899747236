/** How long others had to wait for the event loop while the first fill ran: one line for the log, of figures alone. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../ground/clock.ts';
import type { ConnectionState } from '../contract/app-state.ts';
import type { Log } from '../shell/log.ts';

interface Filling {
	readonly state: ConnectionState;
	onChange(listener: () => void): () => void;
}

// A timer of this length is set again and again: how much later it comes is what others had to wait.
const RESOLUTION_MS = 5;

const NANOSECONDS = 1_000_000;

/** Writes the line when a first fill is done; ends with the returned function. */
export function measureFill(
	history: Filling,
	countCalls: () => number,
	clock: Pick<Clock, 'now'>,
	log: Pick<Log, 'info'>,
): () => void {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	let began: { readonly at: number; readonly calls: number } | null = null;
	const stop = history.onChange(() => {
		const { state } = history;
		const isFilling = state.kind === 'catching-up' && state.firstFill;
		if (isFilling === (began !== null)) return;
		if (began === null) {
			began = { at: clock.now(), calls: countCalls() };
			delays.reset();
			delays.enable();
			return;
		}
		delays.disable();
		const calls = countCalls() - began.calls;
		const seconds = ((clock.now() - began.at) / 1000).toFixed(1);
		began = null;
		const p99 = lateMs(delays.percentile(99));
		const longest = lateMs(delays.max);
		log.info(
			`first fill: ${String(calls)} calls in ${seconds} s; event loop p99 ${p99} ms, longest ${longest} ms`,
		);
	});
	return () => {
		stop();
		delays.disable();
	};
}

function lateMs(nanoseconds: number): string {
	return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS).toFixed(1);
}
