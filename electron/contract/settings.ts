/** What a person chooses in the settings window, and what they are shown there besides. */
import type { Language } from './app-state.ts';
import type { CallBackSettings } from './call-back.ts';
import type { PartyLabel } from './call-view.ts';
import type { ConfigurationProblem, Failure } from './outcome.ts';
import type { Retention } from './retention.ts';
import type { NotificationChoices, NumberRule, QuietTime, TrayIconColour } from './preferences.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the window may set, each as a whole. What the person never chose is as it comes. */
export interface Choices {
	/** Null: the system's. */
	readonly language: Language | null;
	readonly theme: Theme;
	readonly trayIcon: TrayIconColour;
	readonly notifications: NotificationChoices;
	readonly quietHours: readonly QuietTime[];
	readonly callBack: CallBackSettings;
	/** Narrower than before takes calls away from this computer at once. */
	readonly retention: Retention;
	/** Off: transcripts and summaries come to this computer when their call is opened, and not before. */
	readonly fetchTranscripts: boolean;
}

export type ChoiceName = keyof Choices;

/** One choice and what it is to be. */
export type Change = {
	readonly [Name in ChoiceName]: { readonly name: Name; readonly value: Choices[Name] };
}[ChoiceName];

/** As many as a person can look after; a file may say more. */
export const MAX_QUIET_TIMES = 20;
export const MAX_TEMPLATE = 500;

/** Who sets a value: nobody, a variable, the administrator's file, the person, what the token or the records say. */
export type Origin = 'default' | 'environment' | 'managed' | 'person' | 'token' | 'records';

/** Settings of the connection, as they are called in the environment. */
export const CONNECTION_NAMES = [
	'NFON_API_URL',
	'NFON_ISSUER',
	'NFON_CLIENT_ID',
	'NFON_CUSTOMER',
	'NFON_REDIRECT_PORT',
] as const;
export type ConnectionName = (typeof CONNECTION_NAMES)[number];

export interface ConnectionSetting {
	readonly name: ConnectionName;
	/** Null: none is set, and none is needed. */
	readonly value: string | null;
	readonly origin: Origin;
	/** Why what is set cannot be used. */
	readonly problem: ConfigurationProblem | null;
}

/** A number with a rule of its own, and how its owner is called in the history. */
export interface NamedRule extends NumberRule {
	readonly party: PartyLabel;
}

/** In which the service speaks (nfon-api.md). */
export type Dialect = '2.0-early-access' | '2.0-early-access.2';

/** Everything the settings window shows that is not in the app's state. */
export interface SettingsView {
	readonly choices: Choices;
	/** What an administrator has set: shown, and not to be changed. */
	readonly locked: readonly ChoiceName[];
	readonly rules: readonly NamedRule[];
	/** The address that a call back to an example number opens; null: the template makes none. */
	readonly callBackExample: string | null;
	readonly connection: readonly ConnectionSetting[];
	/** The administrator's file, or where it would be. */
	readonly managedFile: { readonly path: string; readonly exists: boolean };
	/** Since when calls are heard of as they happen (ISO 8601); null: they are not. */
	readonly connectedSince: string | null;
	/** Null: no record has told it yet in this run. */
	readonly dialect: Dialect | null;
	/** Calls kept on this computer. */
	readonly calls: number;
	/** Where the profile is. */
	readonly folder: string;
}

/** The steps to a list of calls and to hearing of new ones, in their order. */
export const HOPS = ['provider', 'token', 'service', 'stream'] as const;
export type Hop = (typeof HOPS)[number];

export interface TestedHop {
	readonly hop: Hop;
	/** Null: it works. `not-tried`: one before it did not. */
	readonly outcome: Failure | 'not-tried' | null;
	readonly tookMs: number;
}

export interface ConnectionTest {
	readonly hops: readonly TestedHop[];
}

/** One library inside the app. */
export interface Licence {
	readonly name: string;
	readonly version: string;
	/** SPDX expression, as the library's own package says it; null where only the text does. */
	readonly licence: string | null;
	/** The text that has to be passed on; null where the package carries none. */
	readonly text: string | null;
}
