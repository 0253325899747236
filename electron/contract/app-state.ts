/** What the window knows about the app besides calls: one small whole value, pushed when it changes. */
import type { Looking } from './others.ts';
import type { Failure } from './outcome.ts';
import type { DoNotDisturb } from './preferences.ts';
import type { KeptTime } from './retention.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who is signed in, as far as the token tells. */
export interface Account {
	/** The provider's own name for the person [OpenID Connect Core §2, `sub`]: whose the history is. */
	readonly subject: string | null;
	readonly name: string | null;
	readonly extension: string | null;
	/** K-number. */
	readonly customer: string | null;
}

export type SessionState =
	/** Reading the keychain; lasts milliseconds, shows nothing. */
	| { readonly kind: 'unknown' }
	/** `reason`: why, when it was not the person's own wish. */
	| { readonly kind: 'signed-out'; readonly reason: Failure | null }
	/** The browser is open, waiting for the person. */
	| { readonly kind: 'signing-in' }
	/** `warning`: signed in for this run only, because the keychain would not keep it. */
	| { readonly kind: 'signed-in'; readonly account: Account; readonly warning: Failure | null };

export type ConnectionState =
	/** Nobody is signed in. */
	| { readonly kind: 'idle' }
	| { readonly kind: 'connecting' }
	/**
	 * The stream is open, the gap is being filled. `calls` is how many the store holds by now; `firstFill`: what comes is
	 * older than everything here, and no gap any more.
	 */
	| { readonly kind: 'catching-up'; readonly calls: number; readonly firstFill: boolean }
	| { readonly kind: 'up-to-date' }
	/** Will try again by itself at `retryAt` (ISO 8601). */
	| { readonly kind: 'offline'; readonly failure: Failure; readonly retryAt: string }
	/** Will not try again by itself: somebody has to do something first. */
	| { readonly kind: 'stopped'; readonly failure: Failure };

/** What becomes of calls that the person wants deleted. */
export type Deletion =
	/** Hidden; nothing is sent before `until` (ISO 8601). */
	| { readonly kind: 'waiting'; readonly calls: number; readonly until: string }
	| { readonly kind: 'deleting'; readonly calls: number; readonly done: number }
	/** `left` of the calls are still there, and shown again. */
	| {
			readonly kind: 'failed';
			readonly calls: number;
			readonly left: number;
			readonly failure: Failure;
	  };

/** Whether notifications can be shown: `no-service` is Linux without anybody who shows them, `refused` all else. */
export type NotificationService = 'work' | 'no-service' | 'refused';

/** Whether the system starts the app when the person logs in; `not-asked`: it does not, and nobody asked them yet. */
export type StartAtLogin = 'on' | 'off' | 'unknown' | 'not-asked';

/** What this desktop and the app are to each other. */
export interface DesktopState {
	readonly notifications: NotificationService;
	/** `none`: no tray; the app ends with its window. `unknown`: not found out yet. */
	readonly tray: 'shown' | 'none' | 'unknown';
	/** That there is no tray is still to be said to the person. */
	readonly trayMissingUnseen: boolean;
	readonly startAtLogin: StartAtLogin;
	/** Keys that show the history from anywhere; null: none. They do not work while another program has them. */
	readonly shortcut: { readonly keys: string; readonly works: boolean } | null;
	/** Null: nobody asked not to be disturbed, or that time is over. */
	readonly doNotDisturb: DoNotDisturb;
}

export interface AppState {
	readonly language: Language;
	/** BCP 47: how dates, times and numbers are written; a variety of `language`. */
	readonly locale: string;
	readonly version: string;
	readonly session: SessionState;
	readonly connection: ConnectionState;
	/** When the store last agreed with the service (ISO 8601); null before the first time. */
	readonly asOf: string | null;
	/** Whether calls older than those here are on the service, as far as the first fill knows; a time: kept no longer. */
	readonly olderCalls: 'here' | 'to-come' | 'not-wanted' | KeptTime;
	/** Missed calls that still need attention; derived from the store. */
	readonly openCalls: number;
	/** Records of the service that could not be understood, and so are missing here; derived from the store. */
	readonly notUnderstood: number;
	/** How many of them because of which field of the record, by its name; those of an earlier version are not told apart. */
	readonly notUnderstoodBy: Readonly<Record<string, number>>;
	/** Null: nothing is being deleted. */
	readonly deletion: Deletion | null;
	readonly desktop: DesktopState;
	/** The history of another person that was forgotten when this one signed in; null: none, or the person knows. */
	readonly replaced: Failure | null;
	/** The network's proxy wants a name and a password; null: it does not. */
	readonly proxy: Failure | null;
	/** Something about this computer the person should know: the cache was set aside, no keychain. */
	readonly notice: Failure | null;
	/** What is wrong with the person's settings, or an administrator's. */
	readonly settingsNotice: Failure | null;
	/** Whose calls this window shows; null: the person's own. */
	readonly looksAt: Looking | null;
}
