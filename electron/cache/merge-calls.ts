import type { Call } from '../contract/call.ts';

/**
 * Which of two records of one call is true: the later `updated` (else `created`); on a tie the one that arrived
 * later. A transcript or summary that is held is never lost to a record that merely was not asked for it.
 */
export function mergeCalls(held: Call, arrived: Call): Call {
	if (version(arrived) < version(held)) return held;
	const kept = held.transcription;
	const next = arrived.transcription;
	if (kept === null || !next?.available) return arrived;
	return {
		...arrived,
		transcription: {
			...next,
			summary: next.summary ?? kept.summary,
			language: next.language ?? kept.language,
			lines: next.lines ?? kept.lines,
		},
	};
}

function version(call: Call): string {
	return call.updatedAt ?? call.startedAt;
}
