/** The calls of a schedule, as the service keeps them. */
import type { CallRecord, Party, Transcription } from '../../simulator/records/call-record.ts';

export const KINDS = [
	'answered',
	'missed',
	'group',
	'queue',
	'forwarded',
	'withheld',
	'outbound',
	'given-up',
	'ringing',
] as const;

export type Kind = (typeof KINDS)[number];

export interface RecordWish {
	readonly number: number;
	readonly kind: Kind;
	/** Which of a few people. */
	readonly who: number;
	readonly transcript: 'none' | 'pending' | 'available';
	/** ISO 8601. */
	readonly created: string;
}

const ME: Party = { name: 'Max Muster', number: '1001', context: 'K9999' };

const DONE: Transcription = {
	available: true,
	summary: 'Anna bittet um Rückruf.',
	transcript: [
		{ time: '1970-01-01T00:00:00Z', source: 'caller', event: 'start' },
		{ time: '1970-01-01T00:00:02Z', source: 'caller', event: 'speech', text: 'Grüß Gott' },
	],
};

export function aRecord({ number, kind, who, transcript, created }: RecordWish): CallRecord {
	const somebody: Party = {
		name: `Jürgen ${who}`,
		number: `49899999900${who}`,
		context: 'global',
	};
	const isOutbound = kind === 'outbound' || kind === 'given-up';
	const other = kind === 'withheld' ? { context: 'global' } : somebody;
	return {
		uuid: aUuid(number),
		callId: `call-${number}`,
		userUuid: '00000000-0000-4000-9000-000000000001',
		customer: 'K9999',
		extension: '1001',
		created,
		duration: isTalk(kind) ? 42 : 0,
		direction: isOutbound ? 'outbound' : 'inbound',
		status: STATUS[kind],
		caller: isOutbound ? ME : other,
		callee: isOutbound ? other : ME,
		...viaOf(kind, created),
		...(transcript === 'none' ? {} : { transcription: PROGRESS[transcript] }),
	};
}

/** Of the n-th record. */
export function aUuid(number: number): string {
	return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The same call, changed; `updated` is later than any stamp it had. */
export function changed(
	record: CallRecord,
	change: 'answered' | 'missed' | 'transcript' | 'crm',
	updated: string,
): CallRecord {
	switch (change) {
		case 'answered':
			return { ...record, status: 'answered', duration: 42, updated };
		case 'missed':
			return { ...record, status: 'missed', duration: 0, updated };
		case 'transcript':
			return { ...record, transcription: DONE, updated };
		case 'crm':
			return { ...record, customData: { crm: `as of ${updated}` }, updated };
	}
}

const PROGRESS: Readonly<Record<'pending' | 'available', Transcription>> = {
	pending: { available: false },
	available: DONE,
};

const STATUS: Readonly<Record<Kind, CallRecord['status']>> = {
	answered: 'answered',
	missed: 'missed',
	group: 'cancelled',
	queue: 'cancelled',
	forwarded: 'missed',
	withheld: 'missed',
	outbound: 'answered',
	'given-up': 'cancelled',
	ringing: 'unknown',
};

function isTalk(kind: Kind): boolean {
	return kind === 'answered' || kind === 'outbound';
}

function viaOf(kind: Kind, created: string): Pick<CallRecord, 'history'> {
	if (kind === 'group' || kind === 'queue') {
		const station = { name: 'Vertrieb', number: '2000', context: 'K9999', service: kind };
		return { history: [{ updated: created, callee: station }] };
	}
	if (kind !== 'forwarded') return {};
	return { history: [{ updated: created, callee: { number: '1002', context: 'K9999' } }] };
}
