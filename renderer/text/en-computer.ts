/** What English says about trouble on this computer: its keychain, and where it keeps the calls. */
import type { FailureTexts } from './failure-text.ts';

type ComputerTexts = Pick<
	FailureTexts,
	'keychainUnavailable' | 'keychainChanged' | 'cacheSetAside' | 'storeFailed'
>;

/** Of the sign-in and the key to the calls, which are nowhere else. */
const UNTIL_THEN = 'Until then your sign-in and your calls are kept only until you quit.';

export const englishComputer: ComputerTexts = {
	keychainUnavailable: (why) => ({
		cause: {
			missing: 'This computer has no keychain the app could use.',
			locked: 'The keychain of this computer is locked.',
			denied: 'The keychain of this computer refused the app.',
			dismissed: 'You closed the question for the password of this computer’s keychain.',
		}[why],
		wayOut: {
			missing: `Install one such as GNOME Keyring or KWallet, then try again. ${UNTIL_THEN}`,
			locked: `Unlock it, then try again. ${UNTIL_THEN}`,
			denied: `Allow the app in the keychain’s settings, then try again. ${UNTIL_THEN}`,
			dismissed: `Try again, and you are asked once more. ${UNTIL_THEN}`,
		}[why],
	}),
	keychainChanged: (as) => ({
		cause: `The keychain of this computer is not the one it was: it has neither your sign-in nor the key to your calls. The calls wait in ${as}.`,
		wayOut:
			'Sign in, and your history is fetched again from NFON. With the former keychain everything is there again.',
	}),
	cacheSetAside: (as) => ({
		cause: `The calls kept on this computer could not be read; the file was set aside as ${as}.`,
		wayOut: 'You need do nothing: your history is fetched again from NFON.',
	}),
	storeFailed: (why) => ({
		cause: {
			full: 'The disk of this computer is full, so no more calls can be kept on it.',
			'read-only': 'The calls on this computer cannot be written: their folder is read-only.',
			busy: 'Another program holds the file with the calls on this computer.',
			error: 'The calls on this computer could not be read or written.',
			damaged: 'The file with the calls on this computer is damaged.',
		}[why],
		wayOut: {
			full: 'Free some space. Nothing is lost, and the app goes on by itself.',
			'read-only':
				'Allow writing there again, or ask your administrator. Nothing is lost, and the app goes on by itself.',
			busy: 'Wait until a backup or a virus scan is done. Nothing is lost, and the app goes on by itself.',
			error: 'Nothing is lost, and the app tries again by itself. If it lasts, check the disk.',
			damaged: 'You need do nothing: it is set aside, and your history is fetched again from NFON.',
		}[why],
	}),
};
