/** Fetches one call's transcript and summary because somebody looks at it. */
import type { CallStore } from '../cache/call-store.ts';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from '../history/call-service.ts';

export interface FetchTranscriptParts {
	readonly service: Pick<CallService, 'record'>;
	readonly calls: Pick<CallStore, 'apply' | 'fact' | 'find'>;
	/** Whether whoever looks may still see these calls. */
	readonly isSignedIn: () => boolean;
}

const signedOut = failed({ kind: 'signed-out' });
const noSuchCall = failed({ kind: 'no-such-call' });

/** Stored as any other record, so that the windows hear of it; not when the person or the call has gone meanwhile. */
export async function fetchTranscript(
	{ service, calls, isSignedIn }: FetchTranscriptParts,
	uuid: string,
): Promise<Outcome<null>> {
	if (calls.find(uuid) === null) return noSuchCall;
	const owner = calls.fact('owner');
	const record = await service.record(uuid, 'whole', new AbortController().signal);
	if (!isSignedIn() || calls.fact('owner') !== owner) return signedOut;
	if (!record.ok) return isGone(record.failure) ? noSuchCall : record;
	// What was deleted meanwhile must not come back.
	if (calls.find(uuid) === null) return noSuchCall;
	const stored = calls.apply([record.value]);
	return stored.ok ? success(null) : stored;
}

function isGone(failure: Failure): boolean {
	return (
		failure.kind === 'refused' &&
		failure.peer === 'service' &&
		(failure.status === 404 || failure.status === 410)
	);
}
