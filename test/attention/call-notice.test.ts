import { expect, test } from 'vitest';
import { planNotices } from '../../electron/attention/call-notice.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { aDiversion, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T10:00:00.000Z');
const en = textsIn('en', 'en-GB');
const at = (n: number) =>
	aMissedCall({ uuid: uuid(n), startedAt: `2026-03-02T09:0${String(n)}:00.000Z` });

test('a missed call is told with who, via what and when', () => {
	const group = aParty({ name: 'Sales', numberKind: 'extension', number: '300', service: 'group' });
	const call = aMissedCall({ diversions: [aDiversion({ party: group })] });

	const { show } = planNotices([{ call, open: true }], NOW, en);

	expect(show).toHaveLength(1);
	expect(show[0]?.title).toBe('Missed call from Anna Berger');
	expect(show[0]?.body).toMatch(/^\+49 89 99998001 · via Group Sales · \d\d:\d\d$/);
});

test('in German it speaks German', () => {
	const [notice] = planNotices(
		[{ call: aMissedCall(), open: true }],
		NOW,
		textsIn('de', 'de-DE'),
	).show;

	expect(notice?.title).toBe('Verpasster Anruf von Anna Berger');
	expect(notice?.body).toMatch(/ · \d\d:\d\d$/);
});

test('a number without a name is told once, a withheld one in words', () => {
	const nameless = aMissedCall({ caller: aParty({ name: null }) });
	const withheld = aMissedCall({ caller: aParty({ name: null, number: null }) });

	const titles = [nameless, withheld].map(
		(call) => planNotices([{ call, open: true }], NOW, en).show[0]?.title,
	);

	expect(titles).toEqual(['Missed call from +49 89 99998001', 'Missed call, number withheld']);
});

test('three calls are told one by one, a fourth makes it one digest', () => {
	const due = [1, 2, 3, 4].map((n) => ({ call: at(n), open: true }));

	expect(planNotices(due.slice(0, 3), NOW, en).show).toHaveLength(3);
	const { show } = planNotices(due, NOW, en);
	expect(show).toEqual([
		{
			uuids: [uuid(1), uuid(2), uuid(3), uuid(4)],
			title: '4 missed calls while you were away',
			body: 'Click to see the open calls',
		},
	]);
});

test('calls handled meanwhile, and calls older than a day, are dropped', () => {
	const old = aMissedCall({ uuid: uuid(8), startedAt: '2026-03-01T09:59:59.000Z' });

	const plan = planNotices(
		[
			{ call: old, open: true },
			{ call: at(9), open: false },
		],
		NOW,
		en,
	);

	expect(plan).toEqual({ show: [], drop: [uuid(8), uuid(9)] });
});
