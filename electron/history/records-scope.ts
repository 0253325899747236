/** Whose records are asked for: `customer` and `extension` of a question (nfon-api.md, Query parameters); null: not said. */
export interface RecordsScope {
	readonly customer: string | null;
	readonly extension: string | null;
}
