/** The settings window's questions, put to the parts that know; and who hears of a change. */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import { exampleCallBackUrl } from '../calls/call-back-url.ts';
import { keptSince } from '../calls/kept-since.ts';
import { coalesce } from '../ground/coalesce.ts';
import { firstProxy, testConnection, type TestParts } from './connection-test.ts';
import type { AppState, ConnectionState } from '../contract/app-state.ts';
import { DEFAULT_NOTIFICATIONS, type NumberRule } from '../contract/preferences.ts';
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import type { Change, ConnectionSetting, Licence, SettingsView } from '../contract/settings.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { Desk } from '../desk/desk.ts';
import { diagnostics, RefusedRequests } from './diagnostics.ts';
import type { SaidCustomer } from '../app/asked-customer.ts';
import { chosenRetention } from '../app/keep-retention.ts';
import { wantsTranscripts } from '../app/transcript-choice.ts';
import { ruleParty } from './rule-party.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';

export interface SettingsParts {
	readonly settings: KeptSettings;
	readonly connection: readonly ConnectionSetting[];
	readonly managedFile: SettingsView['managedFile'];
	/** Of the profile. */
	readonly folder: string;
	readonly calls: Pick<CallStore, 'count' | 'notes' | 'lists'>;
	readonly desk: Pick<Desk, 'announceSettings' | 'announceCalls' | 'endDoNotDisturb'>;
	readonly history: {
		readonly state: ConnectionState;
		onChange(listener: () => void): unknown;
	};
	readonly dialect: () => SettingsView['dialect'];
	/** Who says the K-number, where the configuration does not; null: nobody. */
	readonly customer: () => SaidCustomer | null;
	readonly state: () => AppState;
	/** Whatever shows or tells anything looks at the settings again. */
	readonly refresh: () => void;
	readonly forget: () => Promise<Outcome<null>>;
	readonly test: Omit<TestParts, 'clock'>;
	/** What the system says of the way to the service: `PROXY proxy.example:3128;DIRECT`. */
	readonly proxy: () => Promise<string>;
	readonly versions: readonly string[];
	readonly licences: () => Promise<readonly Licence[]>;
	readonly writeClipboard: (text: string) => Promise<void>;
	readonly clock: Clock;
}

export interface ConnectedSettings {
	readonly handlers: Pick<
		CommandHandlers,
		| 'settings.read'
		| 'settings.change'
		| 'rules.set'
		| 'do-not-disturb.end'
		| 'history.not-kept'
		| 'history.forget'
		| 'connection.test'
		| 'connection.proxy'
		| 'diagnostics.copy'
		| 'licences.read'
	>;
	/** Windows show the settings, and what is kept, as they are now. */
	readonly announce: () => void;
	/** The person's own rule for a counterpart key. */
	readonly rule: (counterpart: string | null) => NumberRule['notify'] | null;
}

const done = success(null);
// A person who holds a key down changes things faster than anybody has to see.
const SEEN_EVERY_MS = 50;

export function connectSettings(parts: SettingsParts): ConnectedSettings {
	const { settings, calls, desk, history, clock } = parts;
	const refused = new RefusedRequests();
	let connectedSince: string | null = null;
	let dialect = parts.dialect();
	const view = (): SettingsView => settingsView(parts, connectedSince);
	settings.onChange(
		coalesce(
			clock,
			() => SEEN_EVERY_MS,
			() => {
				parts.refresh();
				desk.announceSettings(view());
			},
		),
	);
	history.onChange(() => {
		const { state } = history;
		refused.note(failureOf(state), clock.now());
		const isConnected = state.kind === 'up-to-date' || state.kind === 'catching-up';
		if (isConnected === (connectedSince !== null) && dialect === parts.dialect()) return;
		dialect = parts.dialect();
		if (!isConnected) connectedSince = null;
		else connectedSince ??= new Date(clock.now()).toISOString();
		desk.announceSettings(view());
	});
	const rules = (): readonly NumberRule[] => settings.get('rules') ?? [];
	return {
		announce: () => {
			parts.refresh();
			desk.announceSettings(view());
		},
		rule: (counterpart) => rules().find((rule) => rule.counterpart === counterpart)?.notify ?? null,
		handlers: {
			'settings.read': () => success(view()),
			'settings.change': (change) => changeSetting(settings, change),
			'rules.set': ({ counterpart, notify }) => {
				const others = rules().filter((rule) => rule.counterpart !== counterpart);
				settings.set('rules', notify === null ? others : [...others, { counterpart, notify }]);
				// The details of a call say which rule there is.
				desk.announceCalls();
				return done;
			},
			'do-not-disturb.end': () => {
				desk.endDoNotDisturb();
				return done;
			},
			'history.not-kept': async ({ retention }) => {
				const since = keptSince(retention, clock.now());
				if (retention === 'nothing') return success({ calls: calls.count() });
				return success({ calls: since === null ? 0 : await calls.lists.countBefore(since) });
			},
			'history.forget': async () => {
				const forgotten = await parts.forget();
				desk.announceSettings(view());
				return forgotten;
			},
			'connection.test': () => testConnection({ ...parts.test, clock }),
			'connection.proxy': async () => success(firstProxy(await parts.proxy())),
			'diagnostics.copy': async () => {
				const app = parts.state();
				const about = { app, settings: view(), versions: parts.versions, now: clock.now() };
				await parts.writeClipboard(diagnostics({ ...about, refused: refused.lines }));
				return done;
			},
			'licences.read': async () => success(await parts.licences()),
		},
	};
}

/** That a choice cannot be kept is said in the state; it holds all the same. */
function changeSetting(settings: KeptSettings, change: Change): Outcome<null> {
	if (settings.locked.includes(change.name)) return failed({ kind: 'setting-locked' });
	if (change.name === 'callBack') {
		const example = exampleCallBackUrl(change.value);
		if (!example.ok) return example;
	}
	settings.set(change.name, change.value);
	return done;
}

function settingsView(parts: SettingsParts, connectedSince: string | null): SettingsView {
	const { settings, calls, connection, managedFile, folder } = parts;
	const callBack = settings.get('callBack') ?? { scheme: 'tel', template: null, viaTrunk: false };
	const example = exampleCallBackUrl(callBack);
	const rules = settings.get('rules') ?? [];
	return {
		choices: {
			language: settings.get('language'),
			theme: settings.get('theme') ?? 'system',
			trayIcon: settings.get('trayIcon') ?? 'automatic',
			notifications: settings.get('notifications') ?? DEFAULT_NOTIFICATIONS,
			quietHours: settings.get('quietHours') ?? [],
			callBack,
			retention: chosenRetention(settings),
			fetchTranscripts: wantsTranscripts(settings),
		},
		locked: settings.locked,
		rules: rules.map((rule) => ({
			...rule,
			party: ruleParty(rule.counterpart, calls.notes.newestWith(rule.counterpart)),
		})),
		callBackExample: example.ok ? example.value : null,
		connection: connection.map((setting) =>
			setting.name === 'NFON_CUSTOMER' && setting.value === null
				? { ...setting, ...parts.customer() }
				: setting,
		),
		...{ managedFile, connectedSince, folder },
		dialect: parts.dialect(),
		calls: calls.count(),
	};
}

function failureOf(state: ConnectionState): Failure | null {
	return 'failure' in state ? state.failure : null;
}
