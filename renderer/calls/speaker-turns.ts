import type { TranscriptLine } from '../../electron/contract/call.ts';

/** Everything one speaker says until the other one does. */
export interface Turn {
	readonly speaker: TranscriptLine['speaker'];
	readonly lines: readonly TranscriptLine[];
}

/** A transcript as a dialogue: lines of one speaker in a row belong together. */
export function speakerTurns(lines: readonly TranscriptLine[]): readonly Turn[] {
	return lines.reduce<readonly Turn[]>((turns, line) => {
		const last = turns.at(-1);
		return last?.speaker === line.speaker
			? [...turns.slice(0, -1), { ...last, lines: [...last.lines, line] }]
			: [...turns, { speaker: line.speaker, lines: [line] }];
	}, []);
}
