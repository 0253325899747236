/** "Later", as a person means it: pure, in local time. */
import type { DoNotDisturb, ReminderTime } from '../contract/preferences.ts';
import { localDay } from './quiet.ts';

/** What the tray offers. */
export const DISTURB_CHOICES = ['one-hour', 'until-tomorrow', 'until-switched-off'] as const;
export type DisturbChoice = (typeof DISTURB_CHOICES)[number];

const HOUR_MS = 60 * 60 * 1000;
const AFTERNOON = 15;
const MORNING = 9;
// Whoever is still up at one o'clock sleeps before tomorrow.
const NIGHT_IS_OVER = 5;

/** When a call comes back, in milliseconds since 1970. An afternoon that is over, or nearly, is in one hour. */
export function reminderAt(when: ReminderTime, nowMs: number): number {
	const inOneHour = nowMs + HOUR_MS;
	switch (when) {
		case 'in-one-hour':
			return inOneHour;
		case 'this-afternoon': {
			const afternoon = hourOf(localDay(nowMs, 0), AFTERNOON);
			return afternoon > nowMs ? afternoon : inOneHour;
		}
		case 'tomorrow-morning':
			return tomorrowMorning(nowMs);
	}
}

/** Until when nobody is disturbed. Tomorrow begins when people get to work, not at midnight. */
export function doNotDisturbFor(choice: DisturbChoice, nowMs: number): DoNotDisturb {
	switch (choice) {
		case 'one-hour':
			return new Date(nowMs + HOUR_MS).toISOString();
		case 'until-tomorrow':
			return new Date(tomorrowMorning(nowMs)).toISOString();
		case 'until-switched-off':
			return 'switched-off';
	}
}

function tomorrowMorning(nowMs: number): number {
	const isNight = new Date(nowMs).getHours() < NIGHT_IS_OVER;
	return hourOf(localDay(nowMs, isNight ? 0 : 1), MORNING);
}

function hourOf(day: Date, hour: number): number {
	return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour).getTime();
}
