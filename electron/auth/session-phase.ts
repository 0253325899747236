/**
 * Where a session is. What belongs to a phase lives in it and is gone with it: there is a keeper of tokens exactly while
 * somebody is signed in, and an attempt exactly while somebody signs in.
 *
 * From `unknown` and `signed-out` the keychain leads to `signed-in`, and the person to `signing-in`. From there it goes
 * to `signed-in` or back to `signed-out`, which says why. `signed-in` ends when the person signs out, or the provider
 * refuses the refresh token. The keeper's own two questions are within `signed-in`: whether the access token is fresh
 * or being refreshed, and whether the keychain holds the refresh token (`warning`).
 */
import type { Account, SessionState } from '../contract/app-state.ts';
import type { Failure, Outcome } from '../contract/outcome.ts';
import type { TokenKeeper } from './token-keeper.ts';

export type Phase =
	/** The keychain has not answered yet. */
	| { readonly kind: 'unknown' }
	| { readonly kind: 'signed-out'; readonly reason: Failure | null }
	| { readonly kind: 'signing-in'; readonly attempt: Attempt }
	| {
			readonly kind: 'signed-in';
			readonly account: Account;
			readonly keeper: TokenKeeper;
			/** Why the sign-in ends with this run. */
			readonly warning: Failure | null;
	  };

/** A sign-in under way. */
export interface Attempt {
	readonly cancel: AbortController;
	/** What the browser shows; null until it is known. */
	link: string | null;
	finished: Promise<Outcome<null>> | null;
}

export const anAttempt = (): Attempt => ({
	...{ cancel: new AbortController(), link: null, finished: null },
});

/** What everybody may know of it. */
export function shownPhase(phase: Phase): SessionState {
	switch (phase.kind) {
		case 'unknown':
		case 'signed-out':
			return phase;
		case 'signing-in':
			return { kind: phase.kind };
		case 'signed-in':
			return { kind: phase.kind, account: phase.account, warning: phase.warning };
	}
}
