/** What tokens say about the person. */
import type { Account } from '../contract/app-state.ts';
import type { Secret } from '../ground/secret.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Longer texts are cut: the account is kept beside the token, and Windows keeps 2,560 bytes in all. */
const MAX_TEXT = 80;

/** Who is signed in, from the ID token; the customer from the access token where that has it. */
export function accountFrom(idClaims: Claims | null, accessToken: Secret): Account {
	return {
		subject: text(idClaims?.['sub']),
		name: text(idClaims?.['name']) ?? text(idClaims?.['preferred_username']),
		extension: text(idClaims?.['extension']),
		customer: customerIn(idClaims) ?? customerOf(accessToken),
	};
}

/**
 * The `customer` claim of an access token (nfon-api.md, dialects): the K-number need not be sent
 * beside a token that has it. The signature is not checked, and need not be: it is the service that
 * trusts or refuses this token; we only choose between two ways to ask.
 */
export function customerOf(accessToken: Secret): string | null {
	return customerIn(jwtClaims(accessToken.reveal()));
}

/** A K-number, in a claim of this name in either token. */
function customerIn(claims: Claims | null): string | null {
	const customer = text(claims?.['customer']);
	return customer !== null && /^K\d+$/.test(customer) ? customer : null;
}

/** Null for a token that is not a JWT [RFC 7519 §3]: access tokens may be opaque. */
function jwtClaims(token: string): Claims | null {
	const payload = token.split('.')[1];
	if (payload === undefined) return null;
	try {
		const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
		return claims !== null && typeof claims === 'object' ? (claims as Claims) : null;
	} catch {
		return null; // opaque, with a dot in it
	}
}

function text(claim: unknown): string | null {
	if (typeof claim === 'number') return String(claim);
	return typeof claim === 'string' && claim !== '' ? claim.slice(0, MAX_TEXT) : null;
}
