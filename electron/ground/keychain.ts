import type { Outcome } from '../contract/outcome.ts';
import type { Secret } from './secret.ts';

/** The operating system's keychain, as far as this app needs it. Every way may answer `keychain-unavailable`. */
export interface Keychain {
	/** Null when the keychain has no such entry. */
	read(entry: string): Promise<Outcome<Secret | null>>;
	/** Replaces what was there. When it answers success, the secret is kept. */
	write(entry: string, secret: Secret): Promise<Outcome<null>>;
	/** Success also when there was nothing to remove. */
	remove(entry: string): Promise<Outcome<null>>;
}
