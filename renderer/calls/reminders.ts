import { REMINDER_TIMES, type ReminderTime } from '../../electron/contract/preferences.ts';

const AFTERNOON = 15;

/** What can be offered now: an afternoon that is over is none. */
export function reminderTimes(now: Date): readonly ReminderTime[] {
	return REMINDER_TIMES.filter((when) => when !== 'this-afternoon' || now.getHours() < AFTERNOON);
}

/** Whether a moment (ISO 8601) is on another day than now. */
export function isLaterDay(at: string, now: Date): boolean {
	return new Date(at).toDateString() !== now.toDateString();
}
