/** What German says around the list. */
import type { Formats } from './formats.ts';
import type { ListTexts } from './list-texts.ts';
import { listed } from './phrases.ts';
import type { Texts } from './texts.ts';

export function germanList(formats: Formats, call: Texts['call']): ListTexts {
	const { count, plural, moment, span } = formats;
	const calls = (some: number): string =>
		`${count(some)} ${plural(some) === 'one' ? 'Anruf' : 'Anrufe'}`;

	return {
		label: 'Anrufe',
		filters: 'Anzeigen',
		filter: {
			all: 'Alle',
			missed: 'Verpasst',
			open: 'Offen',
			inbound: 'Eingehend',
			outbound: 'Ausgehend',
			transcript: 'Mit Transkript',
			answered: 'Angenommen',
			'called-back': 'Zurückgerufen',
			'not-called-back': 'Nicht zurückgerufen',
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
		olderNotKept: {
			'12-months': 'Anrufe, die älter als 12 Monate sind, bleiben nicht auf diesem Computer.',
			'3-months': 'Anrufe, die älter als 3 Monate sind, bleiben nicht auf diesem Computer.',
			'30-days': 'Anrufe, die älter als 30 Tage sind, bleiben nicht auf diesem Computer.',
		},
		askService: 'NFON fragen',
		foundAtService: 'Bei NFON, und hier nicht gespeichert',
		gap: ({ from, to }, beside) =>
			to === null
				? `Keine Verbindung seit ${moment(from)}`
				: `Keine Verbindung ${span(from, to, beside)} · fehlt noch`,
		chooseCall: 'Wählen Sie einen Anruf aus, um mehr zu sehen.',
		search: 'Anrufe suchen',
		clearSearch: 'Suche leeren',
		moreFilters: 'Weitere Filter',
		moreFiltersActive: 'Weitere Filter, einige Anrufe sind ausgeblendet',
		kind: 'Anrufe',
		anyKind: 'Alle',
		when: 'Zeitraum',
		anyTime: 'Jederzeit',
		today: 'Heute',
		yesterday: 'Gestern',
		lastDays: (days) => `Letzte ${count(days)} Tage`,
		days: 'Von einem Tag bis zu einem anderen',
		firstDay: (day) => `Erster Tag: ${day}. Wählen Sie den letzten aus.`,
		daysChosen: (days) => `${days} ausgewählt`,
		previousMonth: 'Voriger Monat',
		nextMonth: 'Nächster Monat',
		narrowedTo: 'Nur diese Anrufe sind zu sehen',
		oneCounterpart: 'Ein Gegenüber',
		without: (part) => `Ohne den Filter „${part}“`,
		showAll: 'Alle zeigen',
		calls,
		found: (found) => (found === 0 ? 'Nichts gefunden' : `${calls(found)} gefunden`),
		spoken: (row) =>
			listed(
				call.spoken(row),
				row.fold?.place === 0 &&
					`${row.fold.unfolded ? 'der neueste von' : 'eine Zeile für'} ${count(row.fold.calls)} ${row.fold.unfolded ? 'Anrufen' : 'Anrufe'}`,
				row.open && row.triedAt !== null && call.tried(row.triedAt),
			),
		arrivals: 'Neue Anrufe',
		arrived: (spoken) => `Neu: ${spoken}`,
		arrivedMany: (arrived) => `${calls(arrived)} sind eingetroffen`,
		chosen: (chosen) => `${calls(chosen)} ausgewählt`,
		clearChoice: 'Auswahl aufheben',
		open: 'Details zeigen',
		allWith: (who) => `Alle Anrufe mit ${who}`,
		delete: 'Löschen …',
		deleteChosen: (chosen) => `${calls(chosen)} löschen …`,
		markChosenHandled: (chosen) => `${calls(chosen)} als erledigt markieren`,
		nothingFound: (typed) => `Nichts gefunden für „${typed}“`,
		searchHint:
			'Durchsucht wurden Namen, Nummern und die Zusammenfassungen und Transkripte auf diesem Computer.',
		searchAll: 'Alle Anrufe durchsuchen',
		stillFilling: 'Ältere Anrufe werden noch geladen.',
		askingService: 'NFON wird nach Namen und Nummern gefragt …',
		serviceHasNone: 'Auch NFON hat keinen mit diesem Namen oder dieser Nummer.',
		noneFit: 'Kein Anruf passt zu diesen Filtern',
	};
}
