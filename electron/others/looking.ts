/**
 * One look at somebody else's calls: a store in memory, a connection that fills it and keeps it current, and the window's
 * answers. It knows nothing of the person's own store, and whoever keeps that, the tray and notifications know nothing
 * of it.
 */
import { AppStatus } from '../app/app-status.ts';
import { announce } from '../bridge/announce.ts';
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import { CallStore } from '../cache/call-store.ts';
import { openCache } from '../cache/open-cache.ts';
import { coalesce } from '../ground/coalesce.ts';
import type { Clock } from '../ground/clock.ts';
import type { AppState } from '../contract/app-state.ts';
import type { OthersScope } from '../contract/others.ts';
import type { CallService } from '../history/call-service.ts';
import { HistoryKeeper } from '../history/history-keeper.ts';
import type { RecordsScope } from '../history/records-scope.ts';
import { onlyWanted } from '../history/scope.ts';
import { SetAside } from '../history/set-aside.ts';
import { TheirRecords } from '../history/their-records.ts';
import { lookingCommands, type LookingCommandParts } from './looking-commands.ts';
import { lookingState } from './looking-state.ts';
import type { OthersWindow } from '../shell/others-window.ts';

export interface LookingParts extends Pick<
	LookingCommandParts,
	'callBack' | 'writeClipboard' | 'showSettings'
> {
	readonly whose: OthersScope;
	readonly scope: RecordsScope;
	/** Asks in the scope. */
	readonly service: CallService;
	/** Whether a record (uuid) is known to be the person's own. */
	readonly isOwn: (uuid: string) => boolean;
	/** The app's own state, for its language. */
	readonly app: Pick<AppStatus, 'current' | 'onChange'>;
	readonly clock: Clock;
	/** Calls back when the person wants transcripts fetched, or does not any more, until the returned function is called. */
	readonly onTranscriptChoice: (changed: () => void) => () => void;
	readonly window: OthersWindow;
	/** A customer may have millions of calls, and all of these are in memory: so many come at once, more when asked for. */
	readonly atOnce: number;
}

// Often enough to look immediate, seldom enough to cost little while thousands of calls arrive.
const SEEN_EVERY_MS = 200;

const LISTED_AGAIN = 10;
const LISTED_AGAIN_EVERY_MS = 1_000;

// Nothing of theirs is news to this person, or open: they all began before this.
const END_OF_TIME = '9999-12-31T00:00:00.000Z';

export class Looking {
	readonly handlers: Partial<CommandHandlers>;
	readonly #parts: LookingParts;
	readonly #calls: CallStore;
	readonly #records: TheirRecords;
	readonly #service: Omit<CallService, 'deleteRecords'>;
	readonly #keeper: HistoryKeeper;
	readonly #status: AppStatus;
	readonly #end = new AbortController();
	/** The state may have changed. */
	readonly #tell: () => void;
	#most: number;
	#revision = 0;

	constructor(parts: LookingParts) {
		const { clock, whose } = parts;
		const now = (): number => clock.now();
		this.#parts = parts;
		this.#most = parts.atOnce;
		this.#calls = new CallStore(openCache('', null, now).database, now);
		this.#calls.lists.namesOwners = whose.kind === 'customer';
		this.#calls.setFact('baseline', END_OF_TIME);
		const notUnderstood = new SetAside(this.#calls, () => undefined);
		this.#records = new TheirRecords({
			...{ scope: parts.scope, isOwn: parts.isOwn },
			isHere: (uuid) => this.#calls.find(uuid) !== null,
			onSetAside: () => {
				this.#tell();
			},
			onDoubt: coalesce(
				clock,
				() => LISTED_AGAIN_EVERY_MS,
				() => void this.#takeNewest(),
			),
		});
		this.#service = onlyWanted(parts.service, this.#records.isListed);
		this.#keeper = new HistoryKeeper({
			...{ service: this.#service, store: this.#calls, clock, random: Math.random },
			isWanted: this.#records.isHeard,
			onNotUnderstood: notUnderstood.note,
			onArrived: notUnderstood.arrived,
		});
		this.#status = new AppStatus(() =>
			lookingState({
				...{ app: parts.app.current, calls: this.#calls, connection: this.#keeper.state },
				looksAt: { whose, setAside: this.#records.setAside },
				notUnderstood,
			}),
		);
		this.#tell = coalesce(
			clock,
			() => SEEN_EVERY_MS,
			() => {
				this.#status.refresh();
			},
		);
		this.handlers = lookingCommands({
			...parts,
			...{ calls: this.#calls, service: this.#service, now },
			state: () => this.state,
			isLooking: () => !this.#end.signal.aborted,
			retryNow: () => {
				this.#keeper.retryNow();
			},
			fetchOlder: (wanted) => {
				this.#most = this.#calls.count() + parts.atOnce;
				this.#keeper.setFilling(wanted);
				this.#status.refresh();
			},
			close: () => {
				parts.window.close();
			},
		});
	}

	get state(): AppState {
		return this.#status.current;
	}

	/** Fills and listens until `stop`, and tells the window. */
	start(): void {
		const { clock, window, app } = this.#parts;
		const tellCalls = coalesce(
			clock,
			() => SEEN_EVERY_MS,
			() => {
				this.#revision += 1;
				announce([window.page], 'calls.changed', { revision: this.#revision });
			},
		);
		const stops = [
			this.#keeper.onChange(() => {
				this.#stopAtMost();
				this.#tell();
			}),
			this.#calls.onChange(this.#tell),
			this.#calls.onChange(tellCalls),
			this.#parts.onTranscriptChoice(() => {
				this.#keeper.noticeTranscriptChoice();
			}),
			app.onChange(() => {
				this.#status.refresh();
			}),
			this.#status.onChange((state) => {
				announce([window.page], 'app.state-changed', state);
			}),
		];
		this.#end.signal.addEventListener('abort', () => {
			for (const stop of stops) stop();
		});
		this.#keeper.start();
		void this.#calls.lists.prepare();
	}

	/** Ends every request, and forgets every call. */
	stop(): void {
		this.#end.abort();
		this.#keeper.stop();
		this.#calls.close();
	}

	#stopAtMost(): void {
		const { state } = this.#keeper;
		if (state.kind !== 'catching-up' || !state.firstFill) return;
		if (this.#calls.count() + this.#records.setAside >= this.#most) this.#keeper.setFilling(false);
	}

	async #takeNewest(): Promise<void> {
		const askedAt = this.#parts.clock.now();
		const range = { limit: LISTED_AGAIN, offset: 0 };
		const page = await this.#service.list(range, this.#end.signal);
		// A failure is the connection's to tell.
		if (page.ok && !this.#end.signal.aborted) this.#calls.apply(page.value.calls, null, askedAt);
	}
}
