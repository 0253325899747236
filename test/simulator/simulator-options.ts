import type { SigningKey } from './identity/signing-key.ts';
import { USER } from './records/people.ts';
import type { Dialect } from './service/dialects.ts';
import type { TimestampUnit } from './service/list-query.ts';
import type { OthersAccess } from './service/others-access.ts';

/** How the simulated service is to be. Everything but port and history may change while it runs. */
export interface SimulatorSettings {
	readonly dialect: Dialect;
	/** Of `from` and `to`. "The unit is not documented." */
	readonly unit: TimestampUnit;
	/** How many of the last records each new stream begins with. */
	readonly replay: number;
	/** Whether access tokens carry a `customer` claim. */
	readonly customerClaim: boolean;
	readonly accessTokenSeconds: number;
	readonly refreshTokenSeconds: number;
	/** Who is at the browser: the extension of the user, or of a colleague. */
	readonly person: string;
	/** Whether the consent page agrees by itself. */
	readonly auto: boolean;
	/** "discovery may answer 403" */
	readonly discovery: 'open' | 'forbidden';
	/** The id of a stream's first event. */
	readonly firstEventId: number;
	/** Seconds between comments on quiet streams; 0: none. */
	readonly heartbeatSeconds: number;
	/** Whether the user may see the calls of others. */
	readonly othersAccess: OthersAccess;
	/** A stream with a K-number that is not the user's: a 400, or one in which nothing ever comes. */
	readonly wrongCustomer: 'refused' | 'silent';
}

export interface SimulatorOptions extends SimulatorSettings {
	/** 0: a free one, or the one in the state file. */
	readonly port: number;
	/** How the world calls it, where something stands before it: `https://nfon.test`; null: by its port. */
	readonly publicOrigin: string | null;
	/** Keeps grants, keys and calls over a restart. */
	readonly stateFile: string | null;
	readonly seed: string;
	readonly calls: number;
	/** How many calls each colleague of the user had; nobody sees them but an administrator. */
	readonly callsOfOthers: number;
	readonly days: number;
	readonly now: () => number;
	/** Null: a new one. Making one takes a third of a second, which many tests may share. */
	readonly signingKey: SigningKey | null;
}

/** The part that may change, and that the control API shows. */
export function settingsOf(options: SimulatorOptions): SimulatorSettings {
	const { dialect, unit, replay, customerClaim, accessTokenSeconds, refreshTokenSeconds } = options;
	const { person, auto, discovery, firstEventId, heartbeatSeconds } = options;
	const { othersAccess, wrongCustomer } = options;
	return {
		...{ dialect, unit, replay, customerClaim, accessTokenSeconds, refreshTokenSeconds },
		...{ person, auto, discovery, firstEventId, heartbeatSeconds, othersAccess, wrongCustomer },
	};
}

export const DEFAULT_OPTIONS: SimulatorOptions = {
	port: 0,
	publicOrigin: null,
	stateFile: null,
	seed: 'nfon',
	calls: 5000,
	callsOfOthers: 0,
	days: 365,
	dialect: '2.0-early-access.2',
	unit: 'seconds',
	replay: 0,
	customerClaim: true,
	// Keycloak's own defaults are 5 minutes and, for people who stay signed in, 30 days.
	accessTokenSeconds: 300,
	refreshTokenSeconds: 30 * 24 * 3600,
	person: USER.extension,
	auto: false,
	discovery: 'open',
	firstEventId: 1,
	heartbeatSeconds: 0,
	othersAccess: 'empty',
	wrongCustomer: 'refused',
	now: Date.now,
	signingKey: null,
};
