/** The account and what keeps its history true: both speak to NFON, and to nobody else. */
import { app, net, shell } from 'electron';
import { AskedCustomer, type SaidCustomer, saidCustomer } from './asked-customer.ts';
import { ReplacedHistory } from '../commands/account-commands.ts';
import { createSession, type Session } from '../auth/session.ts';
import { unconfiguredSession } from '../auth/unconfigured-session.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { Account, Language } from '../contract/app-state.ts';
import type { Outcome } from '../contract/outcome.ts';
import { CallDeletion } from './deletion.ts';
import { onTranscriptChoice, wantsTranscripts } from './transcript-choice.ts';
import { type CallService, createCallService } from '../history/call-service.ts';
import type { RecordsScope } from '../history/records-scope.ts';
import { HistoryKeeper } from '../history/history-keeper.ts';
import { SetAside } from '../history/set-aside.ts';
import type { Keychain } from '../ground/keychain.ts';
import { type Configuration, DEFAULT_API_URL } from '../settings/configuration.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';
import { listenForCallback } from '../shell/callback-listener.ts';
import type { Log } from '../shell/log.ts';
import { openNetwork } from '../shell/network.ts';
import { linkOpener } from '../shell/open-link.ts';
import { programOnSystem } from '../shell/open-telephone.ts';
import { ProxySignIn } from '../shell/proxy-sign-in.ts';

export interface AccountParts {
	readonly configuration: Outcome<Configuration>;
	readonly keychain: Keychain;
	readonly calls: CallStore;
	readonly clock: Clock;
	/** Has the K-number the person named, if they had to, and whether transcripts are fetched. */
	readonly settings: KeptSettings;
	readonly language: () => Language;
	readonly log: Log;
}

export interface ConnectedAccount {
	readonly session: Session;
	readonly history: HistoryKeeper;
	readonly service: CallService;
	/** Asks for somebody else's records; whether this person may is for the service to say. */
	readonly serviceFor: (scope: RecordsScope) => CallService;
	/** The K-number in use; null: nobody says one. */
	readonly customer: () => string | null;
	/** Who says it, where the configuration does not; null: nobody. */
	readonly customerSaid: () => SaidCustomer | null;
	/** Takes the K-number that the person typed, null for none any more, and connects with it. */
	readonly keepCustomer: (customer: string | null) => void;
	readonly deletion: CallDeletion;
	/** Whose history an account's is: one text for one person at one provider. */
	readonly ownerOf: (account: Account) => string;
	readonly setAside: SetAside;
	readonly proxy: ProxySignIn;
	readonly replaced: ReplacedHistory;
}

/** Asks nobody anything yet: that begins with `session.start()` and `history.start()`. */
export function connectAccount(parts: AccountParts): ConnectedAccount {
	const { configuration, keychain, calls, clock, language, log } = parts;
	// NFON's support tells integrations apart by it; wanted on every request (nfon-api.md).
	const userAgent = `NFONCallHistory/${app.getVersion()}`;
	const setAside = new SetAside(calls, (field) => {
		log.warn(`A record could not be understood: ${field}`);
	});
	const proxy = new ProxySignIn(keychain);
	const replaced = new ReplacedHistory();
	const settings = configuration.ok ? configuration.value : null;
	const session = configuration.ok
		? createSession({
				...configuration.value,
				keychain,
				clock,
				fetch: openNetwork('sign-in', userAgent, proxy),
				listenForCallback: (state, signal) =>
					listenForCallback({ port: configuration.value.redirectPort, language, state }, signal),
				openLink: linkOpener(
					shell,
					configuration.value.issuer,
					programOnSystem(app, process.platform),
				),
				isOnline: () => net.isOnline() || isLoopback(configuration.value.issuer),
			})
		: unconfiguredSession(configuration.failure);
	const configured = (): string | null => settings?.customer ?? null;
	const asked = new AskedCustomer(parts.settings);
	const serviceOptions = {
		baseUrl: settings?.apiUrl ?? DEFAULT_API_URL,
		fetch: openNetwork('questions', userAgent, proxy),
		streamFetch: openNetwork('stream', userAgent, proxy),
		tokens: session,
		fetchesTranscripts: () => wantsTranscripts(parts.settings),
	};
	const service = createCallService({ ...serviceOptions, customer: configured, asked });
	const claimed = (): string | null => accountOf(session)?.customer ?? null;
	const customerSaid = (): SaidCustomer | null =>
		saidCustomer(claimed(), service.learnedCustomer(), asked.customer());
	const customer = (): string | null => claimed() ?? configured() ?? customerSaid()?.value ?? null;
	const serviceFor = (scope: RecordsScope): CallService =>
		createCallService({
			...serviceOptions,
			scope,
			customer: () => scope.customer ?? customer(),
		});
	const history = new HistoryKeeper({
		service,
		store: calls,
		clock,
		random: Math.random,
		onNotUnderstood: setAside.note,
		onArrived: setAside.arrived,
	});
	onTranscriptChoice(parts.settings, () => {
		history.noticeTranscriptChoice();
	});
	const ownerOf = ({ subject, customer, extension }: Account): string =>
		JSON.stringify([settings?.issuer, subject ?? [customer, extension]]);
	// Before anybody connects for this person.
	session.onChange(() => {
		const account = accountOf(session);
		if (account !== null) asked.belongTo(ownerOf(account));
	});
	const keepCustomer = (named: string | null): void => {
		asked.keep(named);
		const account = accountOf(session);
		// What is open may have been opened with another one. After a move of the calls it is opened anyway.
		if (account === null || calls.isMoving()) return;
		history.stop();
		history.start(() => replaced.note(calls.claim(ownerOf(account))));
	};
	const deletion = new CallDeletion({ store: calls, service, clock });
	const services = { service, serviceFor, customer, customerSaid, keepCustomer };
	return { session, history, ...services, deletion, ownerOf, setAside, proxy, replaced };
}

function accountOf(session: Session): Account | null {
	const state = session.state();
	return state.kind === 'signed-in' ? state.account : null;
}

/** What is on this computer needs no network. */
function isLoopback(url: string): boolean {
	return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
