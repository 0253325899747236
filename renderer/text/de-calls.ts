/** How German speaks about a call. */
import type { CallRow, PartyLabel, PathStep } from '../../electron/contract/call-view.ts';
import { neverReached } from '../../electron/contract/outcome.ts';
import type { Formats } from './formats.ts';
import { listed, phrase, sentence } from './phrases.ts';
import type { Texts } from './texts.ts';

const SERVICE = {
	queue: 'Warteschlange',
	skill: 'Skill',
	ivr: 'Sprachmenü',
	group: 'Gruppe',
	'time-control': 'Zeitsteuerung',
	voicemail: 'Voicemail',
	extension: 'Nebenstelle',
} as const satisfies Record<PartyLabel['service'], string>;

const NUMBER_KIND = {
	global: 'Externe Rufnummer',
	emergency: 'Notrufnummer',
	short: 'Kurzrufnummer',
	conference: 'Konferenzraum',
	extension: 'Nebenstelle',
} as const satisfies Record<PartyLabel['numberKind'], string>;

function who(party: PartyLabel): string {
	return party.name ?? party.numberText ?? 'Unterdrückte Nummer';
}

function whoInSentence(party: PartyLabel): string {
	return party.name ?? party.numberText ?? 'unterdrückter Nummer';
}

/** "Gruppe Vertrieb", aber "Vertriebsgruppe" so, wie sie heißt. */
function station(party: PartyLabel): string {
	const kind = SERVICE[party.service];
	const name = who(party);
	return name.toLowerCase().includes(kind.toLowerCase()) ? name : `${kind} ${name}`;
}

/** Goes behind what happened; empty when the call came straight. */
function via({ via: party }: CallRow): string {
	if (party === null) return '';
	return party.service === 'extension'
		? `, weitergeleitet von ${whoInSentence(party)}`
		: ` über ${station(party)}`;
}

function what(row: CallRow): string {
	const direction = row.direction === 'inbound' ? 'Eingehender Anruf' : 'Ausgehender Anruf';
	switch (row.outcome) {
		case 'missed':
			return 'Verpasster Anruf';
		case 'answered':
			return direction;
		case 'given-up':
			return `${direction}, nicht angenommen`;
		case 'unknown':
			return `${direction}, Ausgang unbekannt`;
		default:
			return neverReached(row.outcome);
	}
}

/** The icon says that a call came in; where it came through is worth more of the line. */
function how(row: CallRow): string {
	if (row.direction === 'outbound')
		return row.outcome === 'given-up' ? 'Ausgehend, nicht angenommen' : 'Ausgehend';
	if (row.outcome === 'missed') return `Verpasst${via(row)}`;
	return row.via === null ? 'Eingehend' : sentence(via(row));
}

function partyKind(party: PartyLabel): string {
	if (party.service !== 'extension') return SERVICE[party.service];
	return party.numberText === null ? 'Rufnummer unterdrückt' : NUMBER_KIND[party.numberKind];
}

export function germanCalls(formats: Formats): Texts['call'] {
	const owner = ({ whose }: CallRow): string | null =>
		whose === null ? null : `Nebenstelle ${whose}`;

	return {
		who,
		how: (row) => (row.whose === null ? how(row) : `Nebenstelle ${row.whose} · ${how(row)}`),
		what: (row) => listed(`${what(row)}${via(row)}`, owner(row)),
		partyKind,
		tried: (at) => `Rückruf versucht ${formats.moment(at)}`,
		spoken: (row) =>
			listed(
				phrase(
					row.outcome === 'missed' ? 'Verpasster Anruf' : 'Anruf',
					row.direction === 'inbound' ? 'von' : 'an',
					whoInSentence(row.counterpart) + via(row),
				),
				owner(row),
				`${formats.dayInSentence(row.startedAt)} ${formats.time(row.startedAt)}`,
				row.outcome === 'given-up' && 'nicht angenommen',
				row.outcome === 'unknown' && 'Ausgang unbekannt',
				row.durationSeconds > 0 && formats.duration(row.durationSeconds),
				row.transcript === 'ready' && 'mit Transkript',
				row.transcript === 'pending' && 'wird transkribiert',
				row.open && 'offen',
			),
		step: (step: PathStep, row) => {
			const at = step.at === null ? null : formats.timeWithSeconds(step.at);
			const party = partyKind(step.party);
			switch (step.role) {
				case 'caller':
					return phrase('Rief', at && `um ${at}`, 'an');
				case 'was-caller':
				case 'was-callee':
					return listed(party, at && `bis ${at}`);
				case 'callee':
					return listed(party, row.outcome === 'answered' ? 'angenommen' : 'nicht angenommen');
				default:
					return neverReached(step.role);
			}
		},
	};
}
