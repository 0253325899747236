/** What calls of a time say together, in English. */
import type { Formats } from './formats.ts';
import type { InsightTexts } from './insight-texts.ts';

export function englishInsight({ count, plural }: Formats): InsightTexts {
	const calls = (number: number) =>
		`${count(number)} ${plural(number) === 'one' ? 'call' : 'calls'}`;
	const missedCalls = (number: number) =>
		number === 0
			? 'no missed calls'
			: `${count(number)} missed ${plural(number) === 'one' ? 'call' : 'calls'}`;

	return {
		title: 'Insight',
		close: 'Close insight',
		range: 'Time',
		ranges: {
			'4-weeks': '4 weeks',
			'3-months': '3 months',
			'12-months': '12 months',
			everything: 'All',
		},
		loading: 'Looking at your calls…',
		unavailable: 'There is no insight right now',
		empty: 'No incoming calls in this time',
		emptyHint: 'Choose a longer time, or come back when more calls have arrived.',
		showTable: 'Show as table',
		showChart: 'Show as chart',
		showTableOf: (heading) => `${heading}: show as table`,
		showChartOf: (heading) => `${heading}: show as chart`,
		calls,
		missedCalls,
		missed: 'Missed',
		answered: 'Answered',
		hours: {
			title: 'When calls are missed',
			summary: (weekday, hours, missed) => `Most on ${weekday}, ${hours}: ${missedCalls(missed)}.`,
			nothing: 'No call was missed in this time.',
			cell: (weekday, hours, missed) => `${weekday}, ${hours}: ${missedCalls(missed)}`,
			fewer: 'fewer',
			more: 'more',
			weekday: 'Weekday',
			hour: 'Hour',
		},
		weeks: {
			title: 'Missed and answered',
			summary: (missed, answered) => `${count(missed)} missed, ${count(answered)} answered.`,
			column: (span, missed, answered) =>
				`${span}: ${count(missed)} missed, ${count(answered)} answered`,
			missedIn: (span) => `Missed, ${span}`,
			answeredIn: (span) => `Answered, ${span}`,
			week: 'Week',
		},
		callBack: {
			title: 'Time until calling back',
			calledBack: (number) =>
				`The median of ${count(number)} ${plural(number) === 'one' ? 'call' : 'calls'} that you returned.`,
			notCalledBack: (number) =>
				number === 0
					? 'None was left unreturned.'
					: `${count(number)} ${plural(number) === 'one' ? 'was' : 'were'} never returned.`,
			nobody: 'Nobody was called back in this time.',
			measure: 'Measure',
			medianName: 'Median',
			calledBackName: 'Called back',
			notCalledBackName: 'Not called back',
		},
		counterparts: {
			title: 'Most calls with',
			who: 'Who',
			calls: 'Calls',
			nobody: 'Nobody called who can be told apart.',
			ofThemMissed: (missed) => `${count(missed)} missed`,
		},
	};
}
