/** What German says about the connection, in the settings. */
import type { SettingsTexts } from './settings-texts.ts';

export const germanConnection: SettingsTexts['connection'] = {
	names: {
		NFON_API_URL: 'Dienst der Anrufliste',
		NFON_ISSUER: 'Anmeldung',
		NFON_CLIENT_ID: 'Client-ID',
		NFON_CUSTOMER: 'K-Nummer',
		NFON_REDIRECT_PORT: 'Port für die Anmeldung',
	},
	origins: {
		default: 'Voreinstellung',
		environment: 'Von der Umgebung festgelegt',
		managed: 'Von Ihrer Administration festgelegt',
		person: 'Von Ihnen festgelegt',
		token: 'Aus Ihrem Konto',
		records: 'Aus Ihren Anrufen',
	},
	none: {
		NFON_API_URL: 'Keine',
		NFON_ISSUER: 'Keine',
		NFON_CLIENT_ID: 'Fehlt',
		NFON_CUSTOMER: 'Nicht bekannt',
		NFON_REDIRECT_PORT: 'Irgendein freier',
	},
	hint: 'Wer die App einrichtet, legt dies für alle fest, bevor sie startet.',
	hintBesideCustomer:
		'Die K-Nummer können Sie ändern. Alles andere legt für alle fest, wer die App einrichtet, bevor sie startet.',
	changeCustomer: 'K-Nummer ändern',
	removeCustomer: 'K-Nummer entfernen',
	managedFile: 'Datei der Administration',
	managedFileAbsent: 'Es gibt keine.',
	test: 'Verbindung prüfen',
	testing: 'Wird geprüft …',
	hops: {
		provider: 'Der Anmeldeserver antwortet',
		token: 'Er lässt Sie ein',
		service: 'Der Dienst gibt Ihre Anrufe',
		stream: 'Er meldet neue Anrufe, sobald sie kommen',
	},
	works: (took) => `Geht, ${took}`,
	fails: 'Geht nicht',
	notTried: 'Nicht versucht',
	proxy: 'Proxy',
	noProxy: 'Keiner',
};
