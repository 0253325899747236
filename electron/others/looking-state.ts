/** What a window with somebody else's calls knows about the app: nothing about the person's own. */
import { olderCalls } from '../app/app-status.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { AppState, ConnectionState } from '../contract/app-state.ts';
import type { Looking, OthersScope } from '../contract/others.ts';
import { lookingFailure } from '../history/may-look.ts';
import type { SetAside } from '../history/set-aside.ts';

export interface LookingStateParts {
	/** The app's own, for its language and version. */
	readonly app: AppState;
	readonly calls: Pick<CallStore, 'fact'>;
	readonly connection: ConnectionState;
	readonly looksAt: Looking;
	/** Records that could not be understood. */
	readonly notUnderstood: Pick<SetAside, 'count' | 'byField'>;
}

/** Nothing there is open, deleted, or to be decided: whatever is asked of the person is asked in their own window. */
export function lookingState(parts: LookingStateParts): AppState {
	const { app, calls, connection, looksAt, notUnderstood } = parts;
	const { whose } = looksAt;
	const nobody = { subject: null, name: null, extension: null, customer: null };
	return {
		...app,
		session: { kind: 'signed-in', account: { ...nobody, ...named(whose) }, warning: null },
		connection: inTheirWords(connection, whose),
		asOf: calls.fact('agreed-at'),
		olderCalls: olderCalls(calls.fact('first-fill'), null, 'everything', null),
		openCalls: 0,
		notUnderstood: notUnderstood.count,
		notUnderstoodBy: notUnderstood.byField,
		deletion: null,
		desktop: {
			...app.desktop,
			notifications: 'work',
			trayMissingUnseen: false,
			startAtLogin: 'unknown',
		},
		replaced: null,
		proxy: null,
		notice: null,
		settingsNotice: null,
		looksAt,
	};
}

function named(whose: OthersScope) {
	return whose.kind === 'extension' ? { extension: whose.extension } : { customer: whose.customer };
}

function inTheirWords(connection: ConnectionState, whose: OthersScope): ConnectionState {
	if (connection.kind !== 'offline' && connection.kind !== 'stopped') return connection;
	return { ...connection, failure: lookingFailure(connection.failure, whose) };
}
