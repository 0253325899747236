/** What a deployment presets by environment (README, Configuration), checked as a whole before anything uses it. */
import { isAbsolute } from 'node:path';
import { failed, success, type ConfigurationProblem, type Outcome } from '../contract/outcome.ts';

export interface Configuration {
	/** Base of the Call History API, without a trailing slash. */
	readonly apiUrl: string;
	/** Issuer of the identity provider, without a trailing slash. */
	readonly issuer: string;
	readonly clientId: string;
	/** K-number; null when the token is to say it. */
	readonly customer: string | null;
	/** Port of the sign-in callback; null for any free one. */
	readonly redirectPort: number | null;
}

export interface ReadConfiguration {
	/** Whole, or a `configuration` failure that names every problem at once. */
	readonly configuration: Outcome<Configuration>;
	/** The profile folder, usable whatever else is wrong; null for the system's own place. */
	readonly userData: string | null;
}

/** nfon-api.md, "Where things are". */
export const DEFAULT_API_URL = 'https://api.nfon.com/call-history';
export const DEFAULT_ISSUER = 'https://sso.cloud-cfg.com/realms/login';

type Environment = Readonly<Record<string, string | undefined>>;
type Reason = ConfigurationProblem['reason'];
type Read<Value> = { readonly value: Value } | { readonly reason: Reason };

/** Reads the `NFON_…` variables. An empty one counts as unset. */
export function readConfiguration(env: Environment): ReadConfiguration {
	const problems: ConfigurationProblem[] = [];
	const read = <Value, Unset>(
		name: string,
		parse: (text: string) => Read<Value>,
		unset: Unset,
	): Value | Unset => {
		const text = env[name]?.trim() ?? '';
		if (text === '') return unset;
		const result = parse(text);
		if ('value' in result) return result.value;
		problems.push({ name, value: withoutSecrets(text), reason: result.reason });
		return unset;
	};

	const apiUrl = read('NFON_API_URL', serverUrl, DEFAULT_API_URL);
	const issuer = read('NFON_ISSUER', serverUrl, DEFAULT_ISSUER);
	const clientId = read('NFON_CLIENT_ID', (value) => ({ value }), null);
	if (clientId === null) problems.push({ name: 'NFON_CLIENT_ID', value: null, reason: 'missing' });
	const customer = read('NFON_CUSTOMER', kNumber, null);
	const redirectPort = read('NFON_REDIRECT_PORT', port, null);
	const userData = read('NFON_USER_DATA', absolutePath, null);

	const usable = clientId !== null && problems.length === 0;
	return {
		configuration: usable
			? success({ apiUrl, issuer, clientId, customer, redirectPort })
			: failed({ kind: 'configuration', problems }),
		userData,
	};
}

/** https, or http to this computer itself, where nobody listens in: the simulator. */
function serverUrl(text: string): Read<string> {
	if (!URL.canParse(text)) return { reason: 'not-a-url' };
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		return { reason: 'not-https' };
	}
	// An empty query or fragment leaves no trace in `search` and `hash`, but is in the text.
	if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
		return { reason: 'has-credentials-or-query' };
	}
	return { value: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
}

/** [RFC 6761 §6.3] for the name; the addresses as `URL` writes them, `127.1` included. */
function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function kNumber(text: string): Read<string> {
	return /^K\d+$/i.test(text) ? { value: text.toUpperCase() } : { reason: 'not-a-customer' };
}

/** From 1024, because lower ones need rights that this app must not have. */
function port(text: string): Read<number> {
	const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	return number >= 1024 && number <= 65_535 ? { value: number } : { reason: 'not-a-port' };
}

function absolutePath(text: string): Read<string> {
	return isAbsolute(text) ? { value: text } : { reason: 'not-absolute' };
}

/**
 * A refused value is shown on screen and copied to support: whatever could be a password (all before
 * an `@`) or a token (a query, a fragment) is cut out, in texts that are no URLs too.
 */
function withoutSecrets(text: string): string {
	return text
		.replace(
			/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is,
			(_, scheme: string | undefined) => `${scheme ?? ''}…@`,
		)
		.replace(/[?#].*$/s, '')
		.slice(0, 200);
}
