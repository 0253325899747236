/** What German says about trouble on this computer: its keychain, and where it keeps the calls. */
import type { FailureTexts } from './failure-text.ts';

type ComputerTexts = Pick<
	FailureTexts,
	'keychainUnavailable' | 'keychainChanged' | 'cacheSetAside' | 'storeFailed'
>;

/** Of the sign-in and the key to the calls, which are nowhere else. */
const UNTIL_THEN = 'Bis dahin bleiben Anmeldung und Anrufe nur bis zum Beenden erhalten.';

export const germanComputer: ComputerTexts = {
	keychainUnavailable: (why) => ({
		cause: {
			missing: 'Dieser Computer hat keinen Schlüsselbund, den die App nutzen kann.',
			locked: 'Der Schlüsselbund dieses Computers ist gesperrt.',
			denied: 'Der Schlüsselbund dieses Computers hat die App abgewiesen.',
			dismissed:
				'Sie haben die Frage nach dem Passwort für den Schlüsselbund dieses Computers geschlossen.',
		}[why],
		wayOut: {
			missing: `Installieren Sie einen wie GNOME Keyring oder KWallet und versuchen Sie es erneut. ${UNTIL_THEN}`,
			locked: `Entsperren Sie ihn und versuchen Sie es erneut. ${UNTIL_THEN}`,
			denied: `Erlauben Sie die App in seinen Einstellungen und versuchen Sie es erneut. ${UNTIL_THEN}`,
			dismissed: `Versuchen Sie es erneut; dann werden Sie noch einmal gefragt. ${UNTIL_THEN}`,
		}[why],
	}),
	keychainChanged: (as) => ({
		cause: `Der Schlüsselbund dieses Computers ist nicht mehr derselbe: Darin sind weder Ihre Anmeldung noch der Schlüssel zu Ihren Anrufen. Die Anrufe warten in ${as}.`,
		wayOut:
			'Melden Sie sich an; Ihre Anrufliste wird dann neu von NFON geladen. Mit dem früheren Schlüsselbund ist alles wieder da.',
	}),
	cacheSetAside: (as) => ({
		cause: `Die Anrufe auf diesem Computer ließen sich nicht lesen; die Datei liegt jetzt unter ${as}.`,
		wayOut: 'Sie müssen nichts tun: Ihre Anrufliste wird neu von NFON geladen.',
	}),
	storeFailed: (why) => ({
		cause: {
			full: 'Der Speicher dieses Computers ist voll; es lassen sich keine weiteren Anrufe ablegen.',
			'read-only':
				'Die Anrufe auf diesem Computer lassen sich nicht speichern: Ihr Ordner ist schreibgeschützt.',
			busy: 'Ein anderes Programm belegt die Datei mit den Anrufen auf diesem Computer.',
			error: 'Die Anrufe auf diesem Computer ließen sich nicht lesen oder speichern.',
			damaged: 'Die Datei mit den Anrufen auf diesem Computer ist beschädigt.',
		}[why],
		wayOut: {
			full: 'Geben Sie etwas Speicherplatz frei. Nichts geht verloren, und die App macht von selbst weiter.',
			'read-only':
				'Erlauben Sie dort das Schreiben oder fragen Sie Ihre Administration. Nichts geht verloren, und die App macht von selbst weiter.',
			busy: 'Warten Sie, bis eine Sicherung oder ein Virenscan fertig ist. Nichts geht verloren, und die App macht von selbst weiter.',
			error:
				'Nichts geht verloren, und die App versucht es von selbst erneut. Bleibt es dabei, prüfen Sie den Datenträger.',
			damaged:
				'Sie müssen nichts tun: Sie wird beiseitegelegt, und Ihre Anrufliste wird neu von NFON geladen.',
		}[why],
	}),
};
