/** Has the service delete calls: chunk after chunk, and what it says about each. */
import type { Clock } from '../clock.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import { inChunks } from './deletion-url.ts';

export interface DeleteCallsParts {
	readonly service: Pick<CallService, 'deleteRecords' | 'baseUrl'>;
	readonly clock: Pick<Clock, 'after'>;
	/** Nothing more is sent once it aborts; what is under way is answered still. */
	readonly stop: AbortSignal;
	/** The service does not have these any more. A failure of it ends the work, and these count as left. */
	readonly onGone: (uuids: readonly string[]) => Outcome<unknown>;
}

export interface Deleted {
	/** What the service still has, or may have, in the order in which it was asked for. */
	readonly left: readonly string[];
	/** Why; null when all is done, or when it was stopped. */
	readonly failure: Failure | null;
}

// A service that asks for a little patience in the middle of a long work gets it; for a long one the person is told.
const LONGEST_WAIT_MS = 30_000;
const MOST_WAITS = 3;

/** Deletes these and no others, one request after the other. */
export async function deleteCalls(
	uuids: readonly string[],
	parts: DeleteCallsParts,
): Promise<Deleted> {
	const chunks = inChunks(parts.service.baseUrl, uuids);
	const left = new Set(uuids);
	for (const chunk of chunks) {
		const failure = await deleteChunk(chunk, parts, (gone) => {
			for (const uuid of gone) left.delete(uuid);
		});
		if (failure !== null || parts.stop.aborted) return { left: [...left], failure };
	}
	return { left: [...left], failure: null };
}

async function deleteChunk(
	chunk: readonly string[],
	parts: DeleteCallsParts,
	onGone: (uuids: readonly string[]) => void,
): Promise<Failure | null> {
	if (parts.stop.aborted) return null;
	const answer = await askPatiently(chunk, parts);
	if (answer === null) return null;
	const isGone = answer.ok || (chunk.length === 1 && isNotFound(answer.failure));
	if (isGone) {
		const noted = parts.onGone(chunk);
		if (!noted.ok) return noted.failure;
		onGone(chunk);
		return null;
	}
	if (!isNotFound(answer.failure)) return answer.failure;
	// Some are gone already, deleted elsewhere or by a request whose answer was lost; which ones it does not say.
	for (const uuid of chunk) {
		const failure = await deleteChunk([uuid], parts, onGone);
		if (failure !== null) return failure;
	}
	return null;
}

/** Null: stopped before an answer came. */
async function askPatiently(
	chunk: readonly string[],
	{ service, clock, stop }: DeleteCallsParts,
): Promise<Outcome<null> | null> {
	for (let waits = 0; ; waits += 1) {
		const answer = await service.deleteRecords(chunk);
		const patienceMs = answer.ok ? null : askedPatienceMs(answer.failure);
		if (patienceMs === null || waits === MOST_WAITS) return answer;
		await pause(patienceMs, clock, stop);
		if (stop.aborted) return null;
	}
}

function askedPatienceMs(failure: Failure): number | null {
	if (failure.kind !== 'refused' || (failure.status !== 429 && failure.status !== 503)) return null;
	const { retryAfterMs } = failure;
	return retryAfterMs !== null && retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : null;
}

function isNotFound(failure: Failure): boolean {
	return failure.kind === 'refused' && failure.status === 404;
}

function pause(delayMs: number, clock: Pick<Clock, 'after'>, stop: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const finish = (): void => {
			cancel();
			stop.removeEventListener('abort', finish);
			resolve();
		};
		const cancel = clock.after(delayMs, finish);
		stop.addEventListener('abort', finish);
	});
}
