/**
 * Words: the service's address, how many events its stream has, a folder for the history. Takes the whole way of each:
 * stream, keeper, store, lists and notices.
 */
import { join } from 'node:path';
import { CallStore } from '../../../electron/cache/call-store.ts';
import { openCache } from '../../../electron/cache/open-cache.ts';
import { EVERY_CALL } from '../../../electron/contract/call-view.ts';
import { success } from '../../../electron/contract/outcome.ts';
import { systemClock } from '../../../electron/ground/clock.ts';
import { coalesce } from '../../../electron/ground/coalesce.ts';
import { Secret } from '../../../electron/ground/secret.ts';
import { createCallService } from '../../../electron/history/call-service.ts';
import { HistoryKeeper } from '../../../electron/history/history-keeper.ts';
import { type MemorySample, memorySampler } from '../memory-measured.ts';
import { network, runProgram } from './program.ts';

const SAMPLES = 20;
// Compiled code, caches and the heap's young generation have their size by then.
const WARM_UP_SHARE = 0.2;
const LOOKED_AT_EVERY_MS = 50;

runProgram(async (baseUrl = '', eventsWord, folder = '') => {
	const events = Number(eventsWord);
	const warmUp = events * WARM_UP_SHARE;
	const { database } = openCache(join(folder, 'history.db'), new Secret('cc'.repeat(32)), Date.now);
	const store = new CallStore(database, Date.now);
	// Every missed call is news.
	store.setFact('baseline', '2020-01-01T00:00:00.000Z');
	store.setFact('first-fill', 'done');
	const token = () => Promise.resolve(success(new Secret('token')));
	const service = createCallService({
		...{ baseUrl, customer: () => 'K9999' },
		...{ fetch: network('questions'), streamFetch: network('stream') },
		tokens: { accessToken: token, refreshAfterRefusal: token, customer: () => 'K9999' },
	});
	const sample = memorySampler();
	const samples: MemorySample[] = [];
	const startedAt = performance.now();
	let heard = 0;
	let notices = 0;
	let looks = 0;
	await new Promise<void>((resolve) => {
		const keeper = new HistoryKeeper({
			...{ service, store, clock: systemClock, random: Math.random },
			onNotUnderstood: ({ field }) => {
				throw new Error(`Not understood: ${field}`);
			},
			isWanted: () => {
				heard += 1;
				const isSampled = heard >= warmUp && heard % ((events - warmUp) / SAMPLES) === 0;
				if (isSampled) samples.push(sample());
				if (heard === events) {
					keeper.stop();
					resolve();
				}
				return heard <= events;
			},
		});
		// As windows and notices do after each change.
		const look = coalesce(
			systemClock,
			() => LOOKED_AT_EVERY_MS,
			() => {
				const due = store.dueNotices().map(({ call }) => call.uuid);
				notices += due.length;
				store.settleNotices(due, 'shown');
				store.lists.latest(5);
				store.openCount();
				looks += 1;
				const words = looks % 10 === 0 ? 'an' : '';
				void store.lists.range({ ...EVERY_CALL, words }, [], 0, 50);
			},
		);
		store.onChange(look);
		keeper.start();
	});
	const seconds = (performance.now() - startedAt) / 1000;
	const calls = store.count();
	store.close();
	return { seconds, calls, notices, looks, samples };
});
