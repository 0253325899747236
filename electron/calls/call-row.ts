import type { Call } from '../contract/call.ts';
import type { CallDetails, CallRow, PathStep } from '../contract/call-view.ts';
import { counterpart, counterpartKey } from './counterpart.ts';
import { callOutcome, missedKind, viaParty } from './missed.ts';
import { partyLabel } from './phone-number.ts';

/**
 * The call as one row of the history. `open` and `triedAt` come from the store, which knows the other calls. `whose`: the
 * extension it is of, where the row has to say so.
 */
export function callRow(
	call: Call,
	open: boolean,
	triedAt: string | null,
	whose: string | null = null,
): CallRow {
	const via = viaParty(call);
	return {
		uuid: call.uuid,
		startedAt: call.startedAt,
		durationSeconds: call.durationSeconds,
		direction: call.direction,
		outcome: callOutcome(call),
		missedKind: missedKind(call),
		counterpart: partyLabel(counterpart(call)),
		counterpartKey: counterpartKey(call),
		via: via && partyLabel(via),
		transcript: transcriptMark(call),
		open,
		triedAt,
		whose,
	};
}

/**
 * Everything about the call, ready to be shown. `lacksText` comes from the store; `rule`: the person's own for its
 * counterpart.
 */
export function callDetails(
	call: Call,
	open: boolean,
	triedAt: string | null,
	lacksText: boolean,
	rule: CallDetails['rule'],
	whose: string | null = null,
): CallDetails {
	return {
		row: callRow(call, open, triedAt, whose),
		path: callPath(call),
		caller: partyLabel(call.caller),
		callee: partyLabel(call.callee),
		trunkCode: call.trunkCode,
		customData: call.customData,
		summary: call.transcription?.summary ?? null,
		language: call.transcription?.language ?? null,
		transcript: call.transcription?.lines ?? null,
		lacksText,
		rule,
	};
}

/** The way the call took: who called, every diversion in its order, where it ended. */
export function callPath(call: Call): readonly PathStep[] {
	const diversions = call.diversions.map(({ at, was, party }): PathStep => ({
		role: `was-${was}`,
		at,
		party: partyLabel(party),
	}));
	return [
		{ role: 'caller', at: call.startedAt, party: partyLabel(call.caller) },
		...diversions,
		{ role: 'callee', at: null, party: partyLabel(call.callee) },
	];
}

function transcriptMark({ transcription }: Call): CallRow['transcript'] {
	if (transcription === null) return 'none';
	return transcription.available ? 'ready' : 'pending';
}
