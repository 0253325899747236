/** What English says around the list. */
import type { Formats } from './formats.ts';
import type { ListTexts } from './list-texts.ts';
import { listed } from './phrases.ts';
import type { Texts } from './texts.ts';

export function englishList(formats: Formats, call: Texts['call']): ListTexts {
	const { count, plural, moment, span } = formats;
	const calls = (some: number): string =>
		`${count(some)} ${plural(some) === 'one' ? 'call' : 'calls'}`;

	return {
		label: 'Calls',
		filters: 'Show',
		filter: {
			all: 'All',
			missed: 'Missed',
			open: 'Open',
			inbound: 'Incoming',
			outbound: 'Outgoing',
			transcript: 'With transcript',
			answered: 'Answered',
			'called-back': 'Called back',
			'not-called-back': 'Not called back',
		},
		loading: 'Loading…',
		unavailable: 'The calls cannot be shown',
		empty: 'No calls yet',
		emptyHint: 'Your next call will appear here by itself.',
		nothingKept: 'No calls on this computer yet',
		filling: 'Fetching your history',
		fillingHint: 'The newest calls come first. You can use them while the rest arrives.',
		noMissed: 'No missed calls',
		noMissedHint: 'Every call that reached you was answered.',
		noOpen: 'Nothing left open',
		noOpenHint: 'Missed calls stay here until you have looked at them or called back.',
		openCalls: (open) =>
			open === 0
				? 'No open missed calls'
				: `${count(open)} open missed ${plural(open) === 'one' ? 'call' : 'calls'}`,
		fetchOlder: 'Fetch older calls',
		olderNotHere: 'Older calls are not on this computer.',
		olderNotKept: {
			'12-months': 'Calls older than 12 months are not kept on this computer.',
			'3-months': 'Calls older than 3 months are not kept on this computer.',
			'30-days': 'Calls older than 30 days are not kept on this computer.',
		},
		askService: 'Ask NFON',
		foundAtService: 'At NFON, and not kept here',
		gap: ({ from, to }, beside) =>
			to === null
				? `Not listening since ${moment(from)}`
				: `Not listening ${span(from, to, beside)} · not fetched yet`,
		chooseCall: 'Choose a call to see its details.',
		search: 'Search calls',
		clearSearch: 'Clear search',
		moreFilters: 'More filters',
		moreFiltersActive: 'More filters, some calls are hidden',
		kind: 'Calls',
		anyKind: 'Any',
		when: 'When',
		anyTime: 'Any time',
		today: 'Today',
		yesterday: 'Yesterday',
		lastDays: (days) => `Last ${count(days)} days`,
		days: 'From one day to another',
		firstDay: (day) => `First day: ${day}. Choose the last one.`,
		daysChosen: (days) => `${days} chosen`,
		previousMonth: 'Previous month',
		nextMonth: 'Next month',
		narrowedTo: 'Only these calls are shown',
		oneCounterpart: 'One counterpart',
		without: (part) => `Without the filter “${part}”`,
		showAll: 'Show all',
		calls,
		found: (found) => (found === 0 ? 'Nothing found' : `${calls(found)} found`),
		spoken: (row) =>
			listed(
				call.spoken(row),
				row.fold?.place === 0 &&
					`${row.fold.unfolded ? 'the newest of' : 'one row for'} ${calls(row.fold.calls)}`,
				row.open && row.triedAt !== null && call.tried(row.triedAt),
			),
		arrivals: 'New calls',
		arrived: (spoken) => `New: ${spoken}`,
		arrivedMany: (arrived) => `${calls(arrived)} have arrived`,
		chosen: (chosen) => `${calls(chosen)} selected`,
		clearChoice: 'Clear selection',
		open: 'Show details',
		allWith: (who) => `All calls with ${who}`,
		delete: 'Delete…',
		deleteChosen: (chosen) => `Delete ${calls(chosen)}…`,
		markChosenHandled: (chosen) => `Mark ${calls(chosen)} handled`,
		nothingFound: (typed) => `Nothing found for “${typed}”`,
		searchHint: 'Names, numbers, and the summaries and transcripts on this computer were searched.',
		searchAll: 'Search all calls',
		stillFilling: 'Older calls are still being fetched.',
		askingService: 'Asking NFON for names and numbers…',
		serviceHasNone: 'NFON has none with this name or number either.',
		noneFit: 'No calls fit these filters',
	};
}
