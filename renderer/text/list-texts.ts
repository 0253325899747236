import type { CallFilter, Gap, ListRow } from '../../electron/contract/call-view.ts';
import type { KeptTime } from '../../electron/contract/retention.ts';

/** What is said around the list: search, filters, choosing, and why there is nothing. */
export interface ListTexts {
	readonly label: string;
	readonly search: string;
	readonly clearSearch: string;
	readonly filters: string;
	readonly filter: Readonly<Record<CallFilter, string>>;
	readonly moreFilters: string;
	readonly moreFiltersActive: string;
	readonly kind: string;
	readonly anyKind: string;
	readonly when: string;
	readonly anyTime: string;
	readonly today: string;
	readonly yesterday: string;
	readonly lastDays: (days: number) => string;
	readonly days: string;
	/** Said when the first day is chosen, and the last is not yet. */
	readonly firstDay: (day: string) => string;
	readonly daysChosen: (days: string) => string;
	readonly previousMonth: string;
	readonly nextMonth: string;
	/** The group of what hides calls just now. */
	readonly narrowedTo: string;
	readonly oneCounterpart: string;
	/** Takes one of them away again. */
	readonly without: (part: string) => string;
	readonly showAll: string;
	readonly calls: (calls: number) => string;
	readonly found: (calls: number) => string;
	/** A row in words, with what is folded under it. */
	readonly spoken: (row: ListRow) => string;
	readonly arrivals: string;
	readonly arrived: (call: string) => string;
	readonly arrivedMany: (calls: number) => string;
	readonly chosen: (calls: number) => string;
	readonly clearChoice: string;
	readonly open: string;
	readonly allWith: (who: string) => string;
	readonly delete: string;
	readonly deleteChosen: (calls: number) => string;
	readonly markChosenHandled: (calls: number) => string;
	readonly nothingFound: (typed: string) => string;
	readonly searchHint: string;
	readonly searchAll: string;
	readonly stillFilling: string;
	readonly askingService: string;
	readonly serviceHasNone: string;
	readonly noneFit: string;
	readonly loading: string;
	readonly unavailable: string;
	readonly empty: string;
	readonly emptyHint: string;
	readonly nothingKept: string;
	readonly filling: string;
	readonly fillingHint: string;
	readonly noMissed: string;
	readonly noMissedHint: string;
	readonly noOpen: string;
	readonly noOpenHint: string;
	readonly openCalls: (open: number) => string;
	readonly fetchOlder: string;
	readonly olderNotHere: string;
	readonly olderNotKept: Readonly<Record<KeptTime, string>>;
	readonly askService: string;
	/** What the service found, and this computer does not keep. */
	readonly foundAtService: string;
	/** `beside`: a time of the day among whose calls this is said; null: it stands among none. */
	readonly gap: (gap: Gap, beside: string | null) => string;
	readonly chooseCall: string;
}
