import type { Configuration, Provider as ProviderType } from 'oidc-provider';
import { Provider } from 'oidc-provider/lib/provider.js';
import { type Person, personCalled, USER } from '../records/people.ts';
import type { GrantStore } from './grant-store.ts';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import type { SigningKey } from './signing-key.ts';
import { supplyUrlParse } from './supply-url-parse.ts';

export const CLIENT_ID = 'nfon-call-history-simulator';

/** Where Keycloak has a realm's endpoints, below the issuer. */
export const ENDPOINTS = {
	authorization: '/protocol/openid-connect/auth',
	token: '/protocol/openid-connect/token',
	end_session: '/protocol/openid-connect/logout',
	revocation: '/protocol/openid-connect/revoke',
	jwks: '/protocol/openid-connect/certs',
	userinfo: '/protocol/openid-connect/userinfo',
} as const;

export interface ProviderOptions {
	readonly issuer: string;
	/** The audience of the access tokens. */
	readonly api: string;
	readonly key: SigningKey;
	readonly cookieKey: string;
	readonly grants: GrantStore;
	readonly accessTokenSeconds: () => number;
	readonly refreshTokenSeconds: () => number;
	readonly hasCustomerClaim: () => boolean;
}

export function createProvider(options: ProviderOptions): ProviderType {
	supplyUrlParse();
	const provider = new Provider(options.issuer, configure(options));
	// Whatever stands before it says how it was asked (`X-Forwarded-Proto`).
	provider.proxy = options.issuer.startsWith('https:');
	sayHowLongRefreshTokensLast(provider, options);
	return provider;
}

/** What the realm knows of a person, in id tokens and access tokens alike. */
export function userClaims(person: Person, hasCustomerClaim: boolean): Record<string, string> {
	return {
		name: person.name,
		given_name: person.givenName,
		family_name: person.familyName,
		preferred_username: `${person.customer}-${person.extension}`,
		extension: person.extension,
		...(hasCustomerClaim ? { customer: person.customer } : {}),
	};
}

function configure(options: ProviderOptions): Configuration {
	const claims = (sub: string): Record<string, string> =>
		userClaims(personCalled(sub), options.hasCustomerClaim());
	return {
		adapter: (kind: string) => options.grants.adapterFor(kind),
		jwks: { keys: [options.key] },
		cookies: { keys: [options.cookieKey] },
		routes: ENDPOINTS,
		clients: [
			{
				client_id: CLIENT_ID,
				client_name: 'NFON Call History',
				// RFC 8252 §7.3: a native client's loopback address matches with any port.
				application_type: 'native',
				redirect_uris: ['http://127.0.0.1/callback'],
				post_logout_redirect_uris: ['http://127.0.0.1/callback'],
				// RFC 8252 §8.4: a native app is a public client; PKCE is its only proof.
				token_endpoint_auth_method: 'none',
				grant_types: ['authorization_code', 'refresh_token'],
				response_types: ['code'],
			},
		],
		pkce: { required: () => true },
		responseTypes: ['code'],
		clientAuthMethods: ['none'],
		scopes: ['openid'],
		claims: { openid: ['sub', ...Object.keys(userClaims(USER, true))] },
		conformIdTokenClaims: false,
		findAccount: (_context, sub) => ({
			accountId: sub,
			claims: () => Promise.resolve({ sub, ...claims(sub) }),
		}),
		extraTokenClaims: (_context, token) => ({
			...('accountId' in token ? claims(token.accountId) : {}),
			...{ azp: CLIENT_ID, typ: 'Bearer' },
		}),
		// Keycloak gives a refresh token with `openid` alone; `offline_access` means another thing there.
		issueRefreshToken: () => true,
		// As there, signing out in the browser ends what that browser signed in.
		expiresWithSession: () => true,
		rotateRefreshToken: true,
		clockTolerance: 0,
		clientBasedCORS: () => false,
		interactions: { url: (_context, { uid }) => `/realms/login/interaction/${uid}` },
		renderError: (context, out) => {
			context.type = 'html';
			context.body = errorPage(out.error, out.error_description);
		},
		ttl: {
			AccessToken: () => options.accessTokenSeconds(),
			RefreshToken: () => options.refreshTokenSeconds(),
			Grant: () => options.refreshTokenSeconds(),
			Session: () => options.refreshTokenSeconds(),
			IdToken: () => options.accessTokenSeconds(),
			AuthorizationCode: 60,
			Interaction: 3600,
		},
		discovery: { userinfo_endpoint: options.issuer + ENDPOINTS.userinfo },
		features: configureFeatures(options),
	};
}

function configureFeatures(options: ProviderOptions): Configuration['features'] {
	return {
		devInteractions: { enabled: false },
		pushedAuthorizationRequests: { enabled: false },
		dPoP: { enabled: false },
		// Its own would accept opaque tokens only; the simulator answers this one itself.
		userinfo: { enabled: false },
		revocation: { enabled: true, allowedPolicy: () => true },
		rpInitiatedLogout: {
			enabled: true,
			logoutSource: (context, form) => {
				const sub = context.oidc.session?.accountId;
				context.body = signOutPage(form, sub === undefined ? null : personCalled(sub));
			},
			postLogoutSuccessSource: (context) => {
				context.body = signedOutPage();
			},
		},
		// Naming the API as the only resource is what turns access tokens into JWTs (RFC 9068).
		resourceIndicators: {
			enabled: true,
			defaultResource: () => options.api,
			useGrantedResource: () => true,
			getResourceServerInfo: () => ({
				scope: 'openid',
				audience: 'account',
				accessTokenFormat: 'jwt',
				accessTokenTTL: options.accessTokenSeconds(),
				jwt: { sign: { alg: 'RS256' } },
			}),
		},
	};
}

// "refresh token (refresh_expires_in tells how long)": Keycloak's addition to RFC 6749 §5.1.
function sayHowLongRefreshTokensLast(provider: ProviderType, options: ProviderOptions): void {
	provider.use(async (context, next) => {
		await next();
		const body: unknown = context.body;
		const isToken = context.path.endsWith(ENDPOINTS.token) && context.status === 200;
		if (!isToken || typeof body !== 'object' || body === null) return;
		context.body = { ...body, refresh_expires_in: options.refreshTokenSeconds() };
	});
}
