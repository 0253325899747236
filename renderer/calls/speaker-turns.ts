import type { TranscriptLine } from '../../electron/contract/call.ts';

/** What one speaker said before the other one did. */
export interface Turn {
	readonly speaker: TranscriptLine['speaker'];
	readonly lines: readonly TranscriptLine[];
	/** Place of its first line in the transcript. */
	readonly first: number;
}

/** A transcript as a dialogue: lines of one speaker in a row belong together. */
export function speakerTurns(lines: readonly TranscriptLine[]): readonly Turn[] {
	const starts = lines.flatMap((line, place) =>
		line.speaker === lines[place - 1]?.speaker ? [] : [{ speaker: line.speaker, first: place }],
	);
	return starts.map(({ speaker, first }, place) => ({
		speaker,
		first,
		lines: lines.slice(first, starts[place + 1]?.first),
	}));
}
