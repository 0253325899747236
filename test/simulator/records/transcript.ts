import type { CallRecord, Script, TranscriptEntry } from './call-record.ts';
import { REPERTOIRES, type Repertoire } from './dialogues.ts';
import { Draw } from './draw.ts';

/** What was said, and what it came to. */
export interface Conversation {
	readonly summary: string;
	readonly transcript: readonly TranscriptEntry[];
}

// "Times are only meaningful relative to the first entry (public examples carry dates of 1970)."
const EPOCH_MS = Date.UTC(1970, 6, 22, 10, 13, 10);

// People say a sentence about every six seconds.
const SECONDS_PER_SENTENCE = 6;

/** Summary and transcript of a call as they are, or else as its script has them. */
export function conversationOf(call: CallRecord): Partial<Conversation> {
	const { summary, transcript, script, available } = call.transcription ?? {};
	if (available !== true) return {};
	const played = script === undefined ? {} : playScript(script, call.duration);
	return {
		...played,
		...(summary === undefined ? {} : { summary }),
		...(transcript === undefined ? {} : { transcript }),
	};
}

function playScript({ seed, language }: Script, duration: number): Conversation {
	const draw = new Draw(`${seed}:transcript`);
	const repertoire = REPERTOIRES[language];
	const subject = draw.oneOf(repertoire.subjects);
	const sentences = [
		...draw.oneOf(repertoire.openings),
		...subject.exchange,
		...prolong(repertoire, draw, duration / SECONDS_PER_SENTENCE - 8),
		...draw.oneOf(repertoire.endings),
	];
	return { summary: subject.summary, transcript: timeSentences(sentences, duration, draw) };
}

function prolong({ fillers, subjects }: Repertoire, draw: Draw, count: number): readonly string[] {
	const sentences: string[] = [];
	while (sentences.length < count) {
		const more = draw.chance(0.7) ? draw.oneOf(fillers) : draw.oneOf(subjects).exchange;
		sentences.push(...more);
	}
	return sentences;
}

function timeSentences(
	sentences: readonly string[],
	duration: number,
	draw: Draw,
): readonly TranscriptEntry[] {
	const at = (seconds: number): string => new Date(EPOCH_MS + seconds * 1000).toISOString();
	const step = duration / (sentences.length + 1);
	const entries: TranscriptEntry[] = [
		{ time: at(0), source: 'caller', event: 'start' },
		{ time: at(0), source: 'callee', event: 'start' },
	];
	let source: TranscriptEntry['source'] = 'callee';
	for (const [turn, text] of sentences.entries()) {
		source = source === 'caller' ? 'callee' : 'caller';
		const seconds = Math.round((turn + draw.fraction() * 0.8) * step * 10) / 10;
		entries.push({ time: at(seconds), source, event: 'speech', text });
	}
	entries.push({ time: at(duration), source: 'caller', event: 'stop' });
	entries.push({ time: at(duration), source: 'callee', event: 'stop' });
	return entries;
}
