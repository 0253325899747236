/** The identity provider, and a client that speaks to it. */
import * as openid from 'openid-client';
import { failed, success, type Failure, type Outcome } from '../contract/outcome.ts';
import { findEndpoints, isOAuthError, isUsable, type ProviderSettings } from './endpoints.ts';
import { ask, REQUEST_LIMIT_MS, unexpectedAnswer, type Asking } from './provider-http.ts';

/** A provider whose endpoints are known. */
export interface Provider {
	readonly host: string;
	/** A client whose requests end when the signal does, or after `limitMs`. */
	client(signal: AbortSignal, limitMs?: number): openid.Configuration;
	/** Where a session is ended; null when the provider has no such place, failed when no token may be sent there. */
	readonly endSessionEndpoint: Outcome<string | null>;
	/** Sends a form to one of the provider's own endpoints. */
	post(url: string, form: Readonly<Record<string, string>>): Promise<Outcome<Response>>;
}

/**
 * How far this computer's clock may be from the provider's. The ID token is good for minutes and is
 * read once, seconds after it was made, over a connection we opened: a clock that is wrong by minutes
 * must not keep its owner out, and ten of them open no door.
 */
const CLOCK_TOLERANCE_S = 600;

/** Finds the provider and prepares a client for it. */
export async function findProvider(
	settings: ProviderSettings,
	asking: Asking,
): Promise<Outcome<Provider>> {
	const metadata = await findEndpoints(settings, asking);
	return metadata.ok ? success(provider(settings, metadata.value, asking)) : metadata;
}

/**
 * Turns what openid-client throws into a failure; what is none of its errors is a bug and goes on.
 * Whatever our own `ask` found out travels through the library as the cause of its error.
 */
export function providerFailure(error: unknown, host: string): Failure {
	if (error instanceof openid.ResponseBodyError) {
		// A gateway that answers 429 or 403 with an `error` of its own refuses this one request, and no more.
		return isOAuthError(error.status, error.error)
			? { kind: 'provider-error', host, error: error.error }
			: unexpectedAnswer(error.response, host);
	}
	if (error instanceof openid.WWWAuthenticateChallengeError) {
		return unexpectedAnswer(error.response, host);
	}
	if (!(error instanceof openid.ClientError)) throw error;
	if (error.cause instanceof NoAnswer) return error.cause.failure;
	if (error.cause instanceof Response) return unexpectedAnswer(error.cause, host);
	return { kind: 'not-understood', peer: 'provider', host, found: 'other' };
}

/** Carries a failure through the library, which only knows exceptions. */
class NoAnswer extends Error {
	readonly failure: Failure;

	constructor(failure: Failure) {
		super(failure.kind);
		this.failure = failure;
	}
}

function endSessionEndpoint(
	{ end_session_endpoint: endpoint }: openid.ServerMetadata,
	issuer: string,
): Outcome<string | null> {
	if (endpoint === undefined || isUsable(endpoint, issuer)) return success(endpoint ?? null);
	const { host } = new URL(issuer);
	return failed({ kind: 'not-understood', peer: 'provider', host, found: 'other' });
}

function provider(
	{ issuer, clientId }: ProviderSettings,
	metadata: openid.ServerMetadata,
	asking: Omit<Asking, 'signal'>,
): Provider {
	const { host, protocol } = new URL(issuer);
	return {
		host,
		endSessionEndpoint: endSessionEndpoint(metadata, issuer),
		post: (url, form) =>
			// Not aborted by anything: it has its own time limit.
			ask({ ...asking, signal: new AbortController().signal }, url, {
				method: 'POST',
				headers: { accept: 'application/json' },
				body: new URLSearchParams({ client_id: clientId, ...form }),
			}),
		client(signal, limitMs = REQUEST_LIMIT_MS) {
			const client = new openid.Configuration(
				metadata,
				clientId,
				{ [openid.clockTolerance]: CLOCK_TOLERANCE_S },
				openid.None(),
			);
			client.timeout = 0; // `ask` has its own limit, by the clock that was passed in
			client[openid.customFetch] = async (url, { method, headers, body }) => {
				// The library names itself; NFON wants to see our name, which the `fetch` below adds.
				const named = new Headers(headers);
				named.delete('user-agent');
				// What this client asks are forms, or nothing but an address.
				const form = body instanceof URLSearchParams ? body : null;
				const init = { method, headers: named, body: form };
				const answer = await ask({ ...asking, signal, limitMs }, url, init);
				if (!answer.ok) throw new NoAnswer(answer.failure);
				return answer.value;
			};
			// Plain http passes readConfiguration only for loopback: the simulator, and tests.
			// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to be noticed
			if (protocol === 'http:') openid.allowInsecureRequests(client);
			return client;
		},
	};
}
