/** Looking at others against a real simulator, with a real store of one's own, and windows that only remember. */
import { Others } from '../../electron/others/others.ts';
import { ASK_CHANNEL, serveCommands } from '../../electron/bridge/serve-commands.ts';
import { AppStatus } from '../../electron/app/app-status.ts';
import type { SessionState } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { EVERY_CALL, type CallRange } from '../../electron/contract/call-view.ts';
import type { CommandName, Request } from '../../electron/contract/commands.ts';
import { success, type Outcome } from '../../electron/contract/outcome.ts';
import { systemClock } from '../../electron/ground/clock.ts';
import { createCallService } from '../../electron/history/call-service.ts';
import type { OthersWindow } from '../../electron/shell/others-window.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import { FakeIpcMain, fromPage } from '../fakes/fake-ipc-main.ts';
import {
	fetchWithUserAgent,
	keeperUnderTest,
	tokensFrom,
	type UnderTest,
} from '../history/service-under-test.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';

/** A window that keeps what it was told. */
export class FakeOthersWindow implements OthersWindow {
	readonly pushes: { readonly name: string; readonly push: unknown }[] = [];
	shown = 0;
	isClosed = false;
	readonly page: OthersWindow['page'];
	readonly #onClosed: () => void;

	constructor(id: number, onClosed: () => void) {
		this.#onClosed = onClosed;
		this.page = {
			id,
			isDestroyed: () => this.isClosed,
			send: (name: string, push: unknown) => this.pushes.push({ name, push }),
		};
	}

	show(): void {
		this.shown += 1;
	}

	close(): void {
		if (this.isClosed) return;
		this.isClosed = true;
		this.#onClosed();
	}
}

export interface OthersUnderTest {
	readonly own: UnderTest;
	readonly others: Others;
	readonly windows: readonly FakeOthersWindow[];
	/** What the system's telephone was opened with. */
	readonly rung: readonly string[];
	/** Asks as the page of a window would; left out: one of the person's own. */
	ask: (window?: OthersWindow) => Bridge['ask'];
	calls(window?: OthersWindow): Promise<CallRange>;
	become(state: SessionState): void;
	/** Whether transcripts are fetched from now on. */
	fetchTranscripts(wanted: boolean): void;
	stop(): Promise<void>;
}

const OWN_WINDOW = 1;

/** Anna's own history is up to date; nobody looks at others yet. */
export async function othersUnderTest(
	options: Partial<SimulatorOptions> = {},
): Promise<OthersUnderTest> {
	const own = await keeperUnderTest({
		...{ calls: 60, days: 10, callsOfOthers: 12, othersAccess: 'allowed' },
		...options,
	});
	own.keeper.start();
	await own.reaches('up-to-date');
	const tokens = await tokensFrom(own.simulator);
	const account = { subject: 's', name: 'Anna Berger', extension: '1001', customer: 'K9999' };
	let state: SessionState = { kind: 'signed-in', account, warning: null };
	let tell: (now: SessionState) => void = () => undefined;
	const windows: FakeOthersWindow[] = [];
	const rung: string[] = [];
	let fetchesTranscripts = true;
	const choosing = new Set<() => void>();
	const others = new Others({
		session: {
			state: () => state,
			onChange: (listener) => {
				tell = listener;
				return () => undefined;
			},
		},
		...{ calls: own.store, service: own.service, clock: systemClock, customer: () => null },
		serviceFor: (scope) =>
			createCallService({
				baseUrl: own.simulator.apiBaseUrl,
				...{ scope, tokens, fetch: fetchWithUserAgent, streamFetch: fetchWithUserAgent },
				customer: () => scope.customer,
				fetchesTranscripts: () => fetchesTranscripts,
			}),
		status: new AppStatus(() => anAppState({ openCalls: own.store.openCount() })),
		openWindow: (onClosed) => {
			const window = new FakeOthersWindow(100 + windows.length, onClosed);
			windows.push(window);
			return window;
		},
		callBack: {
			settings: () => null,
			openTelephone: (link) => {
				rung.push(link);
				return Promise.resolve(success(null));
			},
		},
		writeClipboard: () => Promise.resolve(),
		showSettings: () => undefined,
		atOnce: 300,
		onTranscriptChoice: (changed) => {
			choosing.add(changed);
			return () => choosing.delete(changed);
		},
	});
	const ipcMain = new FakeIpcMain();
	const ownAnswers = new Proxy({}, { get: (_none, name) => () => success(`own ${String(name)}`) });
	serveCommands(
		ipcMain,
		({ webContentsId }) => others.handlersOf(webContentsId) ?? ownAnswers,
		() => true,
		() => undefined,
	);
	const ask =
		(window?: OthersWindow): Bridge['ask'] =>
		async <Name extends CommandName>(name: Name, request: Request<Name>) =>
			(await ipcMain.invoke(
				ASK_CHANNEL,
				fromPage('app://call-history/', { id: window?.page.id ?? OWN_WINDOW }),
				name,
				request,
			)) as Outcome<never>;
	return {
		...{ own, others, windows, rung, ask },
		calls: async (window) => {
			const part = { query: EVERY_CALL, unfolded: [], kept: null, offset: 0, limit: 200 };
			const answer = await ask(window)('calls.range', part);
			if (!answer.ok) throw new Error(answer.failure.kind);
			return answer.value;
		},
		become: (next) => {
			state = next;
			tell(next);
		},
		fetchTranscripts: (wanted) => {
			fetchesTranscripts = wanted;
			for (const changed of choosing) changed();
		},
		stop: async () => {
			others.close();
			await own.stop();
		},
	};
}
