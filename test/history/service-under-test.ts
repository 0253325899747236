/** The history keeper on a real simulator over loopback, with a real store: what its tests share. */
import { openCache } from '../../electron/cache/open-cache.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { NOBODY } from '../../electron/cache/store-keeper.ts';
import { keptSince } from '../../electron/calls/kept-since.ts';
import { systemClock } from '../../electron/ground/clock.ts';
import { type ConnectionState } from '../../electron/contract/app-state.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import { success } from '../../electron/contract/outcome.ts';
import type { Fetch } from '../../electron/history/answer.ts';
import {
	type CallService,
	createCallService,
	type TokenSource,
} from '../../electron/history/call-service.ts';
import { HistoryKeeper } from '../../electron/history/history-keeper.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { signIn } from '../simulator/sign-in.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { startSimulator, type Simulator } from '../simulator/start-simulator.ts';

const USER_AGENT = 'NFONCallHistory/0.1.0';
const LIMIT_MS = 30_000;

export interface UnderTest {
	readonly simulator: Simulator;
	readonly store: CallStore;
	readonly service: CallService;
	readonly keeper: HistoryKeeper;
	/** Fields that made a record impossible to understand. */
	readonly notUnderstood: readonly string[];
	/** Every state entered, in order. */
	readonly states: readonly ConnectionState['kind'][];
	/** Resolves when the state is this one, at once if it is already. */
	reaches(kind: ConnectionState['kind']): Promise<ConnectionState>;
	/** Resolves when the condition holds after some change of the store. */
	storeHas(condition: () => boolean): Promise<void>;
	/** Whether transcripts are fetched from now on. */
	fetchTranscripts(wanted: boolean): void;
	/** How long calls are kept from now on. */
	keep(retention: Retention): void;
	/** The wall clock of the app goes on by so much; timers keep their time. */
	passTime(ms: number): void;
	stop(): Promise<void>;
}

export const fetchWithUserAgent: Fetch = (url, init) =>
	fetch(url, {
		...init,
		headers: { ...(init.headers as Record<string, string>), 'User-Agent': USER_AGENT },
	});

/** A signed-in keeper that has not started yet. Retries come at once: `random` answers 0. */
export async function keeperUnderTest(
	options: Partial<SimulatorOptions> = {},
	configuredCustomer: string | null = null,
): Promise<UnderTest> {
	const simulator = await startSimulator({ calls: 250, days: 30, auto: true, ...options });
	let aheadMs = 0;
	const now = (): number => Date.now() + aheadMs;
	let retention: Retention = 'everything';
	let fetchesTranscripts = true;
	const store = new CallStore(openCache('/nowhere', null, now).database, now, {
		...NOBODY,
		keptSince: () => keptSince(retention, now()),
	});
	const notUnderstood: string[] = [];
	const states: ConnectionState['kind'][] = [];
	const service = createCallService({
		baseUrl: simulator.apiBaseUrl,
		customer: () => configuredCustomer,
		fetchesTranscripts: () => fetchesTranscripts,
		fetch: fetchWithUserAgent,
		streamFetch: fetchWithUserAgent,
		tokens: await tokensFrom(simulator),
	});
	const keeper = new HistoryKeeper({
		service,
		store,
		clock: { now, after: (delayMs, run) => systemClock.after(delayMs, run) },
		random: () => 0,
		onNotUnderstood: ({ field }) => notUnderstood.push(field),
	});
	keeper.onChange(() => states.push(keeper.state.kind));
	return {
		simulator,
		store,
		service,
		keeper,
		notUnderstood,
		states,
		reaches: async (kind) => {
			const holds = (): boolean => keeper.state.kind === kind;
			await until(holds, (listener) => keeper.onChange(listener), `state ${kind}`);
			return keeper.state;
		},
		storeHas: (condition) =>
			until(condition, (listener) => store.onChange(listener), 'change of the store'),
		fetchTranscripts: (wanted) => {
			fetchesTranscripts = wanted;
			keeper.noticeTranscriptChoice();
		},
		keep: (wanted) => {
			retention = wanted;
		},
		passTime: (ms) => {
			aheadMs += ms;
		},
		stop: async () => {
			keeper.stop();
			await simulator.stop();
		},
	};
}

/** Signs in anew at each refresh: the session has its own tests. */
export async function tokensFrom(simulator: Simulator): Promise<TokenSource> {
	let token = new Secret((await signIn(simulator)).access_token);
	return {
		accessToken: () => Promise.resolve(success(token)),
		refreshAfterRefusal: async () => {
			token = new Secret((await signIn(simulator)).access_token);
			return success(token);
		},
		customer: () => {
			const [, payload = ''] = token.reveal().split('.');
			const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
				readonly customer?: string;
			};
			return claims.customer ?? null;
		},
	};
}

/** Waits for the condition, looked at after each change; what never comes fails with its name. */
function until(
	condition: () => boolean,
	onChange: (listener: () => void) => () => void,
	what: string,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const finish = (end: () => void): void => {
			stop();
			clearTimeout(limit);
			end();
		};
		const look = (): void => {
			if (condition()) finish(resolve);
		};
		const stop = onChange(look);
		const limit = setTimeout(() => {
			finish(() => {
				reject(new Error(`Never came: ${what}`));
			});
		}, LIMIT_MS);
		look();
	});
}
