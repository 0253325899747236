import type { Language } from './call-record.ts';

/** What people say on the telephone: an opening, some subjects, an ending, in two languages. */
export interface Repertoire {
	readonly openings: readonly Exchange[];
	readonly subjects: readonly Subject[];
	readonly fillers: readonly Exchange[];
	readonly endings: readonly Exchange[];
}

/** Said in turns; the caller begins. */
type Exchange = readonly string[];

interface Subject {
	readonly summary: string;
	readonly exchange: Exchange;
}

export const REPERTOIRES: Readonly<Record<Language, Repertoire>> = {
	de: {
		openings: [
			[
				'Guten Tag, hier spricht Becker. Haben Sie einen Moment?',
				'Guten Tag, ja, gern. Worum geht es?',
			],
			['Hallo, ich bin’s noch einmal.', 'Ach, hallo! Schön, dass Sie zurückrufen.'],
			[
				'Grüß Gott, ich hätte eine Frage zu meinem Vertrag.',
				'Grüß Gott. Sagen Sie mir bitte kurz Ihre Kundennummer?',
			],
		],
		subjects: [
			{
				summary:
					'Der Liefertermin wird auf Donnerstag verschoben; die Rechnung geht per E-Mail zu.',
				exchange: [
					'Unsere Lieferung sollte gestern kommen, sie ist aber noch nicht da.',
					'Einen Augenblick, ich sehe nach. Sie liegt im Lager und geht am Donnerstag raus.',
					'Donnerstag passt. Können Sie mir die Rechnung bitte per E-Mail schicken?',
					'Selbstverständlich, die geht heute noch an Ihre Adresse.',
				],
			},
			{
				summary: 'Rückfrage zum Angebot: Menge 25 statt 20, neues Angebot bis Freitag.',
				exchange: [
					'Wir würden gern fünfundzwanzig statt zwanzig Stück nehmen.',
					'Dann mache ich Ihnen ein neues Angebot, da gibt es einen besseren Preis.',
					'Bis wann hätte ich das?',
					'Bis Freitagmittag. Ich melde mich, falls es früher fertig ist.',
				],
			},
			{
				summary:
					'Störung am Anschluss: Router wurde neu gestartet, Techniker kommt am Montag zwischen 8 und 10 Uhr.',
				exchange: [
					'Seit heute früh fällt bei uns immer wieder die Leitung aus.',
					'Haben Sie den Router schon einmal neu gestartet?',
					'Zweimal. Danach geht es für zehn Minuten, dann ist wieder Schluss.',
					'Dann schicke ich Ihnen jemanden. Montag zwischen acht und zehn Uhr, geht das?',
					'Ja, da ist jemand im Büro.',
				],
			},
			{
				summary:
					'Termin für die Schulung vereinbart: 14 Uhr im großen Besprechungsraum, zwölf Personen.',
				exchange: [
					'Wegen der Schulung: Wie viele Plätze haben wir eigentlich?',
					'Im großen Besprechungsraum zwölf, mit Stühlen vom Gang fünfzehn.',
					'Zwölf reichen. Sagen wir vierzehn Uhr?',
					'Vierzehn Uhr ist notiert, ich verschicke die Einladung.',
				],
			},
		],
		fillers: [
			[
				'Verstehe. Und wie machen wir das mit dem Rest?',
				'Den besprechen wir am besten nächste Woche in Ruhe.',
			],
			[
				'Darf ich da kurz nachfragen?',
				'Natürlich, bitte.',
				'Bleibt es bei dem Preis vom März?',
				'Ja, der gilt bis Jahresende.',
			],
			['Moment, ich schreibe mit … so, weiter.', 'Kein Problem, ich warte.'],
			[
				'Können Sie mich übrigens auch mobil erreichen?',
				'Ja, die Nummer steht bei mir in den Notizen.',
			],
		],
		endings: [
			['Dann vielen Dank und einen schönen Tag noch!', 'Ihnen auch, auf Wiederhören!'],
			['Prima, dann bis Montag.', 'Bis Montag, tschüss!'],
		],
	},
	en: {
		openings: [
			['Hello, this is Emily from Northgate. Is this a good time?', 'Hi Emily, yes, go ahead.'],
			[
				'Good morning, I am calling about our order.',
				'Good morning. Could you give me the order number, please?',
			],
		],
		subjects: [
			{
				summary: 'The shipment was held at customs; documents will be re-sent today.',
				exchange: [
					'The parcel has been stuck at customs since Tuesday.',
					'I see. They are asking for the commercial invoice again.',
					'We did send it with the first batch.',
					'I will send it once more today and copy you in.',
				],
			},
			{
				summary: 'Licence renewal: 40 seats for another year, quote to follow by Wednesday.',
				exchange: [
					'Our licences run out at the end of the month.',
					'You have forty seats at the moment. Would you like to keep them all?',
					'Yes, for another year, if the price stays the same.',
					'I can do that. You will have the quote by Wednesday.',
				],
			},
			{
				summary:
					'The login problem is solved by a password reset; a follow-up call is agreed for tomorrow.',
				exchange: [
					'Nobody in our office can sign in this morning.',
					'We had maintenance last night. Could you try the reset link I just sent?',
					'One second… yes, that works. Thank you!',
					'Great. I will ring you tomorrow to make sure it stays that way.',
				],
			},
		],
		fillers: [
			['Right. And what about the rest?', 'Let us go through that next week.'],
			['Sorry, could you say that again?', 'Of course: it is the second one from the top.'],
			['Is that including VAT?', 'No, those are net prices.', 'All right, noted.'],
		],
		endings: [
			['Thanks very much for your help.', 'You are welcome, goodbye!'],
			['Brilliant, speak soon then.', 'Speak soon, bye!'],
		],
	},
};
