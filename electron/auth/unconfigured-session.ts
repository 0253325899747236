import { failed, type Failure } from '../contract/outcome.ts';
import type { Session } from './session.ts';

/** The session of an app that lacks what it needs to sign anybody in: signed out, and it says why. */
export function unconfiguredSession(reason: Failure): Session {
	const refusal = failed(reason);
	const nothing = { ok: true, value: null } as const;
	return {
		host: '',
		state: () => ({ kind: 'signed-out', reason }),
		onChange: () => () => undefined,
		start: () => Promise.resolve(refusal),
		signIn: () => Promise.resolve(refusal),
		cancelSignIn: () => undefined,
		signInLink: () => null,
		signOut: () => Promise.resolve({ forgotten: nothing, revoked: nothing, ended: nothing }),
		accessToken: () => Promise.resolve(refusal),
		refreshAfterRefusal: () => Promise.resolve(refusal),
		customer: () => null,
		close: () => Promise.resolve(),
	};
}
