/** The settings, joined to Electron and to the parts of this run. */
import { app, nativeTheme, session as sessions } from 'electron';
import type { AppStatus } from './app-status.ts';
import { findProvider } from '../auth/provider.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { ConnectedAccount } from './connect-account.ts';
import { connectSettings, type ConnectedSettings } from '../commands/settings-commands.ts';
import { success, type Outcome } from '../contract/outcome.ts';
import type { Desk } from '../desk/desk.ts';
import type { CallService } from '../history/call-service.ts';
import { keepRetention } from './keep-retention.ts';
import type { Deployment } from '../settings/deployment.ts';
import type { OpenedHistory } from './open-history.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';
import { readLicences } from '../shell/licences.ts';
import { openNetwork } from '../shell/network.ts';
import type { ProxySignIn } from '../shell/proxy-sign-in.ts';

export interface SettingsDeskParts extends Pick<
	ConnectedAccount,
	'session' | 'history' | 'service' | 'customerSaid' | 'deletion' | 'ownerOf' | 'proxy'
> {
	readonly deployment: Deployment;
	readonly settings: KeptSettings;
	readonly calls: CallStore;
	readonly file: Pick<OpenedHistory, 'forgetCalls' | 'forgetAsideBefore' | 'keepAsChosen'>;
	readonly desk: Desk;
	readonly status: AppStatus;
	readonly writeClipboard: (text: string) => Promise<void>;
	readonly clock: Clock;
}

// Longer than a slow hotel network takes, shorter than a person's patience.
const TEST_LIMIT_MS = 20_000;

/** Connects the settings, for as long as the app runs. */
export function settingsDesk(parts: SettingsDeskParts): ConnectedSettings {
	const { deployment, settings, calls, history, service, desk, status, clock } = parts;
	const { connection, managed } = deployment;
	const showTheme = (): void => {
		nativeTheme.themeSource = settings.get('theme') ?? 'system';
	};
	showTheme();
	const connected = connectSettings({
		...{ settings, connection, calls, desk, history, clock },
		managedFile: { path: managed.path, exists: managed.exists },
		folder: app.getPath('userData'),
		dialect: service.dialect,
		customer: parts.customerSaid,
		state: () => status.current,
		refresh: () => {
			showTheme();
			status.refresh();
			// The icon's colour is in no state.
			desk.show(status.current);
			desk.raiseNotices(history.state);
		},
		forget: () => forget(parts),
		test: {
			steps: {
				provider: () => reachProvider(deployment, clock, parts.proxy),
				token: () => parts.session.accessToken(),
				service: () => service.list({ limit: 1, offset: 0 }, AbortSignal.timeout(TEST_LIMIT_MS)),
				stream: () => openStreamOnce(service),
			},
		},
		proxy: () => sessions.defaultSession.resolveProxy(service.baseUrl),
		versions: versions(),
		licences: () => readLicences(app.getAppPath()),
		writeClipboard: parts.writeClipboard,
	});
	keepRetention({ settings, calls, history, file: parts.file, onKept: connected.announce, clock });
	return connected;
}

async function reachProvider(
	{ configuration }: Deployment,
	clock: Clock,
	proxy: Pick<ProxySignIn, 'pass' | 'passed'>,
): Promise<Outcome<null>> {
	if (!configuration.ok) return configuration;
	const fetch = openNetwork('sign-in', `NFONCallHistory/${app.getVersion()}`, proxy);
	const signal = AbortSignal.timeout(TEST_LIMIT_MS);
	const found = await findProvider(configuration.value, { fetch, clock, signal });
	return found.ok ? success(null) : found;
}

/** Until its first byte: the one that the history is kept by stays open beside it. */
async function openStreamOnce(service: Pick<CallService, 'openStream'>): Promise<Outcome<null>> {
	const opened = await service.openStream(null, AbortSignal.timeout(TEST_LIMIT_MS));
	if (!opened.ok) return opened;
	await opened.value.body?.cancel().catch(() => undefined);
	return success(null);
}

/** As at the first sign-in: what the service has now is fetched, and none of it told. */
async function forget(parts: SettingsDeskParts): Promise<Outcome<null>> {
	const { session, history, deletion, calls, file, ownerOf } = parts;
	history.stop();
	await deletion.undo();
	deletion.dismiss();
	const forgotten = await file.forgetCalls();
	const now = session.state();
	if (now.kind === 'signed-in') {
		const owner = ownerOf(now.account);
		history.start(() => calls.claim(owner));
	}
	return forgotten;
}

function versions(): readonly string[] {
	const { electron, chrome, node } = process.versions;
	const system = `${process.platform} ${process.arch} ${process.getSystemVersion()}`;
	return [`Electron ${electron}, Chromium ${chrome ?? '?'}, Node ${node}`, `System: ${system}`];
}
