import type { Call } from '../contract/call.ts';

/**
 * Which of two records of one call is true: the later `updated` (else `created`); on a tie the one that arrived
 * later. A transcript or summary that is held is never lost to a record that merely was not asked for it; what a whole
 * record does not have any more is gone.
 */
export function mergeCalls(held: Call, arrived: Call): Call {
	if (recordVersion(arrived) < recordVersion(held)) return held;
	const kept = held.transcription;
	const next = arrived.transcription;
	if (kept === null) return arrived;
	if (!next?.available) {
		const isSame = recordVersion(arrived) === recordVersion(held);
		return isSame && kept.available ? { ...arrived, transcription: kept } : arrived;
	}
	if (!isShort(arrived)) return arrived;
	return {
		...arrived,
		transcription: {
			...next,
			summary: next.summary ?? kept.summary,
			language: next.language ?? kept.language,
			lines: kept.lines,
		},
	};
}

/** Whether a record of a finished transcription came without its text, because it was not asked for. */
function isShort({ transcription }: Call): boolean {
	return transcription !== null && transcription.available && transcription.lines === null;
}

/** Whether the text that is held is of an earlier version than the record that arrived without one. */
export function outdatesText(held: Call, arrived: Call): boolean {
	return isShort(arrived) && recordVersion(arrived) > recordVersion(held);
}

/** What is compared to find the later of two records. */
export function recordVersion(call: Call): string {
	return call.updatedAt ?? call.startedAt;
}
