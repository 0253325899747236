/** What calls of a time say together, in words. */
export interface InsightTexts {
	readonly title: string;
	readonly close: string;
	readonly range: string;
	readonly ranges: Readonly<Record<'4-weeks' | '3-months' | '12-months' | 'everything', string>>;
	readonly loading: string;
	readonly unavailable: string;
	readonly empty: string;
	readonly emptyHint: string;
	readonly showTable: string;
	readonly showChart: string;
	/** The same for those who hear it without the heading beside it. */
	readonly showTableOf: (heading: string) => string;
	readonly showChartOf: (heading: string) => string;
	readonly calls: (calls: number) => string;
	readonly missedCalls: (calls: number) => string;
	readonly missed: string;
	readonly answered: string;
	readonly hours: {
		readonly title: string;
		/** The whole chart in a sentence: where most were missed. */
		readonly summary: (weekday: string, hours: string, missed: number) => string;
		readonly nothing: string;
		readonly cell: (weekday: string, hours: string, missed: number) => string;
		readonly fewer: string;
		readonly more: string;
		readonly weekday: string;
		readonly hour: string;
	};
	readonly weeks: {
		readonly title: string;
		readonly summary: (missed: number, answered: number) => string;
		readonly column: (span: string, missed: number, answered: number) => string;
		readonly missedIn: (span: string) => string;
		readonly answeredIn: (span: string) => string;
		readonly week: string;
	};
	readonly callBack: {
		readonly title: string;
		readonly calledBack: (calls: number) => string;
		readonly notCalledBack: (calls: number) => string;
		readonly nobody: string;
		readonly measure: string;
		readonly medianName: string;
		readonly calledBackName: string;
		readonly notCalledBackName: string;
	};
	readonly counterparts: {
		readonly title: string;
		readonly who: string;
		readonly calls: string;
		readonly nobody: string;
		readonly ofThemMissed: (missed: number) => string;
	};
}
