/** What the window's questions about the account, the keychain and the network's proxy do. */
import type { AppStatus } from '../app/app-status.ts';
import type { Session } from '../auth/session.ts';
import type { SignOutReport } from '../auth/sign-out.ts';
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { SessionState } from '../contract/app-state.ts';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { HistoryKeeper } from '../history/history-keeper.ts';
import type { OpenedHistory } from '../app/open-history.ts';
import { Secret } from '../ground/secret.ts';
import type { OpenKeychain } from '../shell/keychain.ts';
import type { ProxySignIn } from '../shell/proxy-sign-in.ts';

export interface AccountCommandParts {
	readonly session: Session;
	readonly history: Pick<HistoryKeeper, 'retryNow'>;
	readonly file: Pick<OpenedHistory, 'retry' | 'forget' | 'notice'>;
	readonly keychain: Pick<OpenKeychain, 'askAgain'>;
	readonly proxy: Pick<ProxySignIn, 'signIn'>;
	readonly replaced: Pick<ReplacedHistory, 'dismiss'>;
	readonly status: Pick<AppStatus, 'refresh'>;
	readonly writeClipboard: (text: string) => Promise<void>;
}

type AccountCommand = Extract<keyof CommandHandlers, `session.${string}` | `network.${string}`>;

const done = success(null);

export function accountCommands(parts: AccountCommandParts): Pick<CommandHandlers, AccountCommand> {
	const { session, history, file, keychain, proxy, replaced, status } = parts;
	return {
		'session.sign-in': () => session.signIn(),
		'session.cancel-sign-in': () => {
			session.cancelSignIn();
			return done;
		},
		'session.copy-sign-in-link': async () => {
			const link = session.signInLink();
			if (link === null) return failed({ kind: 'signed-out' });
			await parts.writeClipboard(link);
			return done;
		},
		'session.sign-out': async ({ keepCalls }) => {
			// The calls first: whoever wants them gone wants that whatever becomes of the network.
			const ended = session.signOut();
			const forgotten = keepCalls ? done : await file.forget();
			status.refresh();
			const report = await ended;
			return forgotten.ok ? whatIsLeft(report, session) : forgotten;
		},
		'session.retry-keychain': async () => {
			keychain.askAgain();
			await retryKeychain(session, file);
			status.refresh();
			const failure = keychainTrouble(session.state()) ?? file.notice();
			return failure?.kind === 'keychain-unavailable' ? failed(failure) : done;
		},
		'session.dismiss-replaced': () => {
			replaced.dismiss();
			status.refresh();
			return done;
		},
		'network.sign-in-to-proxy': async ({ name, password }) => {
			const passed = await proxy.signIn(name, new Secret(password));
			if (passed.ok) history.retryNow();
			return passed;
		},
	};
}

/** What the session wanted of the keychain and could not have. */
export function keychainTrouble(state: SessionState): Failure | null {
	const trouble =
		state.kind === 'signed-in' ? state.warning : state.kind === 'signed-out' ? state.reason : null;
	return trouble?.kind === 'keychain-unavailable' ? trouble : null;
}

/** Asks again for all that the keychain would not give or take. */
export async function retryKeychain(
	session: Pick<Session, 'state' | 'start'>,
	file: Pick<OpenedHistory, 'retry'>,
): Promise<void> {
	// The file first: who is signed in begins to fill it.
	await file.retry();
	if (keychainTrouble(session.state()) !== null) await session.start();
}

/** That somebody else's calls were forgotten when this person signed in: said until it was read. */
export class ReplacedHistory {
	#calls = 0;

	get failure(): Failure | null {
		return this.#calls === 0 ? null : { kind: 'history-replaced', calls: this.#calls };
	}

	/** Passes on what claiming the store for a person answered: how many calls of another one were forgotten. */
	note(claimed: Outcome<number>): Outcome<number> {
		if (claimed.ok && claimed.value > 0) this.#calls = claimed.value;
		return claimed;
	}

	dismiss(): void {
		this.#calls = 0;
	}
}

function whatIsLeft(
	{ forgotten, revoked, ended }: SignOutReport,
	{ host }: Session,
): Outcome<null> {
	if (!forgotten.ok) return failed({ kind: 'sign-out-incomplete', left: 'kept', host });
	if (!revoked.ok) return failed({ kind: 'sign-out-incomplete', left: 'token', host });
	if (!ended.ok) return failed({ kind: 'sign-out-incomplete', left: 'session', host });
	return done;
}
