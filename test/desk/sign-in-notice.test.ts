import { expect, test } from 'vitest';
import { hushAt } from '../../electron/attention/quiet.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../electron/contract/preferences.ts';
import { SignInNotice } from '../../electron/desk/sign-in-notice.ts';
import { textsIn } from '../../electron/text/texts-in.ts';

const NOON = new Date(2026, 2, 2, 12).getTime();
const EVENING = new Date(2026, 2, 2, 20).getTime();
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

function aNotice(wishes: Partial<Preferences> = {}) {
	const preferences = { ...DEFAULT_PREFERENCES, ...wishes };
	const said: string[] = [];
	const notice = new SignInNotice({
		show: ({ title, silent }) => {
			said.push(silent ? `${title}, silently` : title);
			return true;
		},
		close: () => said.push('taken back'),
	});
	const raise = (nowMs: number): void => {
		const hush = hushAt(preferences, nowMs);
		notice.raise(hush, textsIn('en', 'en-GB'), preferences.notifications);
	};
	return { notice, said, raise };
}

test('it is said once, however often one looks', () => {
	const { notice, said, raise } = aNotice();

	raise(NOON);
	notice.owe();
	raise(NOON);
	raise(NOON);

	expect(said).toEqual(['Your sign-in has expired']);
});

test.each([
	['do not disturb', { doNotDisturb: new Date(NOON + 1).toISOString() }],
	['quiet hours', { quietHours: [{ weekdays: EVERY_DAY, from: '11:00', to: '18:00' }] }],
] as const)('%s holds it until it is over', (_what, wishes) => {
	const { notice, said, raise } = aNotice(wishes);

	notice.owe();
	raise(NOON);
	expect(said).toEqual([]);
	raise(EVENING);
	raise(EVENING);

	expect(said).toEqual(['Your sign-in has expired']);
});

test('whoever signs in before that is not told', () => {
	const { notice, said, raise } = aNotice({ doNotDisturb: new Date(NOON + 1).toISOString() });

	notice.owe();
	raise(NOON);
	notice.takeBack();
	raise(EVENING);

	expect(said).toEqual(['taken back']);
});

test('it makes a sound where notifications do', () => {
	const notifications = { ...DEFAULT_PREFERENCES.notifications, sound: false };
	const { notice, said, raise } = aNotice({ notifications });

	notice.owe();
	raise(NOON);

	expect(said).toEqual(['Your sign-in has expired, silently']);
});
