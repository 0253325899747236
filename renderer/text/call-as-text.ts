/** A call as text for a mail or a note, in the words of one language. */
import type { CallDetails, PartyLabel } from '../../electron/contract/call-view.ts';
import { listed, sentence } from './phrases.ts';
import type { Texts } from './texts.ts';

/** Everything the details show, from who it was to what was said; sections are parted by an empty line. */
export function callAsText(details: CallDetails, texts: Texts): string {
	const { row } = details;
	const heading = [
		whoWithNumber(row.counterpart, texts),
		texts.call.what(row),
		listed(
			`${texts.day(row.startedAt)}, ${texts.time(row.startedAt)}`,
			row.durationSeconds > 0 && texts.duration(row.durationSeconds),
		),
		...(row.triedAt === null ? [] : [sentence(texts.call.tried(row.triedAt))]),
	];
	const path = details.path.map(
		(step) => `${texts.call.who(step.party)} · ${texts.call.step(step, row)}`,
	);
	const more = [
		...(details.trunkCode === null ? [] : [`${texts.details.trunk}: ${details.trunkCode}`]),
		...Object.entries(details.customData).map(([name, value]) => `${name}: ${value}`),
	];
	const sections = [
		heading,
		section(texts.details.summary, details.summary === null ? [] : [details.summary]),
		section(texts.details.path, path),
		section(texts.details.transcript, transcriptLines(details, texts)),
		section(texts.details.more, more),
	];
	return sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}

/** What was said, a line each: "0:07 Anna Berger: Good morning". Empty: there is no transcript here. */
export function transcriptAsText(details: CallDetails, texts: Texts): string {
	return transcriptLines(details, texts).join('\n');
}

function transcriptLines(details: CallDetails, texts: Texts): readonly string[] {
	return (details.transcript ?? []).map(
		({ offsetMs, speaker, text }) =>
			`${texts.clock(offsetMs / 1000)} ${texts.call.who(details[speaker])}: ${text}`,
	);
}

function section(title: string, lines: readonly string[]): readonly string[] {
	return lines.length === 0 ? [] : [title, ...lines];
}

function whoWithNumber(party: PartyLabel, texts: Texts): string {
	return party.name !== null && party.numberText !== null
		? `${party.name} (${party.numberText})`
		: texts.call.who(party);
}
