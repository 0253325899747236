/** What a person may choose about being told of calls, and what holds until they do. */
import type { MissedKind } from './call-view.ts';

/** How much of a call stands in its notification, for whoever looks over the shoulder. */
export const PRIVACY_LEVELS = ['name-and-number', 'name', 'nothing'] as const;

export interface NotificationChoices {
	/** Which kinds of missed call are told. */
	readonly kinds: Readonly<Record<MissedKind, boolean>>;
	/** Whether a transcript that has become ready is told. */
	readonly transcripts: boolean;
	/** False: silent, whatever the system would play. */
	readonly sound: boolean;
	/** On the screen until somebody takes it away, where the system can do that. */
	readonly keep: boolean;
	readonly privacy: (typeof PRIVACY_LEVELS)[number];
}

/** A time of some days in which nothing is shown, by this computer's clock; across midnight when `to` is not later. */
export interface QuietTime {
	/** The days on which it begins. ISO 8601: 1 is Monday, 7 is Sunday. */
	readonly weekdays: readonly number[];
	/** `HH:MM`. */
	readonly from: string;
	readonly to: string;
}

/** `always` is told in quiet hours and whatever kinds are switched off; only do not disturb keeps it back. */
export interface NumberRule {
	/** A call's `counterpartKey`. */
	readonly counterpart: string;
	readonly notify: 'always' | 'never';
}

/** Until when nobody is to be disturbed: ISO 8601, or `switched-off`: until it is. Null: now is fine. */
export type DoNotDisturb = string | null;

export interface Preferences {
	readonly notifications: NotificationChoices;
	readonly quietHours: readonly QuietTime[];
	readonly doNotDisturb: DoNotDisturb;
	readonly rules: readonly NumberRule[];
}

/** On what the tray icon stands, when the person knows better than the app. */
export const TRAY_ICON_COLOURS = ['automatic', 'light', 'dark'] as const;
export type TrayIconColour = (typeof TRAY_ICON_COLOURS)[number];

export const DEFAULT_NOTIFICATIONS: NotificationChoices = {
	kinds: { direct: true, group: true, queue: true, forwarded: true },
	transcripts: false,
	sound: true,
	keep: false,
	privacy: 'name-and-number',
};

export const DEFAULT_PREFERENCES: Preferences = {
	notifications: DEFAULT_NOTIFICATIONS,
	quietHours: [],
	doNotDisturb: null,
	rules: [],
};

/** When a call is to come back. */
export const REMINDER_TIMES = ['in-one-hour', 'this-afternoon', 'tomorrow-morning'] as const;
export type ReminderTime = (typeof REMINDER_TIMES)[number];
