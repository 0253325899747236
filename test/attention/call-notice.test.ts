import { expect, test } from 'vitest';
import {
	digestWords,
	missedWords,
	reminderWords,
	transcriptWords,
} from '../../electron/attention/call-notice.ts';
import { DEFAULT_NOTIFICATIONS } from '../../electron/contract/preferences.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { aDiversion, aMissedCall, aParty } from '../fakes/a-call.ts';

const en = textsIn('en', 'en-GB');
const GROUP = aParty({ name: 'Sales', numberKind: 'extension', number: '300', service: 'group' });
const NAMELESS_GROUP = aParty({ ...GROUP, name: null });
const call = aMissedCall({ diversions: [aDiversion({ party: GROUP })] });
const nameless = aMissedCall({ caller: aParty({ name: null }) });
const withheld = aMissedCall({ caller: aParty({ name: null, number: null }) });

test.each([
	[
		'name-and-number',
		call,
		/^Missed call from Anna Berger$/,
		/^\+49 89 99998001 · via Group Sales · \d\d:\d\d$/,
	],
	['name-and-number', nameless, /^Missed call from \+49 89 99998001$/, /^\d\d:\d\d$/],
	['name-and-number', withheld, /^Missed call, number withheld$/, /^\d\d:\d\d$/],
	['name', call, /^Missed call from Anna Berger$/, /^via Group Sales · \d\d:\d\d$/],
	['name', nameless, /^Missed call$/, /^\d\d:\d\d$/],
	['name', withheld, /^Missed call, number withheld$/, /^\d\d:\d\d$/],
	[
		'name',
		aMissedCall({ diversions: [aDiversion({ party: NAMELESS_GROUP })] }),
		/Anna Berger$/,
		/^\d\d:\d\d$/,
	],
	['nothing', call, /^Missed call$/, /^\d\d:\d\d$/],
	['nothing', withheld, /^Missed call$/, /^\d\d:\d\d$/],
] as const)('with the privacy "%s"', (privacy, of, title, body) => {
	const words = missedWords(of, 1, { ...DEFAULT_NOTIFICATIONS, privacy }, en);

	expect(words.title).toMatch(title);
	expect(words.body).toMatch(body);
});

test('a second call says how often', () => {
	const words = missedWords(call, 3, DEFAULT_NOTIFICATIONS, en);

	expect(words.body).toMatch(/^Called 3 times · \+49 89 99998001 · via Group Sales · \d\d:\d\d$/);
});

test('in German it speaks German', () => {
	const de = textsIn('de', 'de-DE');
	const words = missedWords(call, 2, DEFAULT_NOTIFICATIONS, de);

	expect(words.title).toBe('Verpasster Anruf von Anna Berger');
	expect(words.body).toMatch(/^2-mal angerufen · .* · über Gruppe Sales · \d\d:\d\d$/);
});

test('sound and staying are said with every notification', () => {
	const choices = { ...DEFAULT_NOTIFICATIONS, sound: false, keep: true };
	const all = [
		missedWords(call, 1, choices, en),
		reminderWords(call, choices, en),
		transcriptWords(call, choices, en),
		digestWords(4, choices, en),
	];

	expect(all.map(({ silent, keep }) => ({ silent, keep }))).toEqual(
		all.map(() => ({ silent: true, keep: true })),
	);
	expect(missedWords(call, 1, DEFAULT_NOTIFICATIONS, en)).toMatchObject({
		silent: false,
		keep: false,
	});
});

test('nobody is offered to call a withheld number back', () => {
	expect(missedWords(call, 1, DEFAULT_NOTIFICATIONS, en).actions).toContain('call-back');
	expect(missedWords(withheld, 1, DEFAULT_NOTIFICATIONS, en).actions).toEqual(['mark-handled']);
});

test.each(['name', 'nothing'] as const)('"%s" tells no number anywhere', (privacy) => {
	const choices = { ...DEFAULT_NOTIFICATIONS, privacy };
	const said = [call, nameless].flatMap((each) => [
		missedWords(each, 2, choices, en),
		reminderWords(each, choices, en),
		transcriptWords(each, choices, en),
	]);

	expect(JSON.stringify(said)).not.toContain('9999');
	expect(JSON.stringify(said).includes('Anna')).toBe(privacy === 'name');
});
