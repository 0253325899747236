/** What calls of a time say together, in German. */
import type { Formats } from './formats.ts';
import type { InsightTexts } from './insight-texts.ts';

export function germanInsight({ count, plural }: Formats): InsightTexts {
	const calls = (number: number) =>
		`${count(number)} ${plural(number) === 'one' ? 'Anruf' : 'Anrufe'}`;
	const missedCalls = (number: number) =>
		number === 0
			? 'keine verpassten Anrufe'
			: `${count(number)} ${plural(number) === 'one' ? 'verpasster Anruf' : 'verpasste Anrufe'}`;

	return {
		title: 'Auswertung',
		close: 'Auswertung schließen',
		range: 'Zeitraum',
		ranges: {
			'4-weeks': '4 Wochen',
			'3-months': '3 Monate',
			'12-months': '12 Monate',
			everything: 'Alle',
		},
		loading: 'Ihre Anrufe werden ausgewertet …',
		unavailable: 'Zurzeit ist keine Auswertung möglich',
		empty: 'Keine eingehenden Anrufe in diesem Zeitraum',
		emptyHint: 'Wählen Sie einen längeren Zeitraum, oder sehen Sie später wieder nach.',
		showTable: 'Als Tabelle',
		showChart: 'Als Diagramm',
		showTableOf: (heading) => `${heading}: als Tabelle zeigen`,
		showChartOf: (heading) => `${heading}: als Diagramm zeigen`,
		calls,
		missedCalls,
		missed: 'Verpasst',
		answered: 'Angenommen',
		hours: {
			title: 'Wann Anrufe verpasst werden',
			summary: (weekday, hours, missed) =>
				`Am häufigsten ${weekday}, ${hours}: ${missedCalls(missed)}.`,
			nothing: 'In diesem Zeitraum wurde kein Anruf verpasst.',
			cell: (weekday, hours, missed) => `${weekday}, ${hours}: ${missedCalls(missed)}`,
			fewer: 'weniger',
			more: 'mehr',
			weekday: 'Wochentag',
			hour: 'Stunde',
		},
		weeks: {
			title: 'Verpasst und angenommen',
			summary: (missed, answered) => `${count(missed)} verpasst, ${count(answered)} angenommen.`,
			column: (span, missed, answered) =>
				`${span}: ${count(missed)} verpasst, ${count(answered)} angenommen`,
			missedIn: (span) => `Verpasst, ${span}`,
			answeredIn: (span) => `Angenommen, ${span}`,
			week: 'Woche',
		},
		callBack: {
			title: 'Zeit bis zum Rückruf',
			calledBack: (number) =>
				`Im Mittel (Median) von ${count(number)} ${plural(number) === 'one' ? 'Rückruf' : 'Rückrufen'}.`,
			notCalledBack: (number) =>
				number === 0
					? 'Kein Anruf blieb ohne Rückruf.'
					: `${calls(number)} ${plural(number) === 'one' ? 'blieb' : 'blieben'} ohne Rückruf.`,
			nobody: 'In diesem Zeitraum wurde niemand zurückgerufen.',
			measure: 'Maß',
			medianName: 'Median',
			calledBackName: 'Zurückgerufen',
			notCalledBackName: 'Nicht zurückgerufen',
		},
		counterparts: {
			title: 'Die meisten Anrufe mit',
			who: 'Wer',
			calls: 'Anrufe',
			nobody: 'Niemand hat angerufen, der sich unterscheiden lässt.',
			ofThemMissed: (missed) => `${count(missed)} verpasst`,
		},
	};
}
