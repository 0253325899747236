/** The app's state, put together from the parts that know. */
import { app } from 'electron';
import { olderCalls } from './app-status.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { ConnectedAccount } from './connect-account.ts';
import type { AppState, SessionState } from '../contract/app-state.ts';
import type { Desk } from '../desk/desk.ts';
import { chosenRetention } from './keep-retention.ts';
import type { OpenedHistory } from './open-history.ts';
import type { Deployment } from '../settings/deployment.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';
import type { Voice } from '../desk/voice.ts';

export interface StateParts extends Pick<
	ConnectedAccount,
	'session' | 'history' | 'customer' | 'setAside' | 'deletion' | 'replaced' | 'proxy'
> {
	readonly voice: Pick<Voice, 'language' | 'locale'>;
	readonly calls: Pick<CallStore, 'fact' | 'openCount' | 'kept'>;
	readonly desk: Pick<Desk, 'state'>;
	readonly file: Pick<OpenedHistory, 'notice'>;
	readonly settings: Pick<KeptSettings, 'notice' | 'get'>;
	readonly deployment: Pick<Deployment, 'notice'>;
}

export function stateReader(parts: StateParts): () => AppState {
	const { voice, session, history, calls, deployment, settings } = parts;
	return () => ({
		language: voice.language,
		locale: voice.locale,
		version: app.getVersion(),
		session: withCustomer(session.state(), parts.customer()),
		connection: history.state,
		asOf: calls.fact('agreed-at'),
		olderCalls: olderCalls(
			calls.fact('first-fill'),
			calls.fact('covered-down-to'),
			chosenRetention(settings),
			calls.kept.since(),
		),
		openCalls: calls.openCount(),
		notUnderstood: parts.setAside.count,
		notUnderstoodBy: parts.setAside.byField,
		deletion: parts.deletion.state,
		desktop: parts.desk.state,
		replaced: parts.replaced.failure,
		proxy: parts.proxy.failure,
		notice: parts.file.notice(),
		settingsNotice: settings.notice() ?? deployment.notice,
		looksAt: null,
	});
}

/** The K-number of an account is the one in use, whoever says it. */
function withCustomer(state: SessionState, customer: string | null): SessionState {
	return state.kind === 'signed-in' ? { ...state, account: { ...state.account, customer } } : state;
}
