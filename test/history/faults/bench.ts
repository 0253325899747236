/** The whole way of a call under faults: real session, real keeper, real file, real simulator, and a clock to turn. */
import { fileThreads } from '../../fakes/file-threads.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheKey } from '../../../electron/cache/cache-key.ts';
import { CallStore } from '../../../electron/cache/call-store.ts';
import { openCache } from '../../../electron/cache/open-cache.ts';
import type { ConnectionState } from '../../../electron/contract/app-state.ts';
import { createCallService } from '../../../electron/history/call-service.ts';
import { HistoryKeeper } from '../../../electron/history/history-keeper.ts';
import { openHistory } from '../../../electron/app/open-history.ts';
import { anApp, appFetch, valueOf } from '../../auth/person.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import type { FakeKeychain } from '../../fakes/fake-keychain.ts';
import { createSigningKey } from '../../simulator/identity/signing-key.ts';
import type { SimulatorOptions } from '../../simulator/simulator-options.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { FaultBench } from './fault-bench.ts';

const signingKey = createSigningKey();

export interface BenchOptions extends Partial<SimulatorOptions> {
	/** How wrong this computer's clock is. */
	readonly clockOffMs?: number;
	/** Not signed in and connected yet when the fault comes. */
	readonly isFirstStart?: boolean;
	/** The test has its hands on the database; nobody mends it. */
	readonly isBare?: boolean;
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

export async function startBench({
	clockOffMs = 0,
	isFirstStart,
	isBare,
	...options
}: BenchOptions) {
	const simulator = await startSimulator({
		...{ calls: 130, days: 8, auto: true, signingKey: await signingKey },
		...options,
	});
	const folder = mkdtempSync(join(tmpdir(), 'nfon-fault-'));
	const file = join(folder, 'history.db');
	const clock = new FakeClock(Date.now() + clockOffMs);
	const { session, keychain } = anApp(simulator, { clock });
	const opened = isBare
		? await openBare(file, keychain, clock)
		: { ...(await openHistory(file, keychain, clock, fileThreads)), database: null };
	const network = { detour: null as string | null, customer: null as string | null };
	const notUnderstood: string[] = [];
	const seen: ConnectionState['kind'][] = [];
	const fetch = (url: string, init: RequestInit): Promise<Response> => {
		const { origin } = new URL(url);
		return appFetch(network.detour === null ? url : url.replace(origin, network.detour), init);
	};
	const keeper = new HistoryKeeper({
		service: createCallService({
			baseUrl: simulator.apiBaseUrl,
			customer: () => network.customer,
			...{ fetch, streamFetch: fetch, tokens: session, clock },
		}),
		...{ store: opened.calls, clock, random: () => 0.5 },
		onNotUnderstood: ({ field }) => notUnderstood.push(field),
	});
	keeper.onChange(() => seen.push(keeper.state.kind));
	const begin = (): void => {
		opened.calls.claim('somebody');
		keeper.start();
	};
	// As keep-current.ts connects them.
	session.onChange((state) => {
		if (state.kind === 'signed-in') begin();
		else keeper.stop();
	});
	opened.onMended(() => {
		keeper.stop();
		begin();
	});
	const parts = { simulator, clock, session, keychain, keeper, file, network };
	const bench = new FaultBench({
		...parts,
		...{ calls: opened.calls, notUnderstood, seen, folder },
	});
	if (!isFirstStart) await bench.connectWell();
	return Object.assign(bench, { notice: opened.notice, database: opened.database });
}

async function openBare(file: string, keychain: FakeKeychain, clock: FakeClock) {
	const now = (): number => clock.now();
	const { database } = openCache(file, valueOf(await cacheKey(keychain)).key, now);
	const nobody = { notice: () => null, onMended: () => undefined };
	return { database, calls: new CallStore(database, now), ...nobody };
}
