import { neverReached } from '../../electron/contract/outcome.ts';
import { germanAccount } from './de-account.ts';
import { germanCalls } from './de-calls.ts';
import { germanDeletion, germanQuestions } from './de-deletion.ts';
import { germanDetails } from './de-details.ts';
import { germanDesktop } from './de-desktop.ts';
import { germanFailures } from './de-failures.ts';
import { germanList } from './de-list.ts';
import { germanInsight } from './de-insight.ts';
import { germanKeys } from './de-keys.ts';
import { germanOthers } from './de-others.ts';
import { germanSettings } from './de-settings.ts';
import type { Formats } from './formats.ts';
import { insightFormatsFor } from './insight-formats.ts';
import type { Texts } from './texts.ts';

/** German, with the dates and numbers of one of its locales. */
export function german(formats: Formats): Texts {
	const { count, plural, time } = formats;
	const call = germanCalls(formats);

	return {
		...formats,
		...insightFormatsFor(formats.locale),
		appName: 'NFON Call History',
		session: {
			title: 'Ihre Anrufe auf einen Blick',
			what: 'Verpasste Anrufe erscheinen als Benachrichtigung, und jeder Anruf Ihrer NFON-Nebenstelle ist nur einen Klick entfernt.',
			independent:
				'Eine unabhängige App, nicht von NFON. Sie spricht mit NFON und sonst mit niemandem.',
			signIn: 'Anmelden',
			signOut: 'Abmelden',
			notSignedIn: 'Nicht angemeldet',
			signedOutBar: 'Sie sind abgemeldet. Diese Anrufe sind auf diesem Computer gespeichert.',
			continueInBrowser: 'Weiter im Browser',
			continueHint: 'Die Anmeldeseite ist dort geöffnet. Danach geht es hier von selbst weiter.',
			cancel: 'Abbrechen',
			copyLink: 'Link kopieren',
			linkCopied: 'Link kopiert',
		},
		app: {
			menu: 'Konto und mehr',
			openHistory: 'Anrufliste im Fenster öffnen',
			extension: (extension) => `Nebenstelle ${extension}`,
			customer: (customer) => `Kunde ${customer}`,
			version: (version) => `Version ${version}`,
			notUnderstood: (records) =>
				records === 1
					? '1 Anruf von NFON war nicht lesbar'
					: `${count(records)} Anrufe von NFON waren nicht lesbar`,
			tryNow: 'Jetzt versuchen',
			tryAgain: 'Erneut versuchen',
			dismiss: 'Ausblenden',
			requestId: (id) => `Anfrage ${id}`,
			connection: (state, asOf) => {
				const asOfTime = asOf === null ? '' : ` · Stand ${time(asOf)}`;
				switch (state.kind) {
					case 'idle':
						return 'Abgemeldet';
					case 'connecting':
						return 'Verbindung wird hergestellt …';
					case 'catching-up':
						return 'Wird aktualisiert …';
					case 'up-to-date':
						return 'Aktuell';
					case 'offline':
						return `Offline${asOfTime}`;
					case 'stopped':
						return `Nicht verbunden${asOfTime}`;
					default:
						return neverReached(state);
				}
			},
			firstFill: (calls) =>
				`Bisher ${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufe'} geladen`,
			stopFilling: 'Anhalten',
			stopFillingSpoken: 'Anhalten: keine älteren Anrufe laden',
		},
		customerForm: {
			label: 'K-Nummer',
			example: 'K1234',
			send: 'Verbinden',
			wrong: 'Eine K-Nummer ist der Buchstabe K und danach nur Ziffern, wie K1234.',
		},
		list: germanList(formats, call),
		call,
		details: germanDetails,
		questions: germanQuestions(formats),
		deletion: germanDeletion(formats),
		insight: germanInsight(formats),
		keys: germanKeys,
		desktop: germanDesktop,
		account: germanAccount,
		others: germanOthers(formats),
		settings: germanSettings(formats),
		failures: germanFailures,
	};
}
