import type { ListRow } from '../../electron/contract/call-view.ts';
import type { CallDetailsState } from './call-details.svelte.ts';
import type { CallLog } from './call-log.svelte.ts';

/** The call that a key is about: the one under the keyboard in the list, or else the one that is open. */
export function rowFor(
	{ target }: KeyboardEvent,
	log: Pick<CallLog, 'cursorRow'>,
	{ details }: Pick<CallDetailsState, 'details'>,
): ListRow | undefined {
	const inList = target instanceof Element && target.role === 'listbox';
	const shown = details?.row;
	return (inList ? log.cursorRow : undefined) ?? (shown && { ...shown, fold: null, snippet: null });
}
