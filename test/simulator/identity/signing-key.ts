import { generateKeyPair, randomBytes, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

/** The provider's own key, private part included. It lives in a state file or for one run. */
export interface SigningKey extends JsonWebKey {
	readonly kid: string;
	readonly use: 'sig';
	readonly alg: 'RS256';
}

// RS256 because Keycloak signs so, and because a client without discovery expects it
// (OpenID Connect Core §2, id_token_signed_response_alg).
export async function createSigningKey(): Promise<SigningKey> {
	const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
	const kid = randomBytes(8).toString('hex');
	return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
}
