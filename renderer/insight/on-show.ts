import type { CallQuery } from '../../electron/contract/call-view.ts';

/** Shows the calls behind a part of a chart; `who` is how the query's counterpart is called, if it has one. */
export type OnShow = (query: Partial<CallQuery>, who?: string) => void;
