/** Where a provider's endpoints are. */
import type { ServerMetadata } from 'openid-client';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import { ask, unexpectedAnswer, type Asking } from './provider-http.ts';

/** Which provider, and who this app is to it. */
export interface ProviderSettings {
	/** URL without a trailing slash, exactly as the provider writes it into its tokens. */
	readonly issuer: string;
	readonly clientId: string;
}

/**
 * Finds the endpoints: by discovery, or, where that is refused, at the realm's usual places
 * (nfon-api.md, "identity provider"), after checking that something there speaks OAuth.
 */
export async function findEndpoints(
	settings: ProviderSettings,
	asking: Asking,
): Promise<Outcome<ServerMetadata>> {
	const { issuer } = settings;
	const { host } = new URL(issuer);
	const answer = await ask(asking, `${issuer}/.well-known/openid-configuration`, {
		headers: { accept: 'application/json' },
	});
	if (!answer.ok) return answer;
	if (refusesDiscovery(answer.value.status)) {
		const derived = derivedMetadata(issuer);
		const speaks = await speaksOAuth(derived.token_endpoint, settings, asking);
		if (!speaks.ok) return speaks;
		if (!speaks.value) return failed(unexpectedAnswer(answer.value, host));
		return success(derived);
	}
	const metadata = await discoveredMetadata(answer.value, issuer);
	if (metadata === null) return failed(unexpectedAnswer(answer.value, host));
	return success(metadata);
}

/** A gateway hides discovery with any of these; 408 and 429 only mean "later". */
function refusesDiscovery(status: number): boolean {
	return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Keycloak's endpoints under a realm (nfon-api.md, "identity provider"). */
function derivedMetadata(issuer: string): ServerMetadata & { token_endpoint: string } {
	const endpoints = `${issuer}/protocol/openid-connect`;
	return {
		issuer,
		authorization_endpoint: `${endpoints}/auth`,
		token_endpoint: `${endpoints}/token`,
		revocation_endpoint: `${endpoints}/revoke`,
		end_session_endpoint: `${endpoints}/logout`,
	};
}

/** [RFC 6749 §5.2] A gateway has an `error` too, with words and statuses of its own. */
const OAUTH_ERRORS: ReadonlySet<unknown> = new Set([
	'invalid_request',
	'invalid_client',
	'invalid_grant',
	'unauthorized_client',
	'unsupported_grant_type',
	'invalid_scope',
]);

/** Whether a token endpoint's error is the provider's own, and not of something in between. */
export function isOAuthError(status: number, error: unknown): boolean {
	return (status === 400 || status === 401) && OAUTH_ERRORS.has(error);
}

/**
 * Tells a realm that hides its discovery from a mistyped issuer, before a browser is sent there: a
 * token endpoint answers even an empty question with an OAuth error [RFC 6749 §5.2].
 */
async function speaksOAuth(
	tokenEndpoint: string,
	{ clientId }: ProviderSettings,
	asking: Asking,
): Promise<Outcome<boolean>> {
	const answer = await ask(asking, tokenEndpoint, {
		method: 'POST',
		headers: { accept: 'application/json' },
		body: new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId }),
	});
	if (!answer.ok) return answer;
	// Keycloak says an `error` of its own, with 404, where there is no such realm.
	const { status } = answer.value;
	const error = (await jsonObject(answer.value))?.['error'];
	return success(isOAuthError(status, error));
}

/** Null when it is not the metadata of this issuer [OpenID Connect Discovery 1.0 §4.3]. */
async function discoveredMetadata(
	response: Response,
	issuer: string,
): Promise<ServerMetadata | null> {
	if (!response.ok) return null;
	const metadata = await jsonObject(response);
	if (metadata?.['issuer'] !== issuer) return null;
	const { revocation_endpoint: revocation, ...others } = metadata;
	const needed = ['authorization_endpoint', 'token_endpoint'] as const;
	if (!needed.every((name) => isUsable(metadata[name], issuer))) return null;
	// Signing in does not need it, and the library throws no failure of its own at what is no URL.
	const usable = isUsable(revocation, issuer) ? { revocation_endpoint: revocation } : {};
	return { ...(others as ServerMetadata), ...usable };
}

/** Whether a code or a token may be sent there: over TLS, or, with a provider on this computer, on this computer. */
export function isUsable(endpoint: unknown, issuer: string): endpoint is string {
	if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return false;
	const { protocol, hostname } = new URL(endpoint);
	if (protocol === 'https:') return true;
	// Plain http passes readConfiguration only for loopback: the simulator, and tests.
	const provider = new URL(issuer);
	return protocol === 'http:' && provider.protocol === 'http:' && hostname === provider.hostname;
}

async function jsonObject(response: Response): Promise<Record<string, unknown> | null> {
	try {
		const value: unknown = await response.clone().json();
		return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
	} catch {
		// The body is here already (see `ask`): what fails is only the parsing.
		return null;
	}
}
