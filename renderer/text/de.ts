import { neverReached } from '../../electron/contract/outcome.ts';
import { germanCalls } from './de-calls.ts';
import { germanDesktop } from './de-desktop.ts';
import { germanFailures } from './de-failures.ts';
import type { Formats } from './formats.ts';
import type { Texts } from './texts.ts';

/** German, with the dates and numbers of one of its locales. */
export function german(formats: Formats): Texts {
	const { count, plural, time, moment, span } = formats;

	return {
		...formats,
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
				`Anrufliste wird geladen · bisher ${count(calls)} ${plural(calls) === 'one' ? 'Anruf' : 'Anrufe'}`,
			stopFilling: 'Anhalten',
			stopFillingSpoken: 'Anhalten: keine älteren Anrufe laden',
		},
		customerForm: {
			label: 'K-Nummer',
			example: 'K1234',
			send: 'Verbinden',
			wrong: 'Eine K-Nummer ist der Buchstabe K und danach nur Ziffern, wie K1234.',
		},
		list: {
			label: 'Anrufe',
			filters: 'Anzeigen',
			filter: {
				all: 'Alle',
				missed: 'Verpasst',
				open: 'Offen',
				inbound: 'Eingehend',
				outbound: 'Ausgehend',
				transcript: 'Mit Transkript',
			},
			loading: 'Wird geladen …',
			unavailable: 'Die Anrufe lassen sich nicht anzeigen',
			empty: 'Noch keine Anrufe',
			emptyHint: 'Ihr nächster Anruf erscheint hier von selbst.',
			nothingKept: 'Noch keine Anrufe auf diesem Computer',
			filling: 'Anrufliste wird geladen',
			fillingHint:
				'Die neuesten Anrufe kommen zuerst. Sie können sie schon ansehen, während der Rest eintrifft.',
			noMissed: 'Keine verpassten Anrufe',
			noMissedHint: 'Jeder Anruf, der Sie erreicht hat, wurde angenommen.',
			noOpen: 'Nichts mehr offen',
			noOpenHint: 'Verpasste Anrufe bleiben hier, bis Sie sie angesehen oder zurückgerufen haben.',
			openCalls: (open) =>
				open === 0
					? 'Keine verpassten Anrufe offen'
					: `${count(open)} ${plural(open) === 'one' ? 'verpasster Anruf' : 'verpasste Anrufe'} offen`,
			fetchOlder: 'Ältere Anrufe laden',
			olderNotHere: 'Ältere Anrufe sind nicht auf diesem Computer.',
			gap: ({ from, to }, beside) =>
				to === null
					? `Keine Verbindung seit ${moment(from)}`
					: `Keine Verbindung ${span(from, to, beside)} · fehlt noch`,
			chooseCall: 'Wählen Sie einen Anruf aus, um mehr zu sehen.',
		},
		call: germanCalls(formats),
		details: {
			label: 'Anrufdetails',
			back: 'Zurück',
			unavailable: 'Der Anruf lässt sich nicht anzeigen',
			copyNumber: 'Nummer kopieren',
			numberCopied: 'Kopiert',
			markHandled: 'Als erledigt markieren',
			openAgain: 'Als offen markieren',
			path: 'Weg des Anrufs',
			summary: 'Zusammenfassung',
			transcript: 'Transkript',
			transcribing: 'Wird transkribiert …',
			transcriptMissing: 'Das Transkript ist noch nicht auf diesem Computer.',
			more: 'Weiteres',
			trunk: 'Amtsleitung',
		},
		desktop: germanDesktop,
		failures: germanFailures,
	};
}
