/** Holds this computer to how long the person wants calls kept on it: at once, after the start, and as time passes. */
import { keptSince } from '../calls/kept-since.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { Retention } from '../contract/retention.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';
import type { OpenedHistory } from './open-history.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';

export interface RetentionParts {
	readonly settings: Pick<KeptSettings, 'get' | 'onChange'>;
	readonly calls: Pick<CallStore, 'kept'>;
	readonly history: Pick<HistoryKeeper, 'stop' | 'setFilling'>;
	readonly file: Pick<OpenedHistory, 'keepAsChosen' | 'forgetAsideBefore'>;
	/** What is kept is another history by now, or the same one that ends elsewhere. */
	readonly onKept: () => void;
	readonly clock: Clock;
}

// The windows and the account come first.
const FIRST_AFTER_MS = 10_000;

// Timers stop in sleep: often enough that a computer which is awake for an hour a day does it each day.
const EVERY_MS = 10 * 60_000;

/** How long calls are kept; whoever never chose keeps everything. */
export function chosenRetention(settings: Pick<KeptSettings, 'get'>): Retention {
	return settings.get('retention') ?? 'everything';
}

/** Until the returned function is called. */
export function keepRetention(parts: RetentionParts): () => void {
	const { settings, calls, history, file, onKept, clock } = parts;
	let chosen = chosenRetention(settings);
	let isOver = false;
	/** Nobody can tell how old the calls in such a file are: it goes when the youngest of them is too old. */
	const forgetAside = (): void => {
		const since = calls.kept.since();
		if (since !== null) void file.forgetAsideBefore(since);
	};
	const look = (): void => {
		stopWaiting = clock.after(EVERY_MS, look);
		forgetAside();
		void calls.kept.trim().then((removed) => {
			if (removed.ok && removed.value > 0 && !isOver) onKept();
		});
	};
	let stopWaiting = clock.after(FIRST_AFTER_MS, look);
	const change = async (from: Retention, to: Retention): Promise<void> => {
		const until = keptSince(from, clock.now());
		const since = keptSince(to, clock.now());
		// Before anything older comes back: what was not kept until now is no news.
		if (until !== null) calls.kept.noteNotKept(until);
		await file.keepAsChosen(() => {
			history.stop();
		});
		forgetAside();
		await calls.kept.trim();
		if (isOver) return;
		if (until !== null && (since === null || since < until)) history.setFilling(true);
		onKept();
	};
	const stopListening = settings.onChange(() => {
		const before = chosen;
		chosen = chosenRetention(settings);
		if (chosen !== before) void change(before, chosen);
	});
	return () => {
		isOver = true;
		stopWaiting();
		stopListening();
	};
}
