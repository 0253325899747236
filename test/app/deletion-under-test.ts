/** The deletion on a real simulator over loopback, with a real store and a clock to turn: what its tests share. */
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Deletion } from '../../electron/contract/app-state.ts';
import { CallDeletion } from '../../electron/app/deletion.ts';
import { createCallService } from '../../electron/history/call-service.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { fetchWithUserAgent, tokensFrom } from '../history/service-under-test.ts';
import { createSigningKey } from '../simulator/identity/signing-key.ts';
import { startSimulator } from '../simulator/start-simulator.ts';

const signingKey = createSigningKey();
const LIMIT_MS = 30_000;

export type DeletionUnderTest = Awaited<ReturnType<typeof deletionUnderTest>>;

/** Everything the service has is in the store. */
export async function deletionUnderTest(calls: number) {
	const simulator = await startSimulator({
		...{ calls, days: 30, auto: true, signingKey: await signingKey },
	});
	const clock = new FakeClock();
	const { database } = openCache('/nowhere', null, () => clock.now());
	const store = new CallStore(database, () => clock.now());
	const service = createCallService({
		baseUrl: simulator.apiBaseUrl,
		customer: () => null,
		...{ fetch: fetchWithUserAgent, streamFetch: fetchWithUserAgent, clock },
		tokens: await tokensFrom(simulator),
	});
	const list = async () => {
		const page = await service.list({ limit: 5_000, offset: 0 }, new AbortController().signal);
		if (!page.ok) throw new Error('The simulator does not answer');
		return page.value.calls;
	};
	store.apply(await list());
	const deletion = new CallDeletion({ store, service, clock });
	const states: (Deletion | null)[] = [];
	deletion.onChange(() => states.push(deletion.state));
	return {
		...{ simulator, clock, store, service, deletion, states, list },
		/** The uuids that a person sees, newest first. */
		seen: () => store.lists.uuids(EVERY_CALL, 10_000),
		/** Oldest first. */
		onServer: () => simulator.service.calls().map(({ uuid }) => uuid),
		/** The first lines of all deletions. */
		asked: () => simulator.requests.list('delete').map(({ target }) => target),
		/** Resolves when the state is of this kind (null: none). */
		reaches: (kind: Deletion['kind'] | null) => reaches(deletion, kind),
		/** Lets the ten seconds pass, and waits for what follows. */
		send: async () => {
			await clock.advanceMs(10_000);
			await leaves(deletion);
		},
		stop: () => simulator.stop(),
	};
}

function reaches(deletion: CallDeletion, kind: Deletion['kind'] | null): Promise<void> {
	return until(deletion, () => (deletion.state?.kind ?? null) === kind, `state ${String(kind)}`);
}

function leaves(deletion: CallDeletion): Promise<void> {
	return until(deletion, () => deletion.state?.kind !== 'deleting', 'the end of deleting');
}

function until(deletion: CallDeletion, holds: () => boolean, what: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = (): void => {
			if (!holds()) return;
			stop();
			clearTimeout(limit);
			resolve();
		};
		const stop = deletion.onChange(look);
		const limit = setTimeout(() => {
			stop();
			reject(new Error(`Never came: ${what}`));
		}, LIMIT_MS);
		look();
	});
}
