import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** What the service reads out of a token that it trusts. */
interface AccessClaims {
	readonly jti: string;
	readonly sub: string;
	readonly customer: string | null;
	readonly name: string;
	readonly preferredUsername: string;
	readonly extension: string;
}

export type TokenVerdict =
	| { readonly ok: true; readonly claims: AccessClaims }
	| { readonly ok: false; readonly reason: string };

/** Checks access tokens against the provider's key (RFC 9068 §4), and can disown them at once. */
export class AccessTokenChecker {
	readonly #publicKey: KeyObject;
	readonly #issuer: string;
	readonly #issued = new Set<string>();
	readonly #disowned = new Set<string>();
	#disownedBefore = 0;

	constructor(key: SigningKey, issuer: string) {
		this.#publicKey = createPublicKey({ key, format: 'jwk' });
		this.#issuer = issuer;
	}

	noteIssued(tokenId: string): void {
		this.#issued.add(tokenId);
	}

	/** From now on every token counts as expired that was issued until now. */
	expireAll(nowMs: number): void {
		for (const tokenId of this.#issued) this.#disowned.add(tokenId);
		this.#issued.clear();
		this.#disownedBefore = Math.floor(nowMs / 1000);
	}

	check(authorization: string | undefined, nowMs: number): TokenVerdict {
		const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
		if (token === undefined) return refuse('no bearer token');
		const [head = '', body = '', signature = ''] = token.split('.');
		const signed = Buffer.from(`${head}.${body}`);
		const isGenuine =
			readPart(head)?.['alg'] === 'RS256' &&
			verify('sha256', signed, this.#publicKey, Buffer.from(signature, 'base64url'));
		const claims = isGenuine ? readPart(body) : null;
		if (claims?.['iss'] !== this.#issuer) return refuse('not a token of this realm');
		if (this.#isExpired(claims, nowMs)) return refuse('token expired');
		return { ok: true, claims: readClaims(claims) };
	}

	#isExpired({ exp, iat, jti }: Claims, nowMs: number): boolean {
		if (typeof exp !== 'number' || exp * 1000 <= nowMs) return true;
		if (typeof iat !== 'number' || iat < this.#disownedBefore) return true;
		return typeof jti !== 'string' || this.#disowned.has(jti);
	}
}

type Claims = Readonly<Record<string, unknown>>;

function refuse(reason: string): TokenVerdict {
	return { ok: false, reason };
}

function readPart(part: string): Claims | null {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		return null; // not a JWT, which is what null says
	}
}

function readClaims(claims: Claims): AccessClaims {
	const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
	return {
		jti: text('jti'),
		sub: text('sub'),
		customer: text('customer') === '' ? null : text('customer'),
		name: text('name'),
		preferredUsername: text('preferred_username'),
		extension: text('extension'),
	};
}
