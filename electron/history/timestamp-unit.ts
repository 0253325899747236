/**
 * The unit of `from` and `to`, which the service does not document: seconds or milliseconds. Found once for each
 * base URL, harmlessly (nfon-api.md, The timestamp unit), and never trusted: whoever asks with it looks for a call
 * that must be in the answer, and does without where it is not.
 */
import { type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { HistoryStore } from './history-store.ts';

export type TimestampUnit = 'seconds' | 'milliseconds';

const LATER_MS = 60_000;

/** `startedAt` as a number in that unit. */
export function timestampIn(unit: TimestampUnit, ms: number): number {
	return unit === 'seconds' ? Math.floor(ms / 1000) : ms;
}

/** The unit found for this base URL, or null. */
export function knownUnit(store: HistoryStore, baseUrl: string): TimestampUnit | null {
	const fact = store.fact('timestamp-unit');
	if (fact === `seconds ${baseUrl}`) return 'seconds';
	return fact === `milliseconds ${baseUrl}` ? 'milliseconds' : null;
}

/**
 * Asks for calls newer than a minute after the newest one, in seconds. Seconds are thousands of years away where
 * milliseconds are meant the other way round, so: nothing newer means seconds, something means milliseconds. Null:
 * a call began meanwhile, and the answer proves nothing.
 */
export async function findUnit(
	service: Pick<CallService, 'list' | 'baseUrl'>,
	store: HistoryStore,
	newestStartedAt: string,
	signal: AbortSignal,
): Promise<Outcome<TimestampUnit | null>> {
	const from = timestampIn('seconds', Date.parse(newestStartedAt) + LATER_MS);
	const later = await service.list({ limit: 1, offset: 0, from }, signal);
	if (!later.ok) return later;
	// A call that really began later is no sign of anything: then the unit is found another time.
	const { size, calls } = later.value;
	if (calls.some(({ startedAt }) => Date.parse(startedAt) >= from * 1000)) return success(null);
	// When a record began that nobody understands, nobody knows.
	if (size > 0 && calls.length === 0) return success(null);
	const unit = size === 0 ? 'seconds' : 'milliseconds';
	const noted = store.setFact('timestamp-unit', `${unit} ${service.baseUrl}`);
	return noted.ok ? success(unit) : noted;
}
