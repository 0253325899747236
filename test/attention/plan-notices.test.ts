import { beforeAll, describe, expect, test } from 'vitest';
import {
	type Circumstances,
	type DueCall,
	planNotices,
} from '../../electron/attention/plan-notices.ts';
import type { Call } from '../../electron/contract/call.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../electron/contract/preferences.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { aCall, aDiversion, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

beforeAll(() => {
	process.env['TZ'] = 'Europe/Berlin';
});

// A Monday, 11:00 in Berlin.
const NOW = Date.parse('2026-03-02T10:00:00.000Z');
const en = textsIn('en', 'en-GB');
const GROUP = aParty({ name: 'Sales', number: '300', numberKind: 'extension', service: 'group' });
const QUEUE = aParty({ ...GROUP, service: 'queue' });
const KEY = 'global:498999998001';
const YESTERDAY = '2026-03-01T09:59:59.000Z';

/** The n-th call, each from another person. */
const at = (n: number, differences: Partial<Call> = {}): Call =>
	aMissedCall({
		uuid: uuid(n),
		startedAt: `2026-03-02T09:0${String(n)}:00.000Z`,
		caller: aParty({ name: `Person ${n}`, number: `49899999800${n}` }),
		...differences,
	});
const due = (call: Call, open = true): DueCall => ({ call, open });

function plan(now: Partial<Circumstances>, preferences: Partial<Preferences> = {}) {
	return planNotices(
		{
			...{ due: [], open: [], transcripts: [], reminders: [], nowMs: NOW },
			...now,
			preferences: { ...DEFAULT_PREFERENCES, ...preferences },
		},
		en,
	);
}

const { notifications } = DEFAULT_PREFERENCES;
const off = {
	...notifications,
	kinds: { direct: false, group: false, queue: false, forwarded: false },
};
const only = (kind: keyof typeof off.kinds) => ({ ...off, kinds: { ...off.kinds, [kind]: true } });
const quietHours = [{ weekdays: [1], from: '10:00', to: '12:00' }];
const always = [{ counterpart: KEY, notify: 'always' as const }];
const never = [{ counterpart: KEY, notify: 'never' as const }];
const withheld = aMissedCall({ caller: aParty({ name: null, number: null }) });
const group = aMissedCall({ diversions: [aDiversion({ party: GROUP })] });
const queue = aMissedCall({ diversions: [aDiversion({ party: QUEUE })] });
const forwarded = aMissedCall({ diversions: [aDiversion()] });
const old = aMissedCall({ startedAt: YESTERDAY });

describe('one missed call', () => {
	test.each([
		['as it comes', due(aMissedCall()), {}, 'told'],
		['handled meanwhile', due(aMissedCall(), false), {}, 'dropped'],
		['older than a day', due(old), {}, 'in a digest'],
		['older than a day, and handled', due(old, false), {}, 'dropped'],
		['older than a day, of a kind that is off', due(old), { notifications: off }, 'dropped'],
		['direct, all kinds off', due(aMissedCall()), { notifications: off }, 'dropped'],
		['direct, only direct', due(aMissedCall()), { notifications: only('direct') }, 'told'],
		['group, only direct', due(group), { notifications: only('direct') }, 'dropped'],
		['group, only group', due(group), { notifications: only('group') }, 'told'],
		['queue, only group', due(queue), { notifications: only('group') }, 'dropped'],
		['queue, only queue', due(queue), { notifications: only('queue') }, 'told'],
		['forwarded, only queue', due(forwarded), { notifications: only('queue') }, 'dropped'],
		['forwarded, only forwarded', due(forwarded), { notifications: only('forwarded') }, 'told'],
		['always, all kinds off', due(aMissedCall()), { notifications: off, rules: always }, 'told'],
		['never', due(aMissedCall()), { rules: never }, 'dropped'],
		[
			'never, do not disturb',
			due(aMissedCall()),
			{ rules: never, doNotDisturb: 'switched-off' },
			'dropped',
		],
		['another is always', due(withheld), { notifications: off, rules: always }, 'dropped'],
		['quiet hours', due(aMissedCall()), { quietHours }, 'kept back'],
		['quiet hours, handled', due(aMissedCall(), false), { quietHours }, 'dropped'],
		['quiet hours, kind off', due(aMissedCall()), { quietHours, notifications: off }, 'dropped'],
		['quiet hours, always', due(aMissedCall()), { quietHours, rules: always }, 'told'],
		['do not disturb', due(aMissedCall()), { doNotDisturb: 'switched-off' }, 'kept back'],
		[
			'do not disturb, for an hour',
			due(aMissedCall()),
			{ doNotDisturb: '2026-03-02T11:00:00.000Z' },
			'kept back',
		],
		[
			'do not disturb, over',
			due(aMissedCall()),
			{ doNotDisturb: '2026-03-02T10:00:00.000Z' },
			'told',
		],
		[
			'do not disturb, always',
			due(aMissedCall()),
			{ doNotDisturb: 'switched-off', rules: always },
			'kept back',
		],
		['do not disturb, old', due(old), { doNotDisturb: 'switched-off' }, 'kept back'],
	] as const)('%s', (_what, call, preferences, outcome) => {
		const { show, drop } = plan({ due: [call] }, preferences);
		const [notice] = show;
		const told = notice?.id.startsWith('digest-') ? 'in a digest' : 'told';

		expect(show.length + drop.missed.length).toBe(outcome === 'kept back' ? 0 : 1);
		expect(notice ? told : drop.missed.length > 0 ? 'dropped' : 'kept back').toBe(outcome);
	});

	test('older than a day is told without a time that would be taken for today', () => {
		expect(plan({ due: [due(old)] }).show).toMatchObject([
			{ title: '1 missed call while you were away', body: 'Click to see the open calls' },
		]);
	});
});

describe('several missed calls', () => {
	test('are told one by one up to three, a fourth makes it one digest', () => {
		const all = [1, 2, 3, 4].map((n) => due(at(n)));

		expect(plan({ due: all.slice(0, 3) }).show).toHaveLength(3);
		expect(plan({ due: all }).show).toMatchObject([
			{
				id: `digest-${uuid(4)}`,
				uuids: [uuid(1), uuid(2), uuid(3), uuid(4)],
				title: '4 missed calls while you were away',
				body: 'Click to see the open calls',
			},
		]);
	});

	test('make a digest with one that is older than a day', () => {
		const { show } = plan({ due: [due(at(1, { startedAt: YESTERDAY })), due(at(2))] });

		expect(show).toMatchObject([{ title: '2 missed calls while you were away' }]);
	});

	test('of one person are one notification', () => {
		const anna = { caller: aParty() };
		const all = [due(at(1, anna)), due(at(2)), due(at(3, anna))];

		const { show } = plan({ due: all });

		expect(show.map(({ uuids, body }) => [uuids, body.startsWith('Called 2 times')])).toEqual([
			[[uuid(1), uuid(3)], true],
			[[uuid(2)], false],
		]);
	});

	test('take the place of what was told of the same person before', () => {
		const anna = { caller: aParty() };
		const open = [at(2), at(1, anna), at(3, anna)];

		const { show } = plan({ due: [due(at(4, anna))], open });

		expect(show).toHaveLength(1);
		expect(show[0]?.id).toBe(`call-${uuid(4)}`);
		expect(show[0]?.body).toMatch(/^Called 3 times · /);
		expect(show[0]?.replaces).toEqual([`call-${uuid(1)}`, `call-${uuid(3)}`]);
	});

	test('with withheld numbers are never one person', () => {
		const nobody = { caller: aParty({ name: null, number: null }) };

		const { show } = plan({ due: [due(at(1, nobody)), due(at(2, nobody))], open: [at(3, nobody)] });

		expect(show.map(({ replaces, body }) => [replaces, body.includes('Called')])).toEqual([
			[[], false],
			[[], false],
		]);
	});
});

describe('a reminder', () => {
	test.each([
		['as it comes', true, {}, 'told'],
		['of a call that was handled', false, {}, 'dropped'],
		['in quiet hours', true, { quietHours }, 'told'],
		['with all kinds off', true, { notifications: off }, 'told'],
		['in do not disturb', true, { doNotDisturb: 'switched-off' }, 'kept back'],
	] as const)('%s', (_what, open, preferences, outcome) => {
		const reminder = { call: old, open, dueAt: NOW };

		const { show, drop } = plan({ reminders: [reminder] }, preferences);

		const dropped = drop.reminder.length > 0 ? 'dropped' : 'kept back';
		expect(show.length > 0 ? 'told' : dropped).toBe(outcome);
	});

	test('takes the place of the notification of its call', () => {
		const { show } = plan({ reminders: [{ call: at(1), open: true, dueAt: NOW }] });

		expect(show).toMatchObject([
			{
				id: `reminder-${uuid(1)}`,
				title: 'Reminder: call from Person 1',
				replaces: [`call-${uuid(1)}`],
			},
		]);
	});
});

describe('a transcript', () => {
	const ready = aCall({ uuid: uuid(9) });
	const wanted = { notifications: { ...notifications, transcripts: true } };

	test.each([
		['is told by nobody who did not ask for it', ready, {}, 'dropped'],
		['is told', ready, wanted, 'told'],
		['of an old call is not', { ...ready, startedAt: YESTERDAY }, wanted, 'dropped'],
		['waits in quiet hours', ready, { ...wanted, quietHours }, 'kept back'],
		['waits in do not disturb', ready, { ...wanted, doNotDisturb: 'switched-off' }, 'kept back'],
	] as const)('%s', (_what, call, preferences, outcome) => {
		const { show, drop } = plan({ transcripts: [call] }, preferences);

		const dropped = drop.transcript.length > 0 ? 'dropped' : 'kept back';
		expect(show.length > 0 ? 'told' : dropped).toBe(outcome);
	});

	test('is one of several', () => {
		const transcripts = [1, 2, 3, 4].map((n) => aCall({ uuid: uuid(n) }));

		expect(plan({ transcripts }, wanted).show.map(({ title }) => title)).toEqual([
			'4 transcripts are ready',
		]);
	});
});

test('no name of a notification has what Windows splits at', () => {
	const { show } = plan(
		{
			due: [due(at(1))],
			transcripts: [at(2)],
			reminders: [{ call: at(3), open: true, dueAt: NOW }],
		},
		{ notifications: { ...notifications, transcripts: true } },
	);

	expect(show).toHaveLength(3);
	for (const { id } of show) expect(id).toMatch(/^[a-z0-9-]+$/);
});
