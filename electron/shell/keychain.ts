/** The operating system's keychain through keytar, which gives no reasons: they are told apart here. */
import type * as keytar from 'keytar';
import type { Clock } from '../ground/clock.ts';
import { failed, success, type Outcome } from '../contract/outcome.ts';
import type { Keychain } from '../ground/keychain.ts';
import { Secret } from '../ground/secret.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { KeyringState } from './secret-service.ts';

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
 *   person out and throw the cache away. Only writing rejects: so "nothing there" is believed after a
 *   probe could be written, and otherwise it is locked.
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

	/** Why a locked keyring did not answer a question that was asked then. */
	const whyLocked = (askedAt: number): Why => {
		wasDismissed = clock.now() - askedAt >= A_PERSON_MS;
		return wasDismissed ? 'dismissed' : 'locked';
	};

	/** Asks again after the keyring has proved to be open, if it seemed that there was nothing. */
	const believed = async <Found>(
		keytar: Keytar,
		over: AbortSignal,
		find: () => Promise<Found | null>,
	): Promise<Outcome<Found | null>> => {
		const askedAt = clock.now();
		const found = await why(find(), platform === 'linux' ? 'missing' : 'denied');
		if (!found.ok || found.value !== null || platform !== 'linux' || over.aborted) return found;
		if (await isLocked()) return unavailable(whyLocked(askedAt));
		const probe = account('probe');
		const open = await why(keytar.setPassword(service, probe, 'open'), 'locked');
		if (!open.ok || over.aborted) return open.ok ? unavailable('locked') : open;
		// A keyring may lock between two questions.
		const removed = await why(keytar.deletePassword(service, probe), 'locked');
		return removed.ok ? why(find(), 'missing') : removed;
	};

	const ask = <Value>(
		question: (keytar: Keytar, over: AbortSignal) => Promise<Outcome<Value>>,
	): Promise<Outcome<Value>> =>
		inTurn(async (over) => {
			const keytar = await why(parts.load(), 'missing');
			if (!keytar.ok) return keytar;
			if (wasDismissed && (await isLocked())) return unavailable('dismissed');
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
			ask(async (keytar, over) => {
				const find = () => keytar.getPassword(service, account(entry));
				const found = await believed(keytar, over, find);
				if (!found.ok) return found;
				return success(found.value === null ? null : new Secret(found.value));
			}),
		write: (entry, secret) =>
			ask(async (keytar) => {
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
			ask(async (keytar, over) => {
				const find = async () =>
					(await keytar.deletePassword(service, account(entry))) ? true : null;
				const removed = await believed(keytar, over, find);
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
