import { expect, test } from 'vitest';
import { callAsText, transcriptAsText } from '../../renderer/text/call-as-text.ts';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { aCallRow, aParty, callDetailsOf } from '../fakes/a-call-row.ts';

const now = (): Date => new Date('2025-11-14T15:00:00.000Z');
const english = textsFor('en', 'en-GB', now);
const german = textsFor('de', 'de-DE', now);

test('a call is copied with everything that is known of it', () => {
	const details = callDetailsOf(aCallRow(), {
		summary: 'The contract is signed.',
		trunkCode: '07',
		customData: { Ticket: '4711' },
		transcript: [{ offsetMs: 65_000, speaker: 'callee', text: 'Good.' }],
	});

	const text = callAsText(details, english).replace(/\d\d:\d\d(:\d\d)?/g, '[time]');

	expect(text).toBe(
		[
			'Anna Berger (+49 89 4521 7730)',
			'Incoming call',
			'Wednesday 12 November, [time], 4 minutes 12 seconds',
			'',
			'Summary',
			'The contract is signed.',
			'',
			'Path of the call',
			'Anna Berger · Called at [time]',
			'Maria Schneider · Extension, answered',
			'',
			'Transcript',
			'1:05 Maria Schneider: Good.',
			'',
			'More',
			'Trunk: 07',
			'Ticket: 4711',
		].join('\n'),
	);
});

test('what is not known has no heading', () => {
	const details = callDetailsOf(aCallRow({ counterpart: aParty({ name: null }) }), { path: [] });

	expect(callAsText(details, german).split('\n').slice(0, 2)).toEqual([
		'+49 89 4521 7730',
		'Eingehender Anruf',
	]);
	expect(callAsText(details, german)).not.toMatch(/Transkript|Zusammenfassung|Weiteres/);
	expect(transcriptAsText(details, german)).toBe('');
});
