/** Looks at somebody else's calls, at one at a time, for as long as their window is open. */
import type { AppStatus } from '../app/app-status.ts';
import type { Session } from '../auth/session.ts';
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { ConnectedAccount } from '../app/connect-account.ts';
import type { OthersScope } from '../contract/others.ts';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import { mayLookAt } from '../history/may-look.ts';
import type { RecordsScope } from '../history/records-scope.ts';
import { Looking, type LookingParts } from './looking.ts';
import type { OthersWindow } from '../shell/others-window.ts';

export interface OthersParts
	extends
		Pick<ConnectedAccount, 'service' | 'serviceFor' | 'customer'>,
		Pick<
			LookingParts,
			'callBack' | 'writeClipboard' | 'showSettings' | 'atOnce' | 'onTranscriptChoice'
		> {
	readonly session: Pick<Session, 'state' | 'onChange'>;
	/** The person's own. */
	readonly calls: { readonly kept: Pick<CallStore['kept'], 'has'> };
	readonly status: Pick<AppStatus, 'current' | 'onChange'>;
	readonly clock: Clock;
	readonly openWindow: (onClosed: () => void) => OthersWindow;
}

interface Shown {
	readonly whose: OthersScope;
	readonly window: OthersWindow;
	readonly looking: Looking;
}

const done = success(null);

export class Others {
	readonly #parts: OthersParts;
	/** Ids of web contents that show, or showed, somebody else's calls: they never get the person's own. */
	readonly #windows = new Map<number, Partial<CommandHandlers>>();
	#shown: Shown | null = null;
	#asking: AbortController | null = null;

	constructor(parts: OthersParts) {
		this.#parts = parts;
		parts.session.onChange(({ kind }) => {
			if (kind !== 'signed-in') this.close();
		});
	}

	/** What such a window is answered by, nothing when it is being closed; null for every other window. */
	handlersOf(webContentsId: number): Partial<CommandHandlers> | null {
		return this.#windows.get(webContentsId) ?? null;
	}

	/** Asks the service, and opens the window or says why not; a window that shows others is closed. */
	async look(whose: OthersScope): Promise<Outcome<null>> {
		const { session, service, serviceFor, calls } = this.#parts;
		const state = session.state();
		if (state.kind !== 'signed-in') return failed({ kind: 'signed-out' });
		if (this.#shown !== null && isSame(this.#shown.whose, whose)) {
			this.#shown.window.show();
			return done;
		}
		const { account } = state;
		const scope = this.#scopeOf(whose, account.customer);
		if (whose.kind === 'extension' && whose.extension === account.extension) {
			const none = { status: null, requestId: null };
			return failed({ kind: 'cannot-look', why: 'own-extension', whose, ...none });
		}
		this.#asking?.abort();
		const asking = new AbortController();
		this.#asking = asking;
		const theirs = serviceFor(scope);
		const isOwn = (uuid: string): boolean => calls.kept.has(uuid);
		const parts = { theirs, own: service, ownExtension: account.extension, isOwn };
		const may = await mayLookAt(whose, scope, parts, asking.signal);
		// Signed out meanwhile, or asked for others.
		if (asking.signal.aborted) return failed({ kind: 'signed-out' });
		if (may.ok) this.#open({ ...this.#parts, whose, scope, service: theirs, isOwn });
		return may;
	}

	/** Closes the window, and forgets what it showed. */
	close(): void {
		this.#asking?.abort();
		this.#shown?.window.close();
		this.#end();
	}

	#open(parts: Omit<LookingParts, 'window' | 'app'>): void {
		this.close();
		const window = this.#parts.openWindow(() => {
			if (this.#shown?.window === window) this.#end();
		});
		const looking = new Looking({ ...parts, window, app: this.#parts.status });
		this.#shown = { whose: parts.whose, window, looking };
		this.#windows.set(window.page.id, looking.handlers);
		looking.start();
	}

	#end(): void {
		const shown = this.#shown;
		if (shown === null) return;
		this.#shown = null;
		// A page that is about to go may still ask: of nobody.
		this.#windows.set(shown.window.page.id, {});
		shown.looking.stop();
	}

	/** An extension is one within a customer, where that is known. */
	#scopeOf(whose: OthersScope, ownCustomer: string | null): RecordsScope {
		if (whose.kind === 'customer') return { customer: whose.customer, extension: null };
		return { customer: ownCustomer ?? this.#parts.customer(), extension: whose.extension };
	}
}

function isSame(one: OthersScope, other: OthersScope): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
