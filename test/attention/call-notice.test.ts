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
const NOW = Date.parse(call.startedAt);
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
	const words = missedWords(of, 1, { ...DEFAULT_NOTIFICATIONS, privacy }, en, NOW);

	expect(words.title).toMatch(title);
	expect(words.body).toMatch(body);
});

test('a second call says how often', () => {
	const words = missedWords(call, 3, DEFAULT_NOTIFICATIONS, en, NOW);

	expect(words.body).toMatch(/^Called 3 times · \+49 89 99998001 · via Group Sales · \d\d:\d\d$/);
});

test('in German it speaks German', () => {
	const de = textsIn('de', 'de-DE');
	const words = missedWords(call, 2, DEFAULT_NOTIFICATIONS, de, NOW);

	expect(words.title).toBe('Verpasster Anruf von Anna Berger');
	expect(words.body).toMatch(/^2-mal angerufen · .* · über Gruppe Sales · \d\d:\d\d$/);
});

test('sound and staying are said with every notification', () => {
	const choices = { ...DEFAULT_NOTIFICATIONS, sound: false, keep: true };
	const all = [
		missedWords(call, 1, choices, en, NOW),
		reminderWords(call, choices, en, NOW),
		transcriptWords(call, choices, en, NOW),
		digestWords(4, choices, en),
	];

	expect(all.map(({ silent, keep }) => ({ silent, keep }))).toEqual(
		all.map(() => ({ silent: true, keep: true })),
	);
	expect(missedWords(call, 1, DEFAULT_NOTIFICATIONS, en, NOW)).toMatchObject({
		silent: false,
		keep: false,
	});
});

test('nobody is offered to call a withheld number back', () => {
	expect(missedWords(call, 1, DEFAULT_NOTIFICATIONS, en, NOW).actions).toContain('call-back');
	expect(missedWords(withheld, 1, DEFAULT_NOTIFICATIONS, en, NOW).actions).toEqual([
		'mark-handled',
	]);
});

test.each(['name', 'nothing'] as const)('"%s" tells no number anywhere', (privacy) => {
	const choices = { ...DEFAULT_NOTIFICATIONS, privacy };
	const said = [call, nameless].flatMap((each) => [
		missedWords(each, 2, choices, en, NOW),
		reminderWords(each, choices, en, NOW),
		transcriptWords(each, choices, en, NOW),
	]);

	expect(JSON.stringify(said)).not.toContain('9999');
	expect(JSON.stringify(said).includes('Anna')).toBe(privacy === 'name');
});

const DAY = 24 * 60 * 60_000;
test.each([
	['en', 'en-GB', 0, /^Missed call · .* · \d\d:\d\d$/],
	['en', 'en-GB', 2, /^Missed call · .* · Mon \d\d:\d\d$/],
	['en', 'en-GB', 20, /^Missed call · .* · 2 Mar \d\d:\d\d$/],
	['en', 'en-GB', 365, /^Missed call · .* · 2 Mar 2026 \d\d:\d\d$/],
	['de', 'de-DE', 0, /^Verpasster Anruf · .* · \d\d:\d\d$/],
	['de', 'de-DE', 2, /^Verpasster Anruf · .* · Mo \d\d:\d\d$/],
	['de', 'de-DE', 20, /^Verpasster Anruf · .* · 2\. März \d\d:\d\d$/],
	['de', 'de-DE', 365, /^Verpasster Anruf · .* · 02\.03\.2026 \d\d:\d\d$/],
] as const)('in %s (%s), %i days later a reminder says of when it is', (...of) => {
	const [language, locale, days, body] = of;

	const words = reminderWords(
		aMissedCall({ startedAt: noonOf(2) }),
		DEFAULT_NOTIFICATIONS,
		textsIn(language, locale),
		Date.parse(noonOf(2)) + days * DAY,
	);

	expect(words.body).toMatch(body);
});

test('yesterday is another day, and six days have a name', () => {
	const body = (now: Date) =>
		missedWords(aMissedCall({ startedAt: noonOf(2) }), 1, DEFAULT_NOTIFICATIONS, en, now.getTime())
			.body;

	expect(body(new Date(2026, 2, 2, 23, 59))).not.toContain('Mon');
	expect(body(new Date(2026, 2, 3, 0, 1))).toContain('Mon 12:00');
	expect(body(new Date(2026, 2, 8, 23, 59))).toContain('Mon 12:00');
	expect(body(new Date(2026, 2, 9, 0, 1))).toContain('2 Mar 12:00');
});

/** By this computer's clock, wherever it is. */
function noonOf(dayOfMarch: number): string {
	return new Date(2026, 2, dayOfMarch, 12).toISOString();
}
