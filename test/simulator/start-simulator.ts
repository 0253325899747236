import type { ControlRoom } from './control/control-room.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { LoopbackServer } from './http/loopback-server.ts';
import { RequestLog } from './http/request-log.ts';
import { API_BASES, REALM } from './http/routes.ts';
import { serveRequest, type House } from './http/serve-request.ts';
import { AccessTokenChecker } from './identity/access-token.ts';
import { GrantStore } from './identity/grant-store.ts';
import { CLIENT_ID, createProvider } from './identity/provider.ts';
import { generateHistory, generateOthersHistory } from './records/generate-history.ts';
import { castFor } from './records/people.ts';
import { CallService } from './service/call-service.ts';
import { CallStore } from './service/call-store.ts';
import { OpenStreams } from './service/open-streams.ts';
import { RecordsApi } from './service/records-api.ts';
import {
	DEFAULT_OPTIONS,
	settingsOf,
	type SimulatorOptions,
	type SimulatorSettings,
} from './simulator-options.ts';
import { freshState, readState, writeState } from './state-file.ts';

/** A running service and its provider, and everything that can be done to them. */
export interface Simulator extends ControlRoom {
	/** Where it listens on this computer. */
	readonly port: number;
	readonly apiBaseUrl: string;
	/** The same API where it used to be. */
	readonly olderApiBaseUrl: string;
	readonly issuer: string;
	readonly clientId: string;
	readonly controlUrl: string;
	/** Writes the state file, ends every connection, frees the port. */
	stop(): Promise<void>;
}

export async function startSimulator(wanted: Partial<SimulatorOptions> = {}): Promise<Simulator> {
	const options: SimulatorOptions = { ...DEFAULT_OPTIONS, ...wanted };
	let settings: SimulatorSettings = settingsOf(options);
	const stored = options.stateFile === null ? null : readState(options.stateFile);
	const state = stored ?? (await freshState(options.signingKey));

	let house: House | null = null;
	const server = new LoopbackServer(options.port || state.port, async (request, response) => {
		if (house === null) response.destroy();
		else await serveRequest(house, request, response);
	});
	await server.open();
	const loopback = `http://127.0.0.1:${String(server.port)}`;
	const origin = options.publicOrigin ?? loopback;
	const issuer = origin + REALM;

	const cast = castFor(options.seed);
	const store = new CallStore(generateHistory({ ...options, nowMs: options.now(), cast }));
	store.restore(state.calls);
	const others = new CallStore(
		generateOthersHistory({
			...options,
			...{ calls: options.callsOfOthers, nowMs: options.now(), cast },
		}),
	);
	const grants = new GrantStore(() => {
		saving.ask();
	});
	grants.restore(state.grants);
	const saving = saveSoon(() => {
		if (options.stateFile === null) return;
		const now = { port: server.port, grants: grants.stored(), calls: store.changes() };
		writeState(options.stateFile, { ...state, ...now });
	});

	const streams = new OpenStreams();
	const dialect = () => settings.dialect;
	const onChange = () => {
		saving.ask();
	};
	const { seed, now } = options;
	const service = new CallService({ store, others, streams, cast, seed, dialect, now, onChange });
	const tokens = new AccessTokenChecker(state.key, issuer);
	const provider = createProvider({
		...{ issuer, api: origin + API_BASES[0], key: state.key, cookieKey: state.cookieKey, grants },
		accessTokenSeconds: () => settings.accessTokenSeconds,
		refreshTokenSeconds: () => settings.refreshTokenSeconds,
		hasCustomerClaim: () => settings.customerClaim,
	});
	provider.on('access_token.issued', ({ jti }) => {
		tokens.noteIssued(jti);
	});
	const api = new RecordsApi({
		...{ store, others, streams, dialect, onChange },
		othersAccess: () => settings.othersAccess,
		wrongCustomer: () => settings.wrongCustomer,
		unit: () => settings.unit,
		replay: () => settings.replay,
		firstEventId: () => settings.firstEventId,
	});
	const heartbeat = beat(streams, () => settings.heartbeatSeconds);

	const simulator: Simulator = {
		...{
			service,
			issuer,
			clientId: CLIENT_ID,
			controlUrl: `${loopback}/control`,
			port: server.port,
		},
		apiBaseUrl: origin + API_BASES[0],
		olderApiBaseUrl: origin + API_BASES[1],
		faults: new FaultPlan(),
		requests: new RequestLog(),
		settings: () => settings,
		changeSettings: (change) => {
			settings = { ...settings, ...change };
		},
		expireTokens: () => {
			tokens.expireAll(now());
		},
		revokeRefreshTokens: () => {
			grants.revokeEverything();
		},
		refuseConnections: () => server.close(),
		acceptConnections: () => server.open(),
		restart: async (firstEventId = 1) => {
			await server.close();
			settings = { ...settings, firstEventId };
			await server.open();
		},
		stop: async () => {
			clearInterval(heartbeat);
			await server.retire();
			saving.now();
		},
	};
	const { faults, requests } = simulator;
	const shared = { api, provider, grants, tokens, faults, requests, control: simulator, now };
	house = { ...shared, settings: () => settings, origin: () => origin };
	saving.ask();
	return simulator;
}

/** Many changes in one turn are one write; a process that is killed has lost that turn at most. */
function saveSoon(save: () => void): { readonly ask: () => void; readonly now: () => void } {
	let isAsked = false;
	const now = (): void => {
		isAsked = false;
		save();
	};
	const ask = (): void => {
		if (isAsked) return;
		isAsked = true;
		setImmediate(() => {
			if (isAsked) now();
		});
	};
	return { ask, now };
}

function beat(streams: OpenStreams, seconds: () => number): NodeJS.Timeout {
	let passed = 0;
	return setInterval(() => {
		passed += 1;
		if (seconds() === 0 || passed < seconds()) return;
		passed = 0;
		streams.sendHeartbeats();
	}, 1000).unref();
}
