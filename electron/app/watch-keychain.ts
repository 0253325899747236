/** A keychain that comes late, or is unlocked later, is asked again by itself; the person need do nothing. */
import type { Clock } from '../ground/clock.ts';
import type { KeyringState } from '../shell/secret-service.ts';

// Soon enough after a login whose keyring comes last; a question to the bus costs a millisecond or two.
const LOOK_EVERY_MS = 5_000;

export interface WatchedKeychain {
	/** Something that was wanted of the keychain could not be had. */
	readonly isWanting: () => boolean;
	/** Asks for all of it again. */
	readonly retry: () => Promise<unknown>;
	/** Without a prompt: a window that nobody asked for would be worse than waiting for "Try again". */
	readonly state: () => Promise<KeyringState>;
	readonly clock: Pick<Clock, 'after'>;
}

/** Looks every few seconds, while something is wanting, until the returned function is called. */
export function watchKeychain({ isWanting, retry, state, clock }: WatchedKeychain): () => void {
	let isStopped = false;
	const look = async (): Promise<void> => {
		if (isWanting() && (await state()) === 'open') await retry();
		// It may have been stopped while the bus was asked.
		if (!isStopped) stopWaiting = clock.after(LOOK_EVERY_MS, () => void look());
	};
	let stopWaiting = clock.after(LOOK_EVERY_MS, () => void look());
	return () => {
		isStopped = true;
		stopWaiting();
	};
}
