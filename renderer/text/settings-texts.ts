import type { CALL_BACK_SCHEMES } from '../../electron/contract/call-back.ts';
import type { MissedKind } from '../../electron/contract/call-view.ts';
import type { NumberRule, PRIVACY_LEVELS } from '../../electron/contract/preferences.ts';
import type { ConnectionName, Hop, Origin, Theme } from '../../electron/contract/settings.ts';
import type { KeptTime, Retention } from '../../electron/contract/retention.ts';
import type { TrayIconColour } from '../../electron/contract/preferences.ts';

export const SECTIONS = [
	'general',
	'notifications',
	'callBack',
	'computer',
	'account',
	'connection',
	'about',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Every word of the settings window. */
export interface SettingsTexts {
	readonly title: string;
	/** In a menu. */
	readonly open: string;
	readonly sections: Readonly<Record<Section, string>>;
	readonly locked: string;
	readonly general: {
		readonly language: string;
		readonly systemLanguage: string;
		readonly theme: string;
		readonly themes: Readonly<Record<Theme, string>>;
		readonly trayIcon: string;
		readonly trayIconHint: string;
		readonly trayIcons: Readonly<Record<TrayIconColour, string>>;
		readonly startAtLogin: string;
		readonly startAtLoginHint: string;
		readonly startAtLoginUnknown: string;
		readonly shortcut: string;
		readonly shortcutHint: string;
		readonly shortcutNone: string;
		readonly shortcutRecord: string;
		readonly shortcutPress: string;
		readonly shortcutClear: string;
		readonly shortcutNeedsModifier: string;
		readonly shortcutTaken: string;
	};
	readonly notifications: {
		readonly kindsTitle: string;
		readonly kinds: Readonly<Record<MissedKind, string>>;
		readonly transcripts: string;
		readonly lookTitle: string;
		readonly sound: string;
		readonly keep: string;
		readonly privacy: string;
		readonly privacyHint: string;
		readonly privacyLevels: Readonly<Record<(typeof PRIVACY_LEVELS)[number], string>>;
		readonly whenTitle: string;
		readonly disturbNot: string;
		readonly disturbUntil: (moment: string) => string;
		readonly disturbAlways: string;
		readonly disturbOff: string;
		readonly disturbHint: string;
		readonly quietHours: string;
		readonly quietHint: string;
		readonly quietTime: (place: number) => string;
		readonly quietDays: string;
		readonly quietFrom: string;
		readonly quietTo: string;
		readonly quietNoDay: string;
		readonly quietNoTime: string;
		readonly quietOvernight: string;
		readonly quietAllDay: string;
		readonly quietAdd: string;
		readonly quietRemove: (place: number) => string;
		readonly rules: string;
		readonly rulesHint: string;
		readonly ruleOf: (who: string) => string;
		readonly ruleRemove: (who: string) => string;
		readonly rule: Readonly<Record<NumberRule['notify'], string>>;
		readonly serviceWorks: string;
	};
	readonly callBack: {
		readonly scheme: string;
		readonly schemes: Readonly<Record<(typeof CALL_BACK_SCHEMES)[number], string>>;
		readonly template: string;
		readonly templateHint: string;
		readonly templateWrong: string;
		readonly viaTrunk: string;
		readonly viaTrunkHint: string;
		readonly example: string;
	};
	readonly computer: {
		readonly kept: string;
		readonly calls: (calls: number) => string;
		readonly keptHint: string;
		/** Of calls that are in memory alone, and where they are. */
		readonly callsInMemory: (calls: number) => string;
		readonly inMemoryHint: string;
		readonly folder: string;
		readonly retention: string;
		readonly retentions: Readonly<Record<Retention, string>>;
		readonly retentionHint: string;
		readonly nothingHint: string;
		readonly fetchTranscripts: string;
		/** Where they are fetched, and where they are not. */
		readonly fetchTranscriptsHint: string;
		readonly fetchTranscriptsOffHint: string;
		readonly narrowTitle: (calls: number) => string;
		readonly narrowText: Readonly<Record<KeptTime, string>>;
		readonly nothingTitle: string;
		readonly nothingText: (calls: number) => string;
		readonly narrowYes: string;
		readonly forget: string;
		readonly forgetHint: string;
		readonly forgetTitle: string;
		readonly forgetText: string;
		readonly forgetYes: string;
		readonly forgotten: string;
	};
	readonly account: {
		readonly name: string;
		readonly extension: string;
		readonly customer: string;
		readonly unknown: string;
		readonly connectedSince: string;
		readonly notConnected: string;
		readonly service: string;
		/** `2.0-early-access.2` */
		readonly apiVersion: (version: string) => string;
		readonly synchronised: string;
		readonly never: string;
	};
	readonly connection: {
		readonly names: Readonly<Record<ConnectionName, string>>;
		readonly origins: Readonly<Record<Origin, string>>;
		readonly none: Readonly<Record<ConnectionName, string>>;
		readonly hint: string;
		/** The same, where the person has set the K-number. */
		readonly hintBesideCustomer: string;
		readonly changeCustomer: string;
		readonly removeCustomer: string;
		readonly managedFile: string;
		readonly managedFileAbsent: string;
		readonly test: string;
		readonly testing: string;
		readonly hops: Readonly<Record<Hop, string>>;
		readonly works: (tookMs: string) => string;
		readonly fails: string;
		readonly notTried: string;
		readonly proxy: string;
		readonly noProxy: string;
	};
	readonly about: {
		readonly what: string;
		readonly licence: string;
		readonly independent: string;
		readonly diagnostics: string;
		readonly diagnosticsHint: string;
		readonly copyDiagnostics: string;
		readonly copied: string;
		readonly licences: string;
		readonly licencesHint: string;
		readonly noText: string;
	};
}
