/** One run of the app: store, keeper and notifications, connected as `keep-current.ts` does; until it quits or dies. */
import {
	type NoticeBoard,
	noticedCall,
	raiseNotices,
} from '../../../electron/attention/raise-notices.ts';
import type { CacheDatabase } from '../../../electron/cache/open-cache.ts';
import { coalesce } from '../../../electron/ground/coalesce.ts';
import { keptSince } from '../../../electron/calls/kept-since.ts';
import { isMissed } from '../../../electron/calls/missed.ts';
import { success } from '../../../electron/contract/outcome.ts';
import { createCallService } from '../../../electron/history/call-service.ts';
import { HistoryKeeper } from '../../../electron/history/history-keeper.ts';
import { keepRetention, type RetentionParts } from '../../../electron/app/keep-retention.ts';
import { Secret } from '../../../electron/ground/secret.ts';
import { textsIn } from '../../../electron/text/texts-in.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { Ledger } from './ledger.ts';
import type { ServiceModel } from './service-model.ts';
import { WatchedStore } from './watched-store.ts';

/** The one setting that matters here. */
export type KeptFor = RetentionParts['settings'];

export const BASE_URL = 'https://api.example/call-history';

const SEEN_EVERY_MS = 50;
const TEXTS = textsIn('en', 'en-GB');

export class AppRun {
	readonly store: WatchedStore;
	readonly keeper: HistoryKeeper;
	readonly #settings: KeptFor;
	#stopKeeping: () => void = () => undefined;
	readonly #clock: FakeClock;
	readonly #ledger: Ledger;
	readonly #screen = new Set<string>();

	constructor(
		database: CacheDatabase,
		service: ServiceModel,
		clock: FakeClock,
		ledger: Ledger,
		random: () => number,
		settings: KeptFor,
	) {
		this.#settings = settings;
		this.#clock = clock;
		this.#ledger = ledger;
		const since = (): number | null =>
			keptSince(settings.get('retention') ?? 'everything', clock.now());
		this.store = new WatchedStore(database, () => clock.now(), since, {
			onApplying: (calls, isComplete) => {
				ledger.arriving(calls, isComplete);
				const notKept = Date.parse(this.store.fact('not-kept-before') ?? '1970-01-01T00:00:00Z');
				// One that is no missed call yet may be too old to be kept when it becomes one.
				for (const { uuid, startedAt } of calls.filter(isMissed)) {
					const beganAt = Date.parse(startedAt);
					if (beganAt < notKept || beganAt < (since() ?? -Infinity)) continue;
					ledger.kept.set(uuid, beganAt);
				}
			},
			onBaseline: () => {
				ledger.baseline = service.baselineMoment;
			},
			onSettled: (uuids, how, isNoted) => {
				if (how === 'shown') ledger.callsShown(uuids, isNoted);
				else if (isNoted) ledger.callsDropped(uuids);
			},
		});
		this.keeper = new HistoryKeeper({
			service: createCallService({
				baseUrl: BASE_URL,
				customer: () => 'K9999',
				fetch: service.fetch,
				streamFetch: service.fetch,
				tokens: tokensOf(service),
			}),
			store: this.store,
			clock,
			random,
			onNotUnderstood: ({ field, id }) => {
				if (!service.spoilt.has(id ?? '')) ledger.faults.push(`not understood: ${field}`);
			},
		});
	}

	start(): void {
		const refresh = coalesce(
			this.#clock,
			() => SEEN_EVERY_MS,
			() => {
				this.#raise();
			},
		);
		this.keeper.onChange(refresh);
		this.store.onChange(refresh);
		this.keeper.start();
		// As a window has them: what is stored then has to be right in memory, too.
		void this.store.lists.prepare();
		if (this.#settings.get('retention') === null) return;
		this.store.onChange(() => {
			this.store.activity += 1;
			this.#ledger.trimmed(this.store);
		});
		this.#stopKeeping = keepRetention({
			settings: this.#settings,
			calls: this.store,
			history: this.keeper,
			file: {
				keepAsChosen: () => Promise.resolve(),
				forgetAsideBefore: () => Promise.resolve(success(null)),
			},
			onKept: refresh,
			clock: this.#clock,
		});
	}

	quit(): void {
		this.#stopKeeping();
		this.keeper.stop();
	}

	/** Whatever it was doing is not done. */
	die(): void {
		this.store.die();
		this.#stopKeeping();
		this.keeper.stop();
	}

	/** The calls whose notifications are on the screen. */
	get onScreen(): readonly string[] {
		return [...this.#screen].flatMap((id) => noticedCall(id) ?? []);
	}

	#raise(): void {
		const { state } = this.keeper;
		if (this.store.isDead) return;
		const isSettled =
			state.kind === 'up-to-date' || (state.kind === 'catching-up' && state.firstFill);
		if (isSettled && this.store.doom?.at === 'decided' && this.store.dueNotices().length > 0) {
			this.store.die();
			return;
		}
		const judged = isSettled
			? this.#ledger.judge(this.store, this.#clock.now())
			: (): void => undefined;
		raiseNotices(this.store, this.#board, state, this.#clock.now(), TEXTS);
		judged();
	}

	readonly #board: NoticeBoard = {
		told: new Set(),
		show: ({ id }) => {
			if (this.store.isDead) return true;
			this.#ledger.noticeShown(id);
			this.#screen.add(id);
			return true;
		},
		close: (id) => {
			if (!this.#screen.delete(id)) throw new Error(`Nothing to close: ${id}`);
		},
		ids: () => [...this.#screen],
	};
}

function tokensOf(service: ServiceModel) {
	let token = service.token;
	const current = () => Promise.resolve(success(new Secret(`token-${token}`)));
	return {
		accessToken: current,
		refreshAfterRefusal: () => {
			token = service.token;
			return current();
		},
		customer: () => null,
	};
}
