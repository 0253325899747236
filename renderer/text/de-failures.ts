/** Each failure in German: why, and the way out. */
import { germanAccountFailures } from './de-account.ts';
import { germanComputer } from './de-computer.ts';
import { germanDesktopFailures } from './de-desktop.ts';
import { germanConfiguration } from './de-configuration.ts';
import { germanOthersFailures } from './de-others.ts';
import { germanSettingsFailures } from './de-settings.ts';
import type { FailureTexts } from './failure-text.ts';

const ADMINISTRATION = 'Ihre Administration';

export const germanFailures: FailureTexts = {
	signedOut: {
		cause: 'Sie sind abgemeldet.',
		wayOut: 'Melden Sie sich an, um neue Anrufe zu sehen.',
	},
	configuration: germanConfiguration,
	unreachable: ({ host, code }, setting) =>
		code.startsWith('ERR_CERT_')
			? {
					cause: `Dem Zertifikat von ${host} traut dieser Computer nicht (${code}).`,
					wayOut: `Liest Ihr Netzwerk Verbindungen mit, bitten Sie ${ADMINISTRATION}, dessen Zertifikat zu installieren.`,
				}
			: {
					cause: `${host} ist nicht erreichbar (${code}).`,
					wayOut: `Prüfen Sie Ihre Netzwerkverbindung. Ist die Adresse falsch, korrigieren Sie ${setting}.`,
				},
	notUnderstood: ({ host, found }, setting) => ({
		cause:
			found === 'html'
				? `${host} hat mit einer Webseite statt mit Daten geantwortet.`
				: found === 'redirect'
					? `${host} hat auf eine andere Adresse verwiesen, statt zu antworten.`
					: `${host} hat etwas geantwortet, das diese App nicht versteht.`,
		wayOut: `Melden Sie sich in Ihrem Netzwerk an, falls es das verlangt. Sonst prüfen Sie ${setting}.`,
	}),
	refused: ({ host, status }) => {
		const cause = `${host} hat die Anfrage abgelehnt (${String(status)}).`;
		if (status === 401) return { cause, wayOut: 'Melden Sie sich ab und wieder an.' };
		if (status === 403)
			return {
				cause: `${host} gibt Ihrem Konto keinen Zugriff auf die Anrufliste (403).`,
				wayOut: `Bitten Sie ${ADMINISTRATION}, Call History für Ihre Nebenstelle freizugeben.`,
			};
		if (status === 404)
			return {
				cause: `${host} kennt unter dieser Adresse keine Anrufliste (404).`,
				wayOut: `Prüfen Sie NFON_API_URL oder fragen Sie ${ADMINISTRATION}.`,
			};
		if (status === 429)
			return {
				cause: `${host} bittet um weniger Anfragen (429).`,
				wayOut: 'Die App wartet und versucht es von selbst erneut.',
			};
		if (status >= 500)
			return {
				cause: `Bei ${host} ist ein Fehler aufgetreten (${String(status)}).`,
				wayOut:
					'Versuchen Sie es später erneut. Bleibt es dabei, wenden Sie sich an den NFON-Support.',
			};
		return {
			cause,
			wayOut: 'Versuchen Sie es erneut. Bleibt es dabei, wenden Sie sich an den NFON-Support.',
		};
	},
	notAProvider: ({ host, status }) => ({
		cause: `Unter dieser Adresse von ${host} kann sich niemand anmelden (${String(status)}).`,
		wayOut: `Prüfen Sie NFON_ISSUER oder fragen Sie ${ADMINISTRATION}.`,
	}),
	consentRefused: {
		cause: 'Der Zugriff auf Ihre Anrufe wurde im Browser abgelehnt.',
		wayOut:
			'Melden Sie sich erneut an und stimmen Sie dort zu; sonst kann die App Ihre Anrufe nicht lesen.',
	},
	signInCancelled: {
		cause: 'Die Anmeldung wurde abgebrochen.',
		wayOut: 'Melden Sie sich an, sobald Sie möchten.',
	},
	signInTimedOut: {
		cause: 'Aus dem Browser kam nicht rechtzeitig eine Antwort.',
		wayOut: 'Melden Sie sich erneut an und schließen Sie die Seite im Browser ab.',
	},
	signInNotTrusted: {
		cause: 'Die Antwort aus dem Browser gehörte nicht zu dieser Anmeldung.',
		wayOut: 'Schließen Sie ältere Anmeldeseiten und melden Sie sich erneut an.',
	},
	providerError: ({ host, error }) =>
		error === 'invalid_client' || error === 'unauthorized_client'
			? {
					cause: `${host} kennt diese App nicht (${error}).`,
					wayOut: `Prüfen Sie NFON_CLIENT_ID oder fragen Sie NFON oder ${ADMINISTRATION}.`,
				}
			: {
					cause: `${host} konnte Sie nicht anmelden (${error}).`,
					wayOut: `Melden Sie sich erneut an. Klappt es wieder nicht, nennen Sie Ihrer Administration dieses Wort.`,
				},
	signInExpired: {
		cause: 'Ihre Anmeldung ist abgelaufen.',
		wayOut: 'Melden Sie sich erneut an; die Anrufe auf diesem Computer sind noch da.',
	},
	redirectPortTaken: (port) => ({
		cause: `Ein anderes Programm belegt Port ${String(port)}, den die Anmeldung braucht.`,
		wayOut:
			'Beenden Sie es und melden Sie sich erneut an, oder wählen Sie einen anderen NFON_REDIRECT_PORT.',
	}),
	browserNotOpened: {
		cause: 'Ihr Browser ließ sich nicht öffnen.',
		wayOut:
			'Wählen Sie „Link kopieren“ und öffnen Sie ihn selbst im Browser; dieses Fenster macht von selbst weiter.',
	},
	...germanAccountFailures,
	...germanComputer,
	...germanDesktopFailures,
	...germanSettingsFailures,
	...germanOthersFailures,
	customerNeeded: (refused) => ({
		cause:
			refused === null
				? 'NFON verlangt Ihre K-Nummer (Kundennummer).'
				: `NFON akzeptiert ${refused} nicht als Ihre K-Nummer (Kundennummer).`,
		wayOut: `Sie steht im NFON-Portal; auch ${ADMINISTRATION} kennt sie.`,
	}),
	noSuchCall: {
		cause: 'Diesen Anruf gibt es in Ihrer Anrufliste nicht mehr.',
		wayOut: 'Vielleicht wurde er anderswo gelöscht. Gehen Sie zurück zur Liste.',
	},
	confirmationNeeded: (kind) => ({
		cause: {
			emergency: 'Das ist eine Notrufnummer.',
			short: 'Das ist eine Kurzwahl; der Anruf kann Geld kosten.',
		}[kind],
		wayOut: 'Bestätigen Sie, dass Sie dort anrufen möchten.',
	}),
	cannotCall: (why) => ({
		cause: {
			withheld: 'Die Nummer war unterdrückt; ein Rückruf ist nicht möglich.',
			'not-a-number': 'Was als Nummer angezeigt wurde, lässt sich nicht anrufen.',
			'no-program': 'Kein Programm auf diesem Computer kann anrufen.',
			'bad-template': 'Die Adressvorlage für Rückrufe lässt sich nicht verwenden.',
		}[why],
		wayOut: {
			withheld: 'Warten Sie auf einen weiteren Anruf.',
			'not-a-number': 'Kopieren Sie sie und rufen Sie von Ihrem Telefon aus an.',
			'no-program':
				'Installieren Sie ein Softphone wie Cloudya und machen Sie es zum Telefon des Systems.',
			'bad-template': 'Berichtigen Sie sie in den Einstellungen.',
		}[why],
	}),
	badRequest: {
		cause: 'Die App hat sich selbst etwas gefragt, das sie nicht versteht.',
		wayOut:
			'Schließen Sie das Fenster und öffnen Sie es neu. Bleibt es dabei, melden Sie es bitte.',
	},
};
