/** The operating system's keychain through keytar, which gives no reasons: they are told apart here. */
import type * as keytar from 'keytar';
import type { Clock } from '../ground/clock.ts';
import { failed, neverReached, success, type Outcome } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import { Secret } from '../ground/secret.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { KeyringState, Whereabouts } from './secret-service.ts';

/** The part of keytar that is used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeychainParts {
	/** Under which the system lists the entries: the app's name. */
	readonly service: string;
	/** The profile, so that two profiles of one person never share an entry. */
	readonly scope: string;
	readonly clock: Pick<Clock, 'after' | 'now'>;
	readonly platform: NodeJS.Platform;
	/** `keyringState`, except in tests. Asked on Linux alone. */
	readonly state: () => Promise<KeyringState>;
	/** `whereaboutsOf`, except in tests. Asked on Linux alone. */
	readonly whereabouts: (service: string, account: string) => Promise<Whereabouts | null>;
	/** `loadKeytar`, except in tests. */
	readonly load: () => Promise<Keytar>;
}

export interface OpenKeychain extends Keychain {
	/** The person wants to be asked for its password again, after they closed that question. */
	askAgain(): void;
	/** A question is with the system; while its prompt is open, that blocks a thread. */
	readonly isAsking: () => boolean;
}

type Why = 'missing' | 'locked' | 'denied' | 'dismissed';

/** No person reads a question and closes it sooner; where nothing can show one, it is over at once. */
const A_PERSON_MS = 1_000;

/** Time to type a password into the system's own prompt; then the app goes on without. */
export const KEYCHAIN_LIMIT_MS = 20_000;

/** Loads the native module, on first use and not before: the first window does not need it. */
export async function loadKeytar(): Promise<Keytar> {
	return (await import('keytar')).default;
}

/**
 * [Note: Reasons of a keychain]
 * keytar rejects with a text, in the system's language, and with nothing else. So the reason is found
 * by what works, and no text is read (seen on gnome-keyring 42 with libsecret 0.20):
 * - Its native module does not load, because libsecret is not installed: missing.
 * - Linux, no secret service on the bus: reading rejects. Missing.
 * - Linux, the keyring is locked and the person did not unlock it: reading **answers null**, as if
 *   there were no such entry, and removing answers false. Taken at its word, that would sign the
 *   person out and throw the cache away. So "nothing there" is believed when the Secret Service itself, asked
 *   afterwards, knows no such entry among the unlocked and the locked, and was open; otherwise it is locked. A
 *   keyring may have been locked for that one question: what turns out to be there is asked for again.
 * - Linux, nobody made a keyring yet: writing makes one, which the person is asked about.
 * - Linux, every question to a locked keyring shows the system's prompt. When one took a person's time and
 *   left the keyring locked, the person closed it: dismissed. Then nothing shows it again, until the person
 *   wants to be asked, or has unlocked the keyring elsewhere.
 * - macOS and Windows always have a keychain: what rejects there was refused, by the person or a policy.
 * - A prompt that nobody answers keeps the call waiting: locked, after a limit.
 */
export function openKeychain(parts: KeychainParts): OpenKeychain {
	const { service, scope, platform, clock } = parts;
	const inTurn = oneAtATime(clock, KEYCHAIN_LIMIT_MS, unavailable('locked'));
	const account = (entry: string): string => `${scope}/${entry}`;
	let wasDismissed = false;
	let isAsking = false;

	const isLocked = async (): Promise<boolean> =>
		platform === 'linux' && (await parts.state()) === 'locked';

	const isHidden = async (entry: string | null): Promise<boolean> =>
		entry !== null && (await parts.whereabouts(service, account(entry))) === 'hidden';

	/** Why a locked keyring did not answer a question that was asked then. */
	const whyLocked = (askedAt: number): Why => {
		wasDismissed = clock.now() - askedAt >= A_PERSON_MS;
		return wasDismissed ? 'dismissed' : 'locked';
	};

	/** What is found; that nothing was found only if that is sure. */
	const believed = async <Found>(
		keytar: Keytar,
		over: AbortSignal,
		entry: string,
		find: () => Promise<Found | null>,
	): Promise<Outcome<Found | null>> => {
		const askedAt = clock.now();
		const found = await why(find(), platform === 'linux' ? 'missing' : 'denied');
		if (!found.ok || found.value !== null || platform !== 'linux') return found;
		const look = () => parts.whereabouts(service, account(entry));
		let where = await look();
		if (where === null && !over.aborted) {
			const probe = account('probe');
			const made = await why(keytar.setPassword(service, probe, 'open'), 'locked');
			if (!made.ok) return made;
			await why(keytar.deletePassword(service, probe), 'locked');
			where = await look();
		}
		if (over.aborted) return unavailable('locked');
		switch (where) {
			case 'nowhere':
				return found;
			case 'there': {
				const again = await why(find(), 'missing');
				return again.ok && again.value === null ? unavailable('locked') : again;
			}
			case 'hidden':
			case 'unsure':
				return unavailable(whyLocked(askedAt));
			// Written, though the Secret Service does not speak to us: what is found after that was found open.
			case null:
				return why(find(), 'missing');
			default:
				return neverReached(where);
		}
	};

	/** `sought`: what may wait in a locked keyring beside the one that new entries go to. */
	const ask = <Value>(
		sought: string | null,
		question: (keytar: Keytar, over: AbortSignal) => Promise<Outcome<Value>>,
	): Promise<Outcome<Value>> =>
		inTurn(async (over) => {
			const keytar = await why(parts.load(), 'missing');
			if (!keytar.ok) return keytar;
			if (wasDismissed && ((await isLocked()) || (await isHidden(sought))))
				return unavailable('dismissed');
			wasDismissed = false;
			isAsking = true;
			try {
				return await question(keytar.value, over);
			} finally {
				isAsking = false;
			}
		});

	return {
		read: (entry) =>
			ask(entry, async (keytar, over) => {
				const find = () => keytar.getPassword(service, account(entry));
				const found = await believed(keytar, over, entry, find);
				if (!found.ok) return found;
				return success(found.value === null ? null : new Secret(found.value));
			}),
		write: (entry, secret) =>
			ask(null, async (keytar) => {
				const askedAt = clock.now();
				const writing = keytar.setPassword(service, account(entry), secret.reveal());
				const written = await why(writing, platform === 'linux' ? 'locked' : 'denied');
				if (written.ok) return success(null);
				if (platform !== 'linux') return written;
				if (await isLocked()) return unavailable(whyLocked(askedAt));
				// Locked in a way of its own, if at least reading gets an answer.
				const answered = await why(keytar.getPassword(service, account(entry)), 'missing');
				return answered.ok ? written : answered;
			}),
		remove: (entry) =>
			ask(entry, async (keytar, over) => {
				const find = async () =>
					(await keytar.deletePassword(service, account(entry))) ? true : null;
				const removed = await believed(keytar, over, entry, find);
				return removed.ok ? success(null) : removed;
			}),
		askAgain: () => {
			wasDismissed = false;
		},
		isAsking: () => isAsking,
	};
}

/** The edge: a rejection of keytar, whatever it says, becomes the given reason. */
async function why<Value>(answer: Promise<Value>, reason: Why): Promise<Outcome<Value>> {
	try {
		return success(await answer);
	} catch {
		return unavailable(reason); // see [Note: Reasons of a keychain]
	}
}

function unavailable(reason: Why): ReturnType<typeof failed> {
	return failed({ kind: 'keychain-unavailable', why: reason });
}
