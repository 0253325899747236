/**
 * What a person chose on this computer, and the form of each choice. Nothing secret, nothing of a call but the numbers
 * for which they made a rule.
 */
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../contract/app-state.ts';
import { CALL_BACK_SCHEMES, type CallBackSettings } from '../contract/call-back.ts';
import {
	DEFAULT_NOTIFICATIONS,
	DEFAULT_PREFERENCES,
	type DoNotDisturb,
	type NotificationChoices,
	type NumberRule,
	type Preferences,
	PRIVACY_LEVELS,
	type QuietTime,
	TRAY_ICON_COLOURS,
	type TrayIconColour,
} from '../contract/preferences.ts';
import { type Retention, RETENTIONS } from '../contract/retention.ts';
import { MAX_TEMPLATE, type Theme, THEMES } from '../contract/settings.ts';

/** Of a window, in pixels of the desktop. */
interface Bounds {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface Settings {
	/** Null: the system's. */
	readonly language: Language | null;
	readonly theme: Theme | null;
	/** K-number, where the person had to name it. */
	readonly customer: string | null;
	/** Whose it is, as a digest; null with a number: an earlier version did not note that. */
	readonly customerOwner: string | null;
	readonly historyWindow: Bounds | null;
	readonly settingsWindow: Bounds | null;
	readonly callBack: CallBackSettings | null;
	readonly notifications: NotificationChoices | null;
	readonly quietHours: readonly QuietTime[] | null;
	readonly doNotDisturbUntil: DoNotDisturb;
	readonly rules: readonly NumberRule[] | null;
	readonly trayIcon: TrayIconColour | null;
	/** How long calls are kept on this computer. */
	readonly retention: Retention | null;
	/** Whether transcripts are fetched before their call is opened. */
	readonly fetchTranscripts: boolean | null;
	/** Keys as Electron writes them, `CommandOrControl+Shift+H`; null: none. */
	readonly shortcut: string | null;
	/** Whether the person was asked about starting at login, or has chosen by themselves. */
	readonly startAtLoginAsked: boolean | null;
	/** Whether the person knows that this desktop has no tray. */
	readonly trayMissingSeen: boolean | null;
}

export interface SettingsFile {
	get<Name extends keyof Settings>(name: Name): Settings[Name];
	/** Answers false where the file cannot be written; the choice then holds until the app ends. */
	set<Name extends keyof Settings>(name: Name, value: Settings[Name]): boolean;
}

const pixels = v.pipe(v.number(), v.integer());
const bounds = v.object({ x: pixels, y: pixels, width: pixels, height: pixels });

const yesOrNo = (unless: boolean) => v.fallback(v.boolean(), unless);
const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));
const DEFAULTS = DEFAULT_NOTIFICATIONS;

// People and other versions write into this file too: what is not of its form counts as not chosen.
export const FORMS: {
	readonly [Name in keyof Settings]: v.GenericSchema<unknown, Settings[Name]>;
} = {
	language: v.nullable(v.picklist(LANGUAGES)),
	theme: v.nullable(v.picklist(THEMES)),
	customer: v.nullable(v.pipe(v.string(), v.regex(/^K\d+$/))),
	customerOwner: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
	historyWindow: v.nullable(bounds),
	settingsWindow: v.nullable(bounds),
	callBack: v.nullable(
		v.object({
			scheme: v.picklist(CALL_BACK_SCHEMES),
			template: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEMPLATE))),
			viaTrunk: v.boolean(),
		}),
	),
	// Each choice for itself: one that is not understood leaves the others standing.
	notifications: v.nullable(
		v.object({
			kinds: v.fallback(
				v.object({
					direct: yesOrNo(DEFAULTS.kinds.direct),
					group: yesOrNo(DEFAULTS.kinds.group),
					queue: yesOrNo(DEFAULTS.kinds.queue),
					forwarded: yesOrNo(DEFAULTS.kinds.forwarded),
				}),
				DEFAULTS.kinds,
			),
			transcripts: yesOrNo(DEFAULTS.transcripts),
			sound: yesOrNo(DEFAULTS.sound),
			keep: yesOrNo(DEFAULTS.keep),
			privacy: v.fallback(v.picklist(PRIVACY_LEVELS), DEFAULTS.privacy),
		}),
	),
	quietHours: v.nullable(
		v.array(v.object({ weekdays: v.array(weekday), from: timeOfDay, to: timeOfDay })),
	),
	doNotDisturbUntil: v.nullable(
		v.union([v.literal('switched-off'), v.pipe(v.string(), v.isoTimestamp())]),
	),
	rules: v.nullable(
		v.array(v.object({ counterpart: v.string(), notify: v.picklist(['always', 'never']) })),
	),
	trayIcon: v.nullable(v.picklist(TRAY_ICON_COLOURS)),
	retention: v.nullable(v.picklist(RETENTIONS)),
	fetchTranscripts: v.nullable(v.boolean()),
	shortcut: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
	startAtLoginAsked: v.nullable(v.boolean()),
	trayMissingSeen: v.nullable(v.boolean()),
};

/** What the person chose about being told of calls; what they did not choose is as it comes. */
export function readPreferences(settings: Pick<SettingsFile, 'get'>): Preferences {
	return {
		notifications: settings.get('notifications') ?? DEFAULT_PREFERENCES.notifications,
		quietHours: settings.get('quietHours') ?? DEFAULT_PREFERENCES.quietHours,
		doNotDisturb: settings.get('doNotDisturbUntil'),
		rules: settings.get('rules') ?? DEFAULT_PREFERENCES.rules,
	};
}
