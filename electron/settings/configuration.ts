/**
 * What a deployment presets by environment or an administrator's file (README, Configuration), checked as a whole before
 * anything uses it.
 */
import { isAbsolute } from 'node:path';
import { failed, success, type ConfigurationProblem, type Outcome } from '../contract/outcome.ts';
import type { ConnectionName, ConnectionSetting } from '../contract/settings.ts';
import { CONNECTION_KEYS, type ManagedSettings } from './managed-file.ts';
import { shownValue } from './shown-value.ts';

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
	/** Each setting of the connection by itself, for people to look at. */
	readonly connection: readonly ConnectionSetting[];
}

/** nfon-api.md, "Where things are". */
export const DEFAULT_API_URL = 'https://api.nfon.com/call-history';
export const DEFAULT_ISSUER = 'https://sso.cloud-cfg.com/realms/login';

type Environment = Readonly<Record<string, string | undefined>>;
type Reason = ConfigurationProblem['reason'];
type Read<Value> = { readonly value: Value } | { readonly reason: Reason };

type Managed = Pick<ManagedSettings, 'path' | 'connection' | 'problems'>;
const NO_FILE: Managed = { path: '', connection: {}, problems: [] };

/** The variables first, then the file, then the defaults. An empty one counts as unset. */
export function readConfiguration(env: Environment, managed: Managed = NO_FILE): ReadConfiguration {
	const problems: ConfigurationProblem[] = [...managed.problems];
	const connection: ConnectionSetting[] = [];
	const problemOf = (name: string, text: string, reason: Reason, file: boolean) => ({
		...(file ? { name: keyOf(name), file: managed.path } : { name }),
		value: shownValue(text),
		reason,
	});
	const read = <Value extends string | number, Unset extends Value | null>(
		name: ConnectionName,
		parse: (text: string) => Read<Value>,
		unset: Unset,
	): Value | Unset => {
		const own = env[name]?.trim() ?? '';
		const text = own === '' ? (managed.connection[name]?.trim() ?? '') : own;
		const origin = own !== '' ? 'environment' : text !== '' ? 'managed' : 'default';
		const result = text === '' ? { value: unset } : parse(text);
		const isRead = 'value' in result;
		const problem = isRead ? null : problemOf(name, text, result.reason, origin === 'managed');
		if (problem !== null) problems.push(problem);
		const value = isRead ? result.value : unset;
		const shown = isRead && value !== null ? String(value) : (problem?.value ?? null);
		connection.push({ name, value: shown, origin, problem });
		return value;
	};

	const apiUrl = read('NFON_API_URL', serverUrl, DEFAULT_API_URL);
	const issuer = read('NFON_ISSUER', serverUrl, DEFAULT_ISSUER);
	const clientId = read('NFON_CLIENT_ID', (value) => ({ value }), null);
	if (clientId === null) problems.push({ name: 'NFON_CLIENT_ID', value: null, reason: 'missing' });
	const customer = read('NFON_CUSTOMER', kNumber, null);
	const redirectPort = read('NFON_REDIRECT_PORT', port, null);
	const folder = env['NFON_USER_DATA']?.trim() ?? '';
	const place = folder === '' ? null : absolutePath(folder);
	const userData = place !== null && 'value' in place ? place.value : null;
	if (place !== null && 'reason' in place) {
		problems.push(problemOf('NFON_USER_DATA', folder, place.reason, false));
	}

	const usable = clientId !== null && problems.length === 0;
	return {
		configuration: usable
			? success({ apiUrl, issuer, clientId, customer, redirectPort })
			: failed({ kind: 'configuration', problems }),
		userData,
		connection,
	};
}

/** What the administrator's file calls it. */
function keyOf(name: string): string {
	return Object.entries(CONNECTION_KEYS).find(([, known]) => known === name)?.[0] ?? name;
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
