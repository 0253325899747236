/** How English speaks about a call. */
import type { CallRow, PartyLabel, PathStep } from '../../electron/contract/call-view.ts';
import { neverReached } from '../../electron/contract/outcome.ts';
import type { Formats } from './formats.ts';
import { listed, phrase, sentence } from './phrases.ts';
import type { Texts } from './texts.ts';

const SERVICE = {
	queue: 'Queue',
	skill: 'Skill',
	ivr: 'Voice menu',
	group: 'Group',
	'time-control': 'Time control',
	voicemail: 'Voicemail',
	extension: 'Extension',
} as const satisfies Record<PartyLabel['service'], string>;

const NUMBER_KIND = {
	global: 'External number',
	emergency: 'Emergency number',
	short: 'Short number',
	conference: 'Conference room',
	extension: 'Extension',
} as const satisfies Record<PartyLabel['numberKind'], string>;

function who(party: PartyLabel): string {
	return party.name ?? party.numberText ?? 'Withheld';
}

function whoInSentence(party: PartyLabel): string {
	return party.name ?? party.numberText ?? 'a withheld number';
}

/** "Group Sales", but "Sales group" as it is. */
function station(party: PartyLabel): string {
	const kind = SERVICE[party.service];
	const name = who(party);
	return name.toLowerCase().includes(kind.toLowerCase()) ? name : `${kind} ${name}`;
}

/** Goes behind what happened; empty when the call came straight. */
function via({ via: party }: CallRow): string {
	if (party === null) return '';
	return party.service === 'extension'
		? `, forwarded from ${whoInSentence(party)}`
		: ` via ${station(party)}`;
}

function what(row: CallRow): string {
	const direction = row.direction === 'inbound' ? 'Incoming call' : 'Outgoing call';
	switch (row.outcome) {
		case 'missed':
			return 'Missed call';
		case 'answered':
			return direction;
		case 'given-up':
			return `${direction}, not answered`;
		case 'unknown':
			return `${direction}, outcome unknown`;
		default:
			return neverReached(row.outcome);
	}
}

/** The icon says that a call came in; where it came through is worth more of the line. */
function how(row: CallRow): string {
	if (row.direction === 'outbound')
		return row.outcome === 'given-up' ? 'Outgoing, not answered' : 'Outgoing';
	if (row.outcome === 'missed') return `Missed${via(row)}`;
	return row.via === null ? 'Incoming' : sentence(via(row));
}

function partyKind(party: PartyLabel): string {
	if (party.service !== 'extension') return SERVICE[party.service];
	return party.numberText === null ? 'Number withheld' : NUMBER_KIND[party.numberKind];
}

export function englishCalls(formats: Formats): Texts['call'] {
	const owner = ({ whose }: CallRow): string | null =>
		whose === null ? null : `extension ${whose}`;

	return {
		who,
		how: (row) => (row.whose === null ? how(row) : `Extension ${row.whose} · ${how(row)}`),
		what: (row) => listed(`${what(row)}${via(row)}`, owner(row)),
		partyKind,
		tried: (at) => `tried at ${formats.moment(at)}`,
		spoken: (row) =>
			listed(
				phrase(
					row.outcome === 'missed' ? 'Missed call' : 'Call',
					row.direction === 'inbound' ? 'from' : 'to',
					whoInSentence(row.counterpart) + via(row),
				),
				owner(row),
				`${formats.dayInSentence(row.startedAt)} ${formats.time(row.startedAt)}`,
				row.outcome === 'given-up' && 'not answered',
				row.outcome === 'unknown' && 'outcome unknown',
				row.durationSeconds > 0 && formats.duration(row.durationSeconds),
				row.transcript === 'ready' && 'with transcript',
				row.transcript === 'pending' && 'being transcribed',
				row.open && 'open',
			),
		step: (step: PathStep, row) => {
			const at = step.at === null ? null : formats.timeWithSeconds(step.at);
			const party = partyKind(step.party);
			switch (step.role) {
				case 'caller':
					return phrase('Called', at && `at ${at}`);
				case 'was-caller':
				case 'was-callee':
					return listed(party, at && `until ${at}`);
				case 'callee':
					return listed(party, row.outcome === 'answered' ? 'answered' : 'not answered');
				default:
					return neverReached(step.role);
			}
		},
	};
}
