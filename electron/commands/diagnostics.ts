/** What support needs to know, and may: versions, states, counts and request ids; no name, no number, no token. */
import type { AppState } from '../contract/app-state.ts';
import type { Failure } from '../contract/outcome.ts';
import type { SettingsView } from '../contract/settings.ts';

/** So many requests that were refused are remembered. */
const MOST_REQUESTS = 10;

/** The requests that the servers refused in this run, newest last. */
export class RefusedRequests {
	readonly #requests: string[] = [];
	#last: Failure | null = null;

	/** `failure`: why there is no connection now; null: there is one. */
	note(failure: Failure | null, atMs: number): void {
		const isNew = failure !== this.#last;
		this.#last = failure;
		if (failure?.kind !== 'refused' || !isNew) return;
		const { status, requestId, peer } = failure;
		const at = new Date(atMs).toISOString();
		this.#requests.push(`${at} ${peer} ${String(status)} ${requestId ?? 'no X-Request-Id'}`);
		if (this.#requests.length > MOST_REQUESTS) this.#requests.shift();
	}

	get lines(): readonly string[] {
		return this.#requests;
	}
}

export interface DiagnosticParts {
	readonly app: AppState;
	readonly settings: SettingsView;
	/** What it runs on: `Electron 45.4.1`. */
	readonly versions: readonly string[];
	readonly refused: readonly string[];
	readonly now: number;
}

/** English, whatever the app speaks: support reads it. */
export function diagnostics({ app, settings, versions, refused, now }: DiagnosticParts): string {
	const { session, connection, desktop } = app;
	const failure = 'failure' in connection ? ` (${failureLine(connection.failure)})` : '';
	const why =
		session.kind === 'signed-out' && session.reason ? ` (${failureLine(session.reason)})` : '';
	const origins = settings.connection.map(
		({ name, origin, problem }) =>
			`${name}: ${origin}${problem === null ? '' : ` ${problem.reason}`}`,
	);
	return [
		`NFON Call History ${app.version}, ${new Date(now).toISOString()}`,
		...versions,
		'',
		`Session: ${session.kind}${why}`,
		`Connection: ${connection.kind}${failure}`,
		`Connected since: ${settings.connectedSince ?? 'not connected'}`,
		`API: ${settings.dialect ?? 'not known yet'}`,
		`Last synchronised: ${app.asOf ?? 'never'}`,
		`Calls: ${String(settings.calls)}, open: ${String(app.openCalls)}, not understood: ${String(app.notUnderstood)}${byField(app)}`,
		`Older calls: ${app.olderCalls}, kept: ${settings.choices.retention}`,
		`Transcripts: ${settings.choices.fetchTranscripts ? 'fetched' : 'when opened'}`,
		`Notifications: ${desktop.notifications}, tray: ${desktop.tray}, start at login: ${desktop.startAtLogin}`,
		`Language: ${app.language} (${app.locale}), theme: ${settings.choices.theme}`,
		`Notices: ${[app.notice, app.settingsNotice].map((notice) => notice?.kind ?? 'none').join(', ')}`,
		`Rules: ${String(settings.rules.length)}, quiet hours: ${String(settings.choices.quietHours.length)}`,
		`Set by an administrator: ${settings.locked.join(', ') || 'nothing'}`,
		...origins,
		'',
		'Refused requests:',
		...(refused.length === 0 ? ['none'] : refused),
		'',
	].join('\n');
}

/** Kinds and codes only: a host or a value could say who somebody works for. */
function failureLine(failure: Failure): string {
	switch (failure.kind) {
		case 'unreachable':
			return `${failure.kind} ${failure.peer} ${failure.code}`;
		case 'refused':
			return `${failure.kind} ${failure.peer} ${String(failure.status)}`;
		case 'not-understood':
			return `${failure.kind} ${failure.peer} ${failure.found}`;
		case 'provider-error':
			return `${failure.kind} ${failure.error}`;
		default:
			return failure.kind;
	}
}

/** Names of fields, which the service's own description has; never what stood in them. */
function byField({ notUnderstoodBy }: AppState): string {
	const fields = Object.entries(notUnderstoodBy);
	if (fields.length === 0) return '';
	return ` (${fields.map(([field, records]) => `${field}: ${String(records)}`).join(', ')})`;
}
