import type { IncomingMessage } from 'node:http';
import { ENDPOINTS } from '../identity/provider.ts';

/** What a request is for. Faults are declared, and requests are logged, by these names. */
export const ROUTE_NAMES = [
	'list',
	'record',
	'stream',
	'delete',
	'token',
	'discovery',
	'authorize',
	'consent',
	'logout',
	'revoke',
	'certs',
	'userinfo',
	'control',
	'elsewhere',
] as const;

export type RouteName = (typeof ROUTE_NAMES)[number];

export interface Route {
	readonly name: RouteName;
	/** `/records/{uuid}`: the uuid, or what stands in its place. */
	readonly uuid: string | null;
}

/** "API base, today" and "the older gateway: same API". */
export const API_BASES = ['/call-history', '/api/callhistory'] as const;

export const REALM = '/realms/login';

const REALM_ROUTES: readonly (readonly [string, RouteName])[] = [
	['/.well-known/openid-configuration', 'discovery'],
	[ENDPOINTS.token, 'token'],
	[ENDPOINTS.end_session, 'logout'],
	[ENDPOINTS.revocation, 'revoke'],
	[ENDPOINTS.jwks, 'certs'],
	[ENDPOINTS.userinfo, 'userinfo'],
	[ENDPOINTS.authorization, 'authorize'],
	['/interaction', 'consent'],
];

export function findRoute({ method, headers }: IncomingMessage, { pathname }: URL): Route {
	if (isBelow(pathname, '/control')) return { name: 'control', uuid: null };
	if (isBelow(pathname, REALM)) {
		const rest = pathname.slice(REALM.length);
		const [, name = 'elsewhere'] = REALM_ROUTES.find(([path]) => isBelow(rest, path)) ?? [];
		return { name, uuid: null };
	}
	const base = API_BASES.find((path) => isBelow(pathname, path));
	if (base === undefined) return { name: 'elsewhere', uuid: null };
	return findApiRoute(method, headers.accept ?? '', pathname.slice(base.length));
}

function findApiRoute(method: string | undefined, accept: string, path: string): Route {
	const uuid = /^\/records\/([^/]+)$/.exec(path)?.[1] ?? null;
	const isKnown = path === '/records' || uuid !== null;
	if (isKnown && method === 'DELETE') return { name: 'delete', uuid };
	if (!isKnown || method !== 'GET') return { name: 'elsewhere', uuid: null };
	if (uuid !== null) return { name: 'record', uuid };
	return { name: accept.includes('text/event-stream') ? 'stream' : 'list', uuid: null };
}

function isBelow(path: string, base: string): boolean {
	return path === base || path.startsWith(`${base}/`);
}
