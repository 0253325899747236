import { expect, test } from 'vitest';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { aCallRow, aMissedRow, aParty } from '../fakes/a-call-row.ts';

const today = new Date(2025, 10, 12, 14, 2);
const english = textsFor('en', 'en-GB', () => today).call;
const german = textsFor('de', 'de-DE', () => today).call;
const startedAt = today.toISOString();

const sales = aParty({ name: 'Sales', service: 'group' });
const vertrieb = aParty({ name: 'Vertrieb', service: 'group' });

test('a missed group call says everything in one sentence', () => {
	const row = aMissedRow({ startedAt, via: sales });

	expect(english.spoken(row)).toBe(
		'Missed call from Anna Berger via Group Sales, today 14:02, open',
	);
	expect(german.spoken({ ...row, via: vertrieb })).toBe(
		'Verpasster Anruf von Anna Berger über Gruppe Vertrieb, heute 14:02, offen',
	);
});

test('an answered call says how long it was and that it has a transcript', () => {
	const row = aCallRow({ startedAt, transcript: 'ready' });

	expect(english.spoken(row)).toBe(
		'Call from Anna Berger, today 14:02, 4 minutes 12 seconds, with transcript',
	);
	expect(german.spoken(row)).toBe(
		'Anruf von Anna Berger, heute 14:02, 4 Minuten 12 Sekunden, mit Transkript',
	);
});

test('an outgoing call that nobody took says so', () => {
	const row = aCallRow({
		startedAt,
		direction: 'outbound',
		outcome: 'given-up',
		durationSeconds: 0,
	});

	expect(english.spoken(row)).toBe('Call to Anna Berger, today 14:02, not answered');
	expect(german.spoken(row)).toBe('Anruf an Anna Berger, heute 14:02, nicht angenommen');
});

test('a withheld number is called that', () => {
	const row = aMissedRow({ startedAt, counterpart: aParty({ name: null, numberText: null }) });

	expect(english.spoken(row)).toContain('Missed call from a withheld number');
	expect(german.spoken(row)).toContain('Verpasster Anruf von unterdrückter Nummer');
	expect(english.who(row.counterpart)).toBe('Withheld');
});

test('a forwarded call names who forwarded it', () => {
	const row = aMissedRow({ missedKind: 'forwarded', via: aParty({ name: 'Peter Huber' }) });

	expect(english.how(row)).toBe('Missed, forwarded from Peter Huber');
	expect(german.how(row)).toBe('Verpasst, weitergeleitet von Peter Huber');
	expect(english.how({ ...row, outcome: 'answered' })).toBe('Forwarded from Peter Huber');
});

test('the way of a call begins with when somebody called, whoever that was', () => {
	const step = { role: 'caller', at: startedAt, party: aParty() } as const;

	expect(english.step(step, aCallRow())).toBe('Called at 14:02:00');
	expect(german.step(step, aCallRow({ direction: 'outbound' }))).toBe('Rief um 14:02:00 an');
});

test('a group that is already called a group is not called one twice', () => {
	const row = aMissedRow({ via: aParty({ name: 'Sales Group', service: 'group' }) });

	expect(english.how(row)).toBe('Missed via Sales Group');
});
