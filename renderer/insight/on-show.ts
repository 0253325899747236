import type { CallQuery } from '../../electron/contract/call-view.ts';

/** Shows the calls behind a part of a chart; `title` says which these are. */
export type OnShow = (query: Partial<CallQuery>, title: string) => void;
