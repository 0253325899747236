/** Has the service delete calls: chunk after chunk, and what it says about each. */
import type { Clock } from '../ground/clock.ts';
import { wait } from '../ground/wait.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import { inChunks } from './deletion-url.ts';

export interface DeleteCallsParts {
	readonly service: Pick<CallService, 'deleteRecords' | 'record' | 'baseUrl'>;
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

/** One run of it, as far as it has come. */
interface Work extends DeleteCallsParts {
	readonly left: Set<string>;
	/** Whether a 404 has been seen to mean that the record is gone, and not that nobody deletes at this address. */
	isNotFoundTrue: boolean;
}

/** Deletes these and no others, one request after the other. */
export async function deleteCalls(
	uuids: readonly string[],
	parts: DeleteCallsParts,
): Promise<Deleted> {
	const work: Work = { ...parts, left: new Set(uuids), isNotFoundTrue: false };
	let failure: Failure | null = null;
	for (const chunk of inChunks(parts.service.baseUrl, uuids)) {
		failure ??= await deleteChunk(chunk, work);
	}
	return { left: [...work.left], failure };
}

async function deleteChunk(chunk: readonly string[], work: Work): Promise<Failure | null> {
	if (work.stop.aborted) return null;
	const answer = await askPatiently(chunk, work);
	if (answer === null) return null;
	if (answer.ok) return noteGone(chunk, work);
	if (!isNotFound(answer.failure)) return answer.failure;
	const [only] = chunk;
	if (only !== undefined && chunk.length === 1) {
		return (await isTrulyGone(only, work)) ? noteGone(chunk, work) : answer.failure;
	}
	// Some are gone already, deleted elsewhere or by a request whose answer was lost; which ones it does not say.
	let failure: Failure | null = null;
	for (const uuid of chunk) failure ??= await deleteChunk([uuid], work);
	return failure;
}

function noteGone(chunk: readonly string[], { onGone, left }: Work): Failure | null {
	const noted = onGone(chunk);
	if (!noted.ok) return noted.failure;
	for (const uuid of chunk) left.delete(uuid);
	return null;
}

/** A gateway that lets nobody delete may say 404 as well: the first one is looked at. */
async function isTrulyGone(uuid: string, work: Work): Promise<boolean> {
	if (work.isNotFoundTrue) return true;
	const record = await work.service.record(uuid, 'short', work.stop);
	work.isNotFoundTrue = !record.ok && isNotFound(record.failure);
	return work.isNotFoundTrue;
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
		await wait(patienceMs, clock, stop);
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
